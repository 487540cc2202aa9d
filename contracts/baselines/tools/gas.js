#!/usr/bin/env node
'use strict';
// Measures the baselines anew: brings what they need, compiles them (minutes: Seaport is large) and
// writes snapshots/Baselines.json.

const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const { binary } = require('../../tools/foundry.js');

const ROOT = path.join(__dirname, '..');
const MODULES = path.join(ROOT, 'node_modules');

function run(command, args, env = {}) {
  const options = { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } };
  const { status } = spawnSync(command, args, options);
  if (status !== 0) process.exit(status ?? 1);
}

if (!fs.existsSync(path.join(MODULES, 'seaport-core'))) {
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
}
// Seaport does not compile with the compiler of the contracts beside this folder.
run(binary('forge'), ['test', '-vv'], { TANGIBLE_SOLC: path.join(MODULES, 'solc') });
