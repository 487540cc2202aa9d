// So many js-libp2p peers with a hash table of ours among them: node kad.mjs COUNT.
import { kadDHT, passthroughMapper } from '@libp2p/kad-dht';
import { peerIdFromString } from '@libp2p/peer-id';
import { multiaddr } from '@multiformats/multiaddr';
import { CID } from 'multiformats/cid';
import { node, obey, say } from './lib.mjs';

const dht = () => kadDHT({
  protocol: '/tangible/kad/1.0.0',
  clientMode: false,
  peerInfoMapper: passthroughMapper,
  initialQuerySelfInterval: 500,
  allowQueryWithZeroPeers: true,
});

const peers = [];
for (let i = 0; i < Number(process.argv[2]); i++) {
  const peer = await node({ services: { dht: dht() } });
  await peer.services.dht.setMode('server');
  if (i > 0) await peer.dial(peers[i - 1].getMultiaddrs());
  peers.push(peer);
}

const LIMIT = 20_000;
const signal = () => AbortSignal.timeout(LIMIT);

const orders = {
  async dial({ peer, address }) {
    await peers[peer].dial(multiaddr(address));
    return {};
  },
  async provide({ peer, cid }) {
    let told = 0;
    for await (const event of peers[peer].services.dht.provide(CID.parse(cid), { signal: signal() })) {
      if (event.name === 'PEER_RESPONSE' && event.messageName === 'ADD_PROVIDER') told++;
    }
    return { told };
  },
  async findProviders({ peer, cid }) {
    const found = new Set();
    for await (const event of peers[peer].services.dht.findProviders(CID.parse(cid), { signal: signal() })) {
      if (event.name === 'PROVIDER') event.providers.forEach(each => found.add(each.id.toString()));
    }
    return { found: [...found] };
  },
  async findPeer({ peer, wanted }) {
    // Told by others, not remembered.
    for await (const event of peers[peer].services.dht.findPeer(peerIdFromString(wanted), { signal: signal() })) {
      if (event.name === 'FINAL_PEER') return { addresses: event.peer.multiaddrs.map(String) };
    }
    return { addresses: [] };
  },
  async table({ peer }) {
    return { peers: [...peers[peer].services.dht.routingTable.kb.toIterable()].map(each => each.peerId.toString()) };
  },
};

say({ peer: peers[0].peerId.toString(), addresses: peers[0].getMultiaddrs().map(String), peers: peers.map(each => each.peerId.toString()) });
await obey(orders, () => Promise.all(peers.map(each => each.stop())));
