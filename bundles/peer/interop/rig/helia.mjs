// An IPFS node that imports, serves and fetches files, and knows nobody: node helia.mjs.
import { withBitswap } from '@helia/bitswap';
import { withLibp2pLight } from '@helia/libp2p';
import { unixfs } from '@helia/unixfs';
import { createHeliaLight } from 'helia';
import { fixedSize } from 'ipfs-unixfs-importer/chunker';
import { balanced } from 'ipfs-unixfs-importer/layout';
import { multiaddr } from '@multiformats/multiaddr';
import { CID } from 'multiformats/cid';
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { noise } from '@libp2p/noise';
import { yamux } from '@libp2p/yamux';
import { tcp } from '@libp2p/tcp';
import { identify } from '@libp2p/identify';
import { ping } from '@libp2p/ping';
import { obey, say } from './lib.mjs';

const helia = await withBitswap(withLibp2pLight(createHeliaLight(), {
  addresses: { listen: ['/ip4/127.0.0.1/tcp/0'] },
  transports: [tcp()],
  connectionEncrypters: [noise()],
  streamMuxers: [yamux()],
  connectionManager: { inboundConnectionThreshold: 1e6 },
  services: { identify: identify(), ping: ping() },
})).start();
const files = unixfs(helia);

// IPIP-0499, unixfs-v1-2025.
const PROFILE = {
  cidVersion: 1,
  rawLeaves: true,
  reduceSingleLeafToSelf: true,
  chunker: fixedSize({ chunkSize: 1 << 20 }),
  layout: balanced({ maxChildrenPerNode: 1024 }),
};

const orders = {
  async add({ path }) {
    const cid = await files.addByteStream(createReadStream(path, { highWaterMark: 1 << 20 }), PROFILE);
    return { cid: cid.toString() };
  },
  async dial({ address }) {
    await helia.libp2p.dial(multiaddr(address));
    return {};
  },
  async get({ cid, path }) {
    const begin = performance.now();
    const out = createWriteStream(path);
    for await (const bytes of files.cat(CID.parse(cid), { signal: AbortSignal.timeout(50_000) })) {
      if (!out.write(bytes)) await once(out, 'drain');
    }
    out.end();
    await once(out, 'close');
    return { seconds: (performance.now() - begin) / 1000 };
  },
};

say({ peer: helia.libp2p.peerId.toString(), addresses: helia.libp2p.getMultiaddrs().map(String) });
await obey(orders, () => helia.stop());
