// Two js-libp2p processes and /perf/1.0.0 between them: perf.mjs MEBIBYTES PASSES prints {"up": […], "down": […]} in MB/s.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { multiaddr } from '@multiformats/multiaddr';
import { PERF, node, perf, say, servePerf } from './lib.mjs';

const [mebibytes, passes] = process.argv.slice(2).map(Number);

async function serve() {
  const peer = await node();
  await peer.handle(PERF, servePerf);
  say({ address: peer.getMultiaddrs()[0].toString() });
  process.stdin.on('end', () => process.exit(0)).resume();
}

async function measure() {
  const other = spawn(process.execPath, [fileURLToPath(import.meta.url)], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const { value } = await createInterface({ input: other.stdout })[Symbol.asyncIterator]().next();
    const peer = await node({ addresses: { listen: [] } });
    const connection = await peer.dial(multiaddr(JSON.parse(value).address));
    const bytes = mebibytes * 1024 * 1024;
    const up = [];
    const down = [];
    for (let i = 0; i < passes; i++) {
      up.push(bytes / 1e6 / await perf(connection, bytes, 0));
      down.push(bytes / 1e6 / await perf(connection, 0, bytes));
    }
    say({ up, down });
  } finally {
    other.stdin.end();
  }
}

await (mebibytes ? measure() : serve());
process.exitCode = 0;
if (mebibytes) process.exit();
