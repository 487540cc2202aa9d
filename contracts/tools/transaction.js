'use strict';
// EIP-1559 transactions, encoded and signed here so that the key is never an argument of a process.

const { secp256k1 } = require('@noble/curves/secp256k1');
const { keccak_256: keccak } = require('@noble/hashes/sha3');

const bytes = hex => Buffer.from(hex.replace(/^0x/, ''), 'hex');
const hex = data => '0x' + Buffer.from(data).toString('hex');

/** Big-endian without leading zeros, as RLP writes numbers. */
function number(value) {
  const digits = BigInt(value).toString(16);
  return value == 0 ? Buffer.alloc(0) : bytes(digits.length % 2 ? '0' + digits : digits);
}

/** RLP (yellow paper, appendix B) of a Buffer or of an array of such. */
function rlp(item) {
  const list = Array.isArray(item);
  const body = list ? Buffer.concat(item.map(rlp)) : item;
  if (!list && body.length === 1 && body[0] < 0x80) return body;
  const offset = list ? 0xc0 : 0x80;
  if (body.length < 56) return Buffer.concat([Buffer.from([offset + body.length]), body]);
  const length = number(body.length);
  return Buffer.concat([Buffer.from([offset + 55 + length.length]), length, body]);
}

/** The account of a private key. */
function addressOf(key) {
  return hex(keccak(secp256k1.getPublicKey(bytes(key), false).slice(1)).slice(12));
}

/** The first four bytes that call the function of this signature. */
function selector(signature) {
  return Buffer.from(keccak(signature)).toString('hex').slice(0, 8);
}

/** Where the contract will be that `sender` creates with `nonce`. */
function createdBy(sender, nonce) {
  return hex(keccak(rlp([bytes(sender), number(nonce)])).slice(12));
}

/** Where `deployer` puts a contract by CREATE2 (EIP-1014). */
function created2(deployer, salt, code) {
  return hex(keccak(Buffer.concat(
    [bytes('ff'), bytes(deployer), bytes(salt), keccak(bytes(code))])).slice(12));
}

/** The raw signed transaction (EIP-1559). */
function sign(transaction, key) {
  const fields = [
    number(transaction.chainId), number(transaction.nonce), number(transaction.priorityFee),
    number(transaction.maxFee), number(transaction.gas), bytes(transaction.to ?? ''),
    number(transaction.value ?? 0), bytes(transaction.data), [],
  ];
  const unsigned = Buffer.concat([Buffer.from([2]), rlp(fields)]);
  const signature = secp256k1.sign(keccak(unsigned), bytes(key));
  fields.push(number(signature.recovery), number(signature.r), number(signature.s));
  return hex(Buffer.concat([Buffer.from([2]), rlp(fields)]));
}

module.exports = { addressOf, createdBy, created2, selector, sign };
