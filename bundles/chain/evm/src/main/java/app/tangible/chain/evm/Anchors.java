package app.tangible.chain.evm;

import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.Mined;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Anchors batch roots, each behind the one before. The contract takes a root only behind the head
 * it has: two at the same time would spoil each other, so they go one by one.
 */
final class Anchors {

  private static final int TRIES = 5;

  private final Node node;
  private final Writes writes;
  private final Settings settings;
  private final Once<Bytes32, Mined> once = new Once<>();
  private final Semaphore turn = new Semaphore(1, true);

  Anchors(Node node, Writes writes, Settings settings) {
    this.node = node;
    this.writes = writes;
    this.settings = settings;
  }

  Mined anchor(Bytes32 root, long treeSize) {
    if (treeSize < 0) {
      throw new IllegalArgumentException("treeSize is negative");
    }
    return once.run(root, () -> inTurn(root, treeSize));
  }

  private Mined inTurn(Bytes32 root, long treeSize) {
    try {
      turn.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChainException("anchor: interrupted", e);
    }
    try {
      return anchored(root, treeSize);
    } finally {
      turn.release();
    }
  }

  private Mined anchored(Bytes32 root, long treeSize) {
    Revert last = null;
    for (int i = 0; i < TRIES; i++) {
      // The head is read first: a root that arrives after it makes the head stale.
      Bytes32 head = node.words(Call.head(settings.anchor()), 1).word(0);
      Optional<Mined> found = found(root);
      if (found.isPresent()) {
        return found.get();
      }
      switch (writes.send(Call.anchor(settings.anchor(), head, root, treeSize))) {
        case Outcome.Done<Receipt>(Receipt receipt) -> {
          if (receipt.logs().stream().noneMatch(log -> isAnchor(log, root))) {
            throw new ChainException("anchor: expected Anchored in " + receipt.transaction());
          }
          return receipt.mined();
        }
        case Outcome.Refused<Receipt>(Revert revert) -> {
          if (!revert.is("StaleHead")) {
            throw new ChainException("anchor: the contract refused with " + revert);
          }
          last = revert;
        }
      }
    }
    throw new ChainException("anchor: the contract refused " + TRIES + " times with " + last);
  }

  /** From the newest block backwards: a root that is repeated is a recent one. */
  private Optional<Mined> found(Bytes32 root) {
    long latest = node.latestBlock();
    long first = Math.max(settings.startBlock(), latest - settings.lookbackBlocks());
    for (long to = latest; to >= first; to -= settings.logRangeBlocks()) {
      long from = Math.max(first, to - settings.logRangeBlocks() + 1);
      List<Log> logs =
          node.logs(LogFilter.of(settings.anchor(), Event.ANCHORED.topic(), root), from, to);
      if (!logs.isEmpty()) {
        return node.receipt(logs.getFirst().transaction()).map(Receipt::mined);
      }
    }
    return Optional.empty();
  }

  private boolean isAnchor(Log log, Bytes32 root) {
    return log.is(settings.anchor(), Event.ANCHORED.topic(), root);
  }
}
