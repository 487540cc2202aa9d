// How long helia takes to fetch a file from another helia: node fetch.mjs FILE PASSES.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [file, passes] = process.argv.slice(2);
const rig = join(dirname(fileURLToPath(import.meta.url)), 'helia.mjs');

async function peer() {
  const child = spawn(process.execPath, [rig], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value);
  const hello = await next();
  return {
    address: hello.addresses[0],
    async order(order) {
      child.stdin.write(`${JSON.stringify({ id: 1, ...order })}\n`);
      const answer = await next();
      if (answer.error) throw new Error(answer.error);
      return answer;
    },
    stop: () => child.stdin.end(),
  };
}

const folder = await mkdtemp(join(tmpdir(), 'fetch-'));
const seconds = [];
const server = await peer();
const { cid } = await server.order({ do: 'add', path: file });
for (let pass = 0; pass < Number(passes); pass++) {
  // A fresh one: it keeps what it has.
  const client = await peer();
  await client.order({ do: 'dial', address: server.address });
  seconds.push((await client.order({ do: 'get', cid, path: join(folder, `copy${pass}`) })).seconds);
  client.stop();
}
server.stop();
await rm(folder, { recursive: true });
console.log(JSON.stringify({ seconds }));
