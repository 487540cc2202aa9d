package app.tangible.chain.evm;

import app.tangible.chain.Bytes32;
import java.util.EnumSet;
import java.util.Set;
import org.web3j.crypto.Hash;

/** The events of the contracts that this product knows, by their first topic. */
enum Event {
  TRANSFER("Transfer(address,address,uint256)"),
  EDITION_REGISTERED("EditionRegistered(uint256,bytes32,bytes16,address)"),
  PRICE_SET("PriceSet(uint256,uint64)"),
  SHARE_GIVEN("ShareGiven(uint256,address,address,uint256)"),
  MINTED_FOR("MintedFor(bytes32,uint256)"),
  LISTED("Listed(uint256,uint64)"),
  SOLD("Sold(uint256,uint256)"),
  CANCELLED("Cancelled(uint256,uint32)"),
  OWED("Owed(address,uint256)"),
  WITHDRAWN("Withdrawn(address,uint256)"),
  ANCHORED("Anchored(bytes32,uint256)"),
  POT_FILLED("Funded(uint256,address,uint256)"),
  POT_CLOSED("Closed(uint256,uint256)"),
  EPOCH_OPENED("EpochOpened(uint256,uint32,address)"),
  REWARDED("Rewarded(uint256,uint32,address,uint256,uint256)"),
  REWARD_OWED("CoinOwed(address,address,uint256)"),
  REWARD_WITHDRAWN("CoinWithdrawn(address,address,uint256)");

  private static final Set<Event> OF_REWARDS = EnumSet.range(POT_FILLED, REWARD_WITHDRAWN);

  private final Bytes32 topic;

  Event(String signature) {
    this.topic = new Bytes32(Hash.sha3String(signature));
  }

  /** Whether the contract of rewards says it. */
  boolean isOfRewards() {
    return OF_REWARDS.contains(this);
  }

  Bytes32 topic() {
    return topic;
  }
}
