package app.tangible.chain.evm;

import app.tangible.chain.Bytes32;
import org.web3j.crypto.Hash;

/** The events of the contracts that are looked for, by their first topic. */
enum Event {
  TRANSFER("Transfer(address,address,uint256)"),
  EDITION_REGISTERED("EditionRegistered(uint256,bytes32,bytes16,address)"),
  MINTED_FOR("MintedFor(bytes32,uint256)"),
  ANCHORED("Anchored(bytes32,uint256)");

  private final Bytes32 topic;

  Event(String signature) {
    this.topic = new Bytes32(Hash.sha3String(signature));
  }

  Bytes32 topic() {
    return topic;
  }
}
