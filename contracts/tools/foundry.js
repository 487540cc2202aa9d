#!/usr/bin/env node
'use strict';
// Finds the forge, anvil or cast that npm brought for this machine, and runs it:
// `node tools/foundry.js forge test`. The packages' own shims would start a second node process.

const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path');

const ROOT = path.join(__dirname, '..');

/** The binary of `tool`, or an Error that says how to get it. */
function binary(tool) {
  const system = { linux: 'linux', darwin: 'darwin', win32: 'win32' }[process.platform];
  const machine = { x64: 'amd64', arm64: 'arm64' }[process.arch];
  const name = process.platform === 'win32' ? `${tool}.exe` : tool;
  const file = path.join(
    ROOT, 'node_modules', '@foundry-rs', `${tool}-${system}-${machine}`, 'bin', name);
  if (!fs.existsSync(file)) {
    throw new Error(`${tool} is not installed for ${process.platform}/${process.arch}: run contracts/setup`);
  }
  return file;
}

module.exports = { ROOT, binary };

if (require.main === module) {
  const [tool, ...args] = process.argv.slice(2);
  const child = spawn(binary(tool), args, { cwd: ROOT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
}
