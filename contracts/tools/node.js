'use strict';
// A node, asked over JSON-RPC, as the deployments need it.

const fs = require('fs');
const path = require('path');
const { setTimeout: pause } = require('timers/promises');
const { addressOf, createdBy, sign } = require('./transaction.js');

const RECEIPT_SECONDS = 120;
const DEV_BALANCE = '0x3635c9adc5dea00000'; // 1,000 coins

const word = value => BigInt(value).toString(16).padStart(64, '0');

function node(url) {
  let id = 0;
  return async (method, ...params) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: ++id, method, params }),
      signal: AbortSignal.timeout(30_000),
    });
    const { result, error } = await response.json();
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
}

/** What a contract of ours is created with. */
function code(contract) {
  const file = path.join(__dirname, '..', 'out', `${contract}.sol`, `${contract}.json`);
  if (!fs.existsSync(file)) throw new Error(`${contract} is not compiled: run contracts/setup`);
  return JSON.parse(fs.readFileSync(file, 'utf8')).bytecode.object;
}

/** Sends transactions one behind the other, waits for none of them but at the end. */
async function sender(call, key, dev) {
  const address = addressOf(key);
  const chainId = Number(await call('eth_chainId'));
  if (dev && BigInt(await call('eth_getBalance', address, 'latest')) === 0n) {
    await call('anvil_setBalance', address, DEV_BALANCE);
  }
  let nonce = Number(await call('eth_getTransactionCount', address, 'pending'));
  const priorityFee = BigInt(await call('eth_maxPriorityFeePerGas'));
  const { baseFeePerGas } = await call('eth_getBlockByNumber', 'latest', false);
  const maxFee = 2n * BigInt(baseFeePerGas) + priorityFee;
  const sent = [];

  const send = async (to, data, value = 0n, gas = null) => {
    const estimated = gas ?? Math.ceil(1.2 * Number(await call('eth_estimateGas', {
      from: address, data, value: '0x' + value.toString(16), ...(to ? { to } : {}),
    })));
    const raw = sign(
      { chainId, nonce: nonce++, priorityFee, maxFee, gas: estimated, to, data, value }, key);
    sent.push(await call('eth_sendRawTransaction', raw));
  };
  const create = async (contract, args, gas = null) => {
    const created = createdBy(address, nonce);
    await send(null, code(contract) + args.map(word).join(''), 0n, gas);
    return created;
  };
  const mined = async () => {
    const blocks = [];
    for (const hash of sent.splice(0)) {
      const end = Date.now() + RECEIPT_SECONDS * 1000;
      let receipt;
      while (!(receipt = await call('eth_getTransactionReceipt', hash))) {
        if (Date.now() > end) throw new Error(`transaction ${hash} was not mined in ${RECEIPT_SECONDS} s`);
        await pause(50);
      }
      if (receipt.status !== '0x1') throw new Error(`transaction ${hash} reverted`);
      blocks.push(Number(receipt.blockNumber));
    }
    return Math.min(...blocks);
  };
  return { address, chainId, send, create, mined };
}

module.exports = { code, node, sender, word };
