// A js-libp2p peer that relays or is relayed, upgrades to direct connections, calls back and asks for calls.
import { circuitRelayServer, circuitRelayTransport } from '@libp2p/circuit-relay-v2';
import { autoNATv2 } from '@libp2p/autonat-v2';
import { dcutr } from '@libp2p/dcutr';
import { mdns } from '@libp2p/mdns';
import { tcp } from '@libp2p/tcp';
import { multiaddr } from '@multiformats/multiaddr';
import { ECHO, node, obey, say, send } from './lib.mjs';

// Arguments: where to listen, then kinds, and /…/p2p-circuit for each relay to ask for a line.
const [listen, ...kinds] = process.argv.slice(2);
const is = kind => kinds.includes(kind);

const peer = await node({
  addresses: {
    // It tells of no public address that nobody has verified, unless it is told to.
    ...(is('public') && { appendAnnounce: [listen] }),
    listen: [listen, ...kinds.filter(kind => kind.endsWith('/p2p-circuit'))],
  },
  transports: [tcp(), circuitRelayTransport()],
  ...(is('mdns') && { peerDiscovery: [mdns({ interval: 1000 })] }),
  services: {
    ...(is('relay') && { relay: circuitRelayServer({ reservations: { maxReservations: 20 } }) }),
    ...(is('direct') && { dcutr: dcutr() }),
    ...(is('autonat') && { autonat: autoNATv2({ startupDelay: 0, refreshInterval: 1000 }) }),
  },
});

const discovered = new Set();
peer.addEventListener('peer:discovery', event => discovered.add(event.detail.id.toString()));

const limited = { runOnLimitedConnection: true };
await peer.handle(ECHO, async stream => {
  for await (const chunk of stream) await send(stream, chunk.subarray());
  await stream.close();
}, { maxInboundStreams: 100, ...limited });

async function all(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk.subarray()));
  return Buffer.concat(chunks);
}

const orders = {
  async dial({ address }) {
    const connection = await peer.dial(multiaddr(address));
    return { peer: connection.remotePeer.toString(), limited: String(connection.limits != null), via: connection.remoteAddr.toString() };
  },
  async echo({ address, bytes }) {
    const connection = await peer.dial(multiaddr(address));
    const stream = await connection.newStream(ECHO, limited);
    const sent = Buffer.alloc(bytes, 7);
    await send(stream, sent);
    await stream.close();
    const got = await all(stream);
    if (!got.equals(sent)) throw new Error(`the echo has ${got.length} bytes instead of ${bytes}`);
    return { echoed: got.length, via: connection.remoteAddr.toString() };
  },
  async addresses() { return { addresses: peer.getMultiaddrs().map(String) }; },
  async connections() {
    return { connections: peer.getConnections().map(c => `${c.direction} ${c.limits == null ? 'full' : 'limited'} ${c.remoteAddr}`) };
  },
  async discovered() { return { discovered: [...discovered] }; },
  async reservations() { return { reservations: peer.services.relay.reservations.size }; },
};

say({ peer: peer.peerId.toString(), addresses: peer.getMultiaddrs().map(String) });
await obey(orders, () => peer.stop());
