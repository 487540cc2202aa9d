package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.LicenceRegistry.Minted;
import app.tangible.chain.TokenId;
import java.util.List;
import java.util.Optional;

/** Mints licences, once for each payment. */
final class Mints {

  private static final Bytes32 NOBODY = Bytes32.of(new byte[Words.BYTES]);

  private final Node node;
  private final Writes writes;
  private final Account licences;
  private final Once<Bytes32, Mint> once = new Once<>();

  Mints(Node node, Writes writes, Account licences) {
    this.node = node;
    this.writes = writes;
    this.licences = licences;
  }

  /** A licence and whom it was minted to. */
  private record Mint(Minted minted, Account owner) {}

  Minted mint(long edition, Account owner, Bytes32 paymentId) {
    Mint mint = once.run(paymentId, () -> minted(edition, owner, paymentId));
    // Whoever repeats a payment for something else must not believe that he got it.
    if (mint.minted.token().edition() != edition || !mint.owner.equals(owner)) {
      throw new ChainException(
          "mintFor: payment "
              + paymentId
              + " was spent on licence "
              + mint.minted.token()
              + " of "
              + mint.owner
              + ", expected edition "
              + edition
              + " for "
              + owner);
    }
    return mint.minted;
  }

  Optional<Minted> mintedFor(Bytes32 paymentId) {
    return found(paymentId).map(Mint::minted);
  }

  private Mint minted(long edition, Account owner, Bytes32 paymentId) {
    Optional<Mint> before = found(paymentId);
    if (before.isPresent()) {
      return before.get();
    }
    return switch (writes.send(Call.mintFor(licences, edition, owner, paymentId))) {
      case Outcome.Done<Receipt>(Receipt receipt) -> mint(receipt, paymentId);
      case Outcome.Refused<Receipt>(Revert revert) ->
          (revert.is("AlreadyMinted") ? found(paymentId) : Optional.<Mint>empty())
              .orElseThrow(
                  () -> new ChainException("mintFor: the contract refused with " + revert));
    };
  }

  /** The contract says in which block to look, so that no search through the chain is needed. */
  private Optional<Mint> found(Bytes32 paymentId) {
    Words words = node.words(Call.mintedFor(licences, paymentId), 2);
    if (words.number(0).signum() == 0) {
      return Optional.empty();
    }
    long block = words.count(1);
    List<Log> logs =
        node.logs(LogFilter.of(licences, Event.MINTED_FOR.topic(), paymentId), block, block);
    if (logs.size() != 1) {
      throw new ChainException(
          "mintedFor: expected one mint of payment "
              + paymentId
              + " in block "
              + block
              + ", found "
              + logs.size());
    }
    Receipt receipt =
        node.receipt(logs.getFirst().transaction())
            .orElseThrow(() -> new ChainException("mintedFor: the mint's transaction is gone"));
    Mint mint = mint(receipt, paymentId);
    if (!mint.minted.token().equals(words.token(0))) {
      throw new ChainException(
          "mintedFor: expected licence " + words.token(0) + ", found " + mint.minted.token());
    }
    return Optional.of(mint);
  }

  private Mint mint(Receipt receipt, Bytes32 paymentId) {
    Bytes32 token = topic(receipt, 2, Event.MINTED_FOR.topic(), paymentId);
    Bytes32 owner =
        receipt.logs().stream()
            .filter(log -> log.is(licences, Event.TRANSFER.topic(), NOBODY))
            .filter(log -> log.topics().size() == 4 && log.topics().get(3).equals(token))
            .map(log -> log.topics().get(2))
            .findFirst()
            .orElseThrow(() -> missing(receipt));
    TokenId id = Words.token("MintedFor", token);
    return new Mint(new Minted(id, receipt.mined()), Words.account("Transfer", owner));
  }

  private Bytes32 topic(Receipt receipt, int index, Bytes32... first) {
    return receipt.logs().stream()
        .filter(log -> log.is(licences, first) && log.topics().size() > index)
        .map(log -> log.topics().get(index))
        .findFirst()
        .orElseThrow(() -> missing(receipt));
  }

  private static ChainException missing(Receipt receipt) {
    return new ChainException(
        "mintFor: expected MintedFor and Transfer in " + receipt.transaction());
  }
}
