package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.EditionTerms;

/** Registers editions, once for each master. */
final class Editions {

  private final Node node;
  private final Writes writes;
  private final Account licences;
  private final Once<Bytes32, Long> once = new Once<>();

  Editions(Node node, Writes writes, Account licences) {
    this.node = node;
    this.writes = writes;
    this.licences = licences;
  }

  long register(EditionTerms terms) {
    Call call = Call.registerEdition(licences, terms);
    return once.run(terms.masterHash(), () -> registered(call, terms.masterHash()));
  }

  private long registered(Call call, Bytes32 masterHash) {
    long found = editionOf(masterHash);
    if (found != 0) {
      return found;
    }
    return switch (writes.send(call)) {
      case Outcome.Done<Receipt>(Receipt receipt) -> edition(receipt, masterHash);
      case Outcome.Refused<Receipt>(Revert revert) -> {
        long now = revert.is("EditionExists") ? editionOf(masterHash) : 0;
        if (now == 0) {
          throw new ChainException("registerEdition: the contract refused with " + revert);
        }
        yield now;
      }
    };
  }

  private long editionOf(Bytes32 masterHash) {
    return node.words(Call.editionOf(licences, masterHash), 1).count(0);
  }

  private long edition(Receipt receipt, Bytes32 masterHash) {
    return receipt.logs().stream()
        .filter(log -> log.is(licences, Event.EDITION_REGISTERED.topic()))
        .filter(log -> log.topics().size() > 2 && log.topics().get(2).equals(masterHash))
        .map(log -> new Words("EditionRegistered", log.topics().get(1).bytes()).count(0))
        .findFirst()
        .orElseThrow(
            () ->
                new ChainException(
                    "registerEdition: expected EditionRegistered in " + receipt.transaction()));
  }
}
