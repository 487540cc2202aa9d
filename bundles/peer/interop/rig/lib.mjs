// What the rigs share: a js-libp2p node, perf, and orders as JSON lines.
import { createLibp2p } from 'libp2p';
import { tcp } from '@libp2p/tcp';
import { noise } from '@libp2p/noise';
import { yamux } from '@libp2p/yamux';
import { identify, identifyPush } from '@libp2p/identify';
import { ping } from '@libp2p/ping';
import { createInterface } from 'node:readline';

export const PERF = '/perf/1.0.0';
export const ECHO = '/interop/echo/1.0.0';
export const RESET = '/interop/reset/1.0.0';
export const COUNT = '/interop/count/1.0.0';

const BLOCK = new Uint8Array(256 * 1024);

/** A node on a free port of this machine; options are merged over the defaults. */
export function node(options = {}) {
  const { services, ...rest } = options;
  return createLibp2p({
    addresses: { listen: ['/ip4/127.0.0.1/tcp/0'] },
    transports: [tcp()],
    connectionEncrypters: [noise()],
    // Its own limit is a thousand, and tests open a thousand beside those of identify and ping.
    streamMuxers: [yamux({ maxInboundStreams: 5000, maxOutboundStreams: 5000 })],
    // A rig is called often by one host.
    connectionManager: { inboundConnectionThreshold: 1e6, maxIncomingPendingConnections: 1000 },
    services: { identify: identify(), identifyPush: identifyPush(), ping: ping(), ...services },
    ...rest,
  });
}

export async function send(stream, bytes) {
  if (!stream.send(bytes)) await stream.onDrain();
}

export async function zeros(stream, count) {
  for (let left = count; left > 0n;) {
    const part = left < BigInt(BLOCK.length) ? Number(left) : BLOCK.length;
    await send(stream, BLOCK.subarray(0, part));
    left -= BigInt(part);
  }
}

export async function servePerf(stream) {
  const head = new Uint8Array(8);
  let got = 0;
  for await (const chunk of stream) {
    const bytes = got < 8 ? chunk.subarray() : undefined;
    for (let i = 0; got < 8 && i < bytes.length; i++) head[got++] = bytes[i];
  }
  await zeros(stream, new DataView(head.buffer).getBigUint64(0));
  await stream.close();
}

/** Seconds from opening the stream to its end. */
export async function perf(connection, up, down) {
  const begin = performance.now();
  const stream = await connection.newStream(PERF);
  const head = new Uint8Array(8);
  new DataView(head.buffer).setBigUint64(0, BigInt(down));
  await send(stream, head);
  await zeros(stream, BigInt(up));
  await stream.close();
  let got = 0;
  for await (const chunk of stream) got += chunk.byteLength;
  if (got !== Number(down)) throw new Error(`${got} bytes came of ${down}`);
  return (performance.now() - begin) / 1000;
}

/** Answers {"id": …, "do": NAME, …} by the function of that name; ends with its standard input. */
export async function obey(orders, stop) {
  for await (const line of createInterface({ input: process.stdin })) {
    const order = JSON.parse(line);
    Promise.resolve()
      .then(() => orders[order.do](order))
      .then(result => say({ id: order.id, ...result }))
      .catch(error => say({ id: order.id, error: `${error.name}: ${error.message}` }));
  }
  await stop();
  process.exit(0);
}

export function say(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
