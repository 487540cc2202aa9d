package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.LicenceMarket.Settlement;
import app.tangible.chain.LicenceMarket.SignedAsk;
import app.tangible.chain.TokenId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settles and cancels asks. A licence's nonce ends once: that is what makes each write single. */
final class Market {

  private static final int TRIES = 5;

  /** Refusals that no waiting cures; the licence's nonce is looked at apart. */
  private static final Set<String> FOR_EVER =
      Set.of("AskExpired", "GiftToNobody", "NotTheBuyer", "NotSigned", "ZeroAddress");

  private final Node node;
  private final Writes writes;
  private final Coin coin;
  private final Moves moves;
  private final Settings settings;
  private final Account licences;
  private final Optional<Account> self;
  private final Once<Key, Settlement> once = new Once<>();

  Market(
      Node node, Writes writes, Coin coin, Moves moves, Settings settings, Optional<Account> self) {
    this.node = node;
    this.writes = writes;
    this.coin = coin;
    this.moves = moves;
    this.settings = settings;
    this.licences = settings.licences();
    this.self = self;
  }

  /** What callers share: the same licence at the same nonce for the same price and buyer. */
  private record Key(TokenId token, long nonce, long price, Optional<Account> to) {}

  Settlement settle(SignedAsk ask, Account to) {
    Key key = new Key(ask.token(), ask.nonce(), ask.price(), Optional.of(to));
    return once.run(key, () -> settled(ask, to));
  }

  Settlement cancel(TokenId token, long nonce, byte[] signature) {
    Key key = new Key(token, nonce, 0, Optional.empty());
    return once.run(key, () -> cancelled(token, nonce, signature));
  }

  private Settlement settled(SignedAsk ask, Account to) {
    Revert last = null;
    for (int i = 0; i < TRIES; i++) {
      if (isOver(ask.token(), ask.nonce())) {
        return sale(ask, to, moves.endOf(ask.token(), ask.nonce()));
      }
      if (self.isPresent() && ask.price() > 0) {
        coin.allow(self.get(), licences, ask.price());
      }
      switch (writes.send(Call.acceptSigned(licences, ask, to))) {
        case Outcome.Done<Receipt>(Receipt receipt) -> {
          return new Settlement.Done(receipt.mined());
        }
        case Outcome.Refused<Receipt>(Revert revert) -> {
          if (!isOver(ask.token(), ask.nonce()) && FOR_EVER.contains(revert.name())) {
            return new Settlement.Gone("the contract refused with " + revert);
          }
          // Another sale took what was allowed, or the licence has moved: the next round sees it.
          last = revert;
        }
      }
    }
    throw new ChainException("acceptSigned: the contract refused with " + last);
  }

  private Settlement cancelled(TokenId token, long nonce, byte[] signature) {
    Revert last = null;
    for (int i = 0; i < TRIES; i++) {
      if (isOver(token, nonce)) {
        Log end = moves.endOf(token, nonce);
        return end.is(licences, Event.CANCELLED.topic())
            ? new Settlement.Done(receipt(end).mined())
            : gone(end, "the licence moved in " + end.transaction());
      }
      switch (writes.send(Call.cancelSigned(licences, token, nonce, signature))) {
        case Outcome.Done<Receipt>(Receipt receipt) -> {
          return new Settlement.Done(receipt.mined());
        }
        case Outcome.Refused<Receipt>(Revert revert) -> {
          if (!isOver(token, nonce) && FOR_EVER.contains(revert.name())) {
            return new Settlement.Gone("the contract refused with " + revert);
          }
          last = revert;
        }
      }
    }
    throw new ChainException("cancelSigned: the contract refused with " + last);
  }

  private boolean isOver(TokenId token, long nonce) {
    long now = moves.wordOf(token).nonce();
    if (now < nonce) {
      throw new ChainException(
          "licence " + token + ": expected nonce " + nonce + " or a later one, found " + now);
    }
    return now > nonce;
  }

  /** Whether what ended the ask's nonce was this ask, settled by this account for this buyer. */
  private Settlement sale(SignedAsk ask, Account to, Log end) {
    Bytes32 buyer = Words.word(to);
    if (!end.is(licences, Event.TRANSFER.topic()) || !end.topics().get(2).equals(buyer)) {
      return gone(end, "the licence moved or was taken back in " + end.transaction());
    }
    Receipt receipt = receipt(end);
    List<Long> prices =
        receipt.logs().stream()
            .filter(log -> log.is(licences, Event.SOLD.topic(), Words.word(ask.token())))
            .map(log -> new Words("Sold", log.data()).count(0))
            .toList();
    boolean ours =
        self.isPresent() && node.senderOf(end.transaction()).filter(self.get()::equals).isPresent();
    return ours && prices.contains(ask.price())
        ? new Settlement.Done(receipt.mined())
        : gone(end, "the licence moved in " + end.transaction() + ", which is not ours");
  }

  /**
   * That it is too late: the buyer is paid back by this, so that no reorganisation may take it
   * away.
   */
  private Settlement gone(Log end, String reason) {
    if (node.latestBlock() - end.place().block() < settings.confirmations()) {
      throw new ChainException(reason + ", which is not final yet");
    }
    return new Settlement.Gone(reason);
  }

  private Receipt receipt(Log log) {
    return node.receipt(log.transaction())
        .orElseThrow(() -> new ChainException("transaction " + log.transaction() + " is gone"));
  }
}
