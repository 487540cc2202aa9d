#!/usr/bin/env node
'use strict';
// Proves what proof/*.sol states, with the model checker in solc and z3 (Debian package `z3`).
// Prints every statement and fails when one is not proved, or when a wrong one is not refuted.
// A function of its arguments alone is proved by `bmc`, what holds after any calls by `chc`.

const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');

const ROOT = path.join(__dirname, '..');
const QUERY_SECONDS = 60;
const ALL_SECONDS = 600;
const WRONG = 'proof/WrongProof.sol';

const started = Date.now();

function solve(query) {
  const left = ALL_SECONDS - (Date.now() - started) / 1000;
  const seconds = Math.floor(Math.min(QUERY_SECONDS, left));
  if (seconds < 1) return { contents: 'unknown\n' };
  const { stdout, error } = spawnSync('z3', ['-smt2', '-in', `-T:${seconds}`], {
    input: query, encoding: 'utf8', maxBuffer: 1 << 30, timeout: (seconds + 5) * 1000,
  });
  if (error?.code === 'ENOENT') throw new Error('z3 is not installed (Debian package z3)');
  const answer = /^(sat|unsat)/m.test(stdout ?? '') ? stdout : 'unknown\n';
  return { contents: answer };
}

function sourcesOf(file, found = {}) {
  if (found[file]) return found;
  const content = fs.readFileSync(path.join(ROOT, file), 'utf8');
  found[file] = { content };
  for (const [, name] of content.matchAll(/import [^;]*"(\.[^"]+)"/g)) {
    sourcesOf(path.posix.join(path.posix.dirname(file), name), found);
  }
  return found;
}

/** Every assertion of the file, and what became of it. */
function check(solc, file) {
  const sources = sourcesOf(file);
  const contract = path.basename(file, '.sol');
  const [, engine] = /^\/\/\/ engine: (bmc|chc)$/m.exec(sources[file].content);
  const output = JSON.parse(solc.compile(JSON.stringify({
    language: 'Solidity',
    sources,
    settings: {
      evmVersion: 'osaka',
      modelChecker: {
        contracts: { [file]: [contract] },
        engine,
        solvers: ['smtlib2'],
        targets: ['assert'],
        showProvedSafe: true,
        showUnproved: true,
        divModNoSlacks: true,
      },
    },
  }), { smtSolver: solve }));
  const fatal = (output.errors ?? []).filter(found => found.severity === 'error');
  if (fatal.length) throw new Error(fatal.map(found => found.formattedMessage).join('\n'));

  const text = sources[file].content;
  return [...text.matchAll(/assert\(/g)].map(({ index }) => {
    const line = text.slice(0, index).split('\n').length;
    const statement = text.slice(index, text.indexOf(';', index)).replace(/\s+/g, ' ');
    const of = [...text.slice(0, index).matchAll(/function (\w+)/g)].at(-1)[1];
    const said = (output.errors ?? []).find(found => found.sourceLocation?.file === file
      && found.sourceLocation.start === index && /^(CHC|BMC): /.test(found.message));
    const verdict = /check is safe/.test(said?.message ?? '') ? 'PROVED'
      : /violation happens here/.test(said?.message ?? '') ? 'REFUTED' : 'UNPROVED';
    return { where: `${file}:${line}`, of, statement, verdict };
  });
}

function main() {
  const solc = require(path.join(ROOT, 'node_modules', 'solc'));
  const files = fs.readdirSync(path.join(ROOT, 'proof')).sort().map(name => `proof/${name}`);
  let failed = 0;
  for (const file of files) {
    const wanted = file === WRONG ? 'REFUTED' : 'PROVED';
    for (const { where, of, statement, verdict } of check(solc, file)) {
      if (verdict !== wanted) failed++;
      process.stdout.write(`${verdict.padEnd(9)}${of}: ${statement}  (${where})\n`);
    }
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  process.stdout.write(failed ? `${failed} not as wanted, ${seconds} s\n` : `all as wanted, ${seconds} s\n`);
  process.exitCode = failed ? 1 : 0;
}

try {
  main();
} catch (problem) {
  process.stderr.write(`prove: ${problem.message}\n`);
  process.exitCode = 1;
}
