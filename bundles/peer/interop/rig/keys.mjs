// A js-libp2p peer with a key of the kind that is asked for; agrees on its muxer within Noise or, "late", after it.
import { generateKeyPair } from '@libp2p/crypto/keys';
import { noise } from '@libp2p/noise';
import { multiaddr } from '@multiformats/multiaddr';
import { node, obey, say } from './lib.mjs';

const [kind, muxers] = process.argv.slice(2);

function late(components) {
  const encrypter = noise()(components);
  const { secureInbound, secureOutbound } = encrypter;
  encrypter.secureInbound = (link, options) =>
    secureInbound.call(encrypter, link, { ...options, skipStreamMuxerNegotiation: true });
  encrypter.secureOutbound = (link, options) =>
    secureOutbound.call(encrypter, link, { ...options, skipStreamMuxerNegotiation: true });
  return encrypter;
}

const peer = await node({
  privateKey: await generateKeyPair(kind, kind === 'RSA' ? 2048 : undefined),
  connectionEncrypters: [muxers === 'late' ? late : noise()],
});

const orders = {
  async dial({ address }) {
    const connection = await peer.dial(multiaddr(address), { signal: AbortSignal.timeout(20_000) });
    return { peer: connection.remotePeer.toString(), muxer: connection.multiplexer };
  },
  async ping({ of }) {
    const connection = peer.getConnections().find(each => each.remotePeer.toString() === of);
    return { millis: await peer.services.ping.ping(connection.remotePeer, { signal: AbortSignal.timeout(10_000) }) };
  },
  // What changes is pushed to those who know us.
  async serve({ protocol }) {
    await peer.handle(protocol, stream => stream.close());
    return {};
  },
  async protocols({ of }) {
    for (const connection of peer.getConnections()) {
      if (connection.remotePeer.toString() === of) {
        return { protocols: (await peer.peerStore.get(connection.remotePeer)).protocols };
      }
    }
    throw new Error(`not connected with ${of}`);
  },
};

say({ peer: peer.peerId.toString(), addresses: peer.getMultiaddrs().map(String) });
await obey(orders, () => peer.stop());
