// Two js-libp2p processes and /perf/1.0.0 between them: perf.mjs MEBIBYTES PASSES prints {"up": […], "down": […]} in MB/s and
// {"processor": …}, the MB for each second that both had a processor.
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
  process.stdin.on('data', () => say({ seconds: processorSeconds() })).on('end', () => process.exit(0));
}

function processorSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function measure() {
  const other = spawn(process.execPath, [fileURLToPath(import.meta.url)], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const lines = createInterface({ input: other.stdout })[Symbol.asyncIterator]();
    const { value } = await lines.next();
    const spent = async () => {
      other.stdin.write('?');
      return processorSeconds() + JSON.parse((await lines.next()).value).seconds;
    };
    const peer = await node({ addresses: { listen: [] } });
    const connection = await peer.dial(multiaddr(JSON.parse(value).address));
    const bytes = mebibytes * 1024 * 1024;
    const up = [];
    const down = [];
    await perf(connection, bytes, bytes);
    const before = await spent();
    for (let i = 0; i < passes; i++) {
      up.push(bytes / 1e6 / await perf(connection, bytes, 0));
      down.push(bytes / 1e6 / await perf(connection, 0, bytes));
    }
    say({ up, down, processor: [2 * passes * bytes / 1e6 / (await spent() - before)] });
  } finally {
    other.stdin.end();
  }
}

await (mebibytes ? measure() : serve());
process.exitCode = 0;
if (mebibytes) process.exit();
