// A js-libp2p peer: Noise, Yamux (or, asked for quic, rust's quinn and its TLS), identify, ping, perf, and protocols
// that echo, count, reset.
import { quic } from '@chainsafe/libp2p-quic';
import { multiaddr } from '@multiformats/multiaddr';
import { COUNT, ECHO, PERF, RESET, node, obey, perf, say, send, servePerf } from './lib.mjs';

const many = { maxInboundStreams: 5000, maxOutboundStreams: 5000 };
const overQuic = { addresses: { listen: ['/ip4/127.0.0.1/udp/0/quic-v1'] }, transports: [quic()] };
const peer = await node(process.argv[2] === 'quic' ? overQuic : {});

await peer.handle(PERF, servePerf, many);
await peer.handle(ECHO, async stream => {
  for await (const chunk of stream) await send(stream, chunk.subarray());
  await stream.close();
}, many);
await peer.handle(COUNT, async stream => {
  let count = 0n;
  for await (const chunk of stream) count += BigInt(chunk.byteLength);
  await send(stream, number(count));
  await stream.close();
}, many);
await peer.handle(RESET, async stream => {
  for await (const chunk of stream) {
    stream.abort(new Error(`reset after ${chunk.byteLength} bytes, as asked`));
    return;
  }
}, many);

function number(value) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
}

async function all(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk.subarray()));
  return Buffer.concat(chunks);
}

const connections = new Map();
const of = order => connections.get(order.address);

async function echo(connection, bytes, seed) {
  const stream = await connection.newStream(ECHO, many);
  const sent = Buffer.alloc(bytes, seed);
  // Asked for before it can come: an end that came earlier would be missed.
  const coming = all(stream);
  await send(stream, sent);
  await stream.close();
  const got = await coming;
  if (!got.equals(sent)) throw new Error(`the echo has ${got.length} bytes instead of ${bytes}, or others`);
}

const orders = {
  async dial({ address }) {
    const connection = await peer.dial(multiaddr(address));
    connections.set(address, connection);
    return { peer: connection.remotePeer.toString(), muxer: connection.multiplexer, security: connection.encryption };
  },
  async identified({ address }) {
    const known = await peer.peerStore.get(of({ address }).remotePeer);
    return {
      protocols: known.protocols,
      agent: new TextDecoder().decode(known.metadata.get('AgentVersion') ?? new Uint8Array()),
      signed: known.peerRecordEnvelope != null,
    };
  },
  async ping(order) { return { millis: await peer.services.ping.ping(of(order).remotePeer) }; },
  async perf(order) { return { seconds: await perf(of(order), order.up, order.down) }; },
  async count(order) {
    const stream = await of(order).newStream(COUNT);
    const coming = all(stream);
    await send(stream, new Uint8Array(order.bytes));
    await stream.close();
    return { count: Number((await coming).readBigUInt64BE()) };
  },
  async streams(order) {
    const all = [];
    for (let i = 0; i < order.streams; i++) all.push(echo(of(order), order.bytes + i, i));
    await Promise.all(all);
    return { streams: all.length };
  },
  async reset(order) {
    const stream = await of(order).newStream(RESET);
    const coming = all(stream);
    try {
      await send(stream, new Uint8Array(1));
      const got = await coming;
      return { ended: `with ${got.length} bytes`, status: stream.status };
    } catch (error) {
      return { ended: error.name, status: stream.status };
    }
  },
  async close(order) { await of(order).close(); return {}; },
};

say({ peer: peer.peerId.toString(), addresses: peer.getMultiaddrs().map(String) });
await obey(orders, () => peer.stop());
