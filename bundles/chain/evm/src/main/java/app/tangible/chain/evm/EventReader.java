package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainEvent.Place;
import app.tangible.chain.ChainException;
import app.tangible.chain.TokenId;
import java.util.Optional;

/** Reads what the contracts say. */
final class EventReader {

  private final Account licences;
  private final Account anchor;
  private final Optional<Account> rewards;

  EventReader(Settings settings) {
    licences = settings.licences();
    anchor = settings.anchor();
    rewards = settings.rewards();
  }

  /** The event; empty where it is none that this product keeps. */
  Optional<ChainEvent> read(Log log) {
    for (Event event : Event.values()) {
      if (emitter(event).filter(from -> log.is(from, event.topic())).isPresent()) {
        return Optional.of(read(event, log));
      }
    }
    return Optional.empty();
  }

  private Optional<Account> emitter(Event event) {
    return event.isOfRewards() ? rewards : Optional.of(event == Event.ANCHORED ? anchor : licences);
  }

  /** A payment in the coin, whose topics the caller has looked at. */
  static ChainEvent paid(Log log) {
    return new ChainEvent.Paid(
        log.place(), account(log, 1), account(log, 2), words(log, 1).count(0));
  }

  private static ChainEvent read(Event event, Log log) {
    Place at = log.place();
    return switch (event) {
      case EDITION_REGISTERED ->
          new ChainEvent.EditionRegistered(
              at, number(log, 1), topic(log, 2), topic(log, 3), words(log, 1).account(0));
      case PRICE_SET -> new ChainEvent.PriceSet(at, number(log, 1), words(log, 1).count(0));
      case SHARE_GIVEN ->
          new ChainEvent.ShareGiven(
              at,
              number(log, 1),
              account(log, 2),
              account(log, 3),
              (int) Math.min(words(log, 1).count(0), Integer.MAX_VALUE));
      case TRANSFER -> new ChainEvent.Moved(at, token(log, 3), account(log, 1), account(log, 2));
      case MINTED_FOR -> new ChainEvent.MintedFor(at, token(log, 2), topic(log, 1));
      case LISTED -> new ChainEvent.Listed(at, token(log, 1), words(log, 1).count(0));
      case SOLD -> new ChainEvent.Sold(at, token(log, 1), words(log, 1).count(0));
      case CANCELLED -> new ChainEvent.Cancelled(at, token(log, 1), words(log, 1).count(0));
      case OWED -> new ChainEvent.Owed(at, account(log, 1), words(log, 1).count(0));
      case WITHDRAWN -> new ChainEvent.Withdrawn(at, account(log, 1), words(log, 1).count(0));
      case ANCHORED -> new ChainEvent.Anchored(at, topic(log, 1), words(log, 1).count(0));
      case POT_FILLED ->
          new ChainEvent.PotFilled(at, number(log, 1), account(log, 2), words(log, 1).count(0));
      case POT_CLOSED -> new ChainEvent.PotClosed(at, number(log, 1), words(log, 1).count(0));
      case EPOCH_OPENED ->
          new ChainEvent.EpochOpened(at, token(log, 1), number(log, 2), account(log, 3));
      case REWARDED ->
          new ChainEvent.Rewarded(
              at,
              token(log, 1),
              number(log, 2),
              account(log, 3),
              words(log, 2).count(0),
              words(log, 2).count(1));
      // The contract keeps accounts of one coin alone: that of the licences.
      case REWARD_OWED -> new ChainEvent.RewardOwed(at, account(log, 2), words(log, 1).count(0));
      case REWARD_WITHDRAWN ->
          new ChainEvent.RewardWithdrawn(at, account(log, 2), words(log, 1).count(0));
    };
  }

  private static Words words(Log log, int count) {
    return Words.of("event of " + log.transaction(), log.data(), count);
  }

  private static long number(Log log, int index) {
    return new Words("event of " + log.transaction(), topic(log, index).bytes()).count(0);
  }

  private static Account account(Log log, int index) {
    return Words.account("event of " + log.transaction(), topic(log, index));
  }

  private static TokenId token(Log log, int index) {
    return Words.token("event of " + log.transaction(), topic(log, index));
  }

  private static Bytes32 topic(Log log, int index) {
    if (index >= log.topics().size()) {
      throw new ChainException(
          "event of " + log.transaction() + ": found " + log.topics().size() + " topics");
    }
    return log.topics().get(index);
  }
}
