package app.tangible.transfer.bitswap;

import app.tangible.content.Cid;
import app.tangible.transfer.bitswap.Message.Block;
import app.tangible.transfer.bitswap.Message.Name;
import app.tangible.transfer.bitswap.Message.Presence;
import app.tangible.transfer.bitswap.Message.Want;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What we want of one peer. Every block is found by the hash of its bytes: one that was not asked
 * for is thrown away, and too many of those end it. Safe for use by several threads.
 */
final class Session implements Line.Source {

  private static final int MAX_UNWANTED = 64;

  /** Does not have the block, or the session is over. */
  static final class AbsentException extends IOException {
    private static final long serialVersionUID = 1L;

    AbsentException(String message) {
      super(message);
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Cid, CompletableFuture<byte[]>> blocks = new LinkedHashMap<>();
  private final Map<Cid, CompletableFuture<Boolean>> haves = new LinkedHashMap<>();
  private final List<Want> unsaid = new ArrayList<>();
  private int unwanted;
  private Optional<IOException> over = Optional.empty();

  /**
   * Asks for a block. It is nudged by the caller.
   *
   * @param priority the higher, the sooner
   */
  CompletableFuture<byte[]> want(Cid cid, int priority) {
    lock.lock();
    try {
      if (over.isPresent()) {
        return CompletableFuture.failedFuture(over.get());
      }
      return blocks.computeIfAbsent(
          cid,
          absent -> {
            unsaid.add(Want.block(cid, priority));
            return new CompletableFuture<>();
          });
    } finally {
      lock.unlock();
    }
  }

  /** Asks whether it has a block. */
  CompletableFuture<Boolean> have(Cid cid) {
    lock.lock();
    try {
      if (over.isPresent()) {
        return CompletableFuture.failedFuture(over.get());
      }
      return haves.computeIfAbsent(
          cid,
          absent -> {
            unsaid.add(Want.have(cid));
            return new CompletableFuture<>();
          });
    } finally {
      lock.unlock();
    }
  }

  /** Wants a block no more. */
  void cancel(Cid cid) {
    lock.lock();
    try {
      boolean wanted = blocks.remove(cid) != null | haves.remove(cid) != null;
      if (wanted && !unsaid.removeIf(want -> want.name().equals(Name.of(cid)))) {
        unsaid.add(Want.cancel(cid));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes what the peer sent. */
  void heard(Message message) {
    for (Block block : message.blocks()) {
      Optional<CompletableFuture<byte[]>> waiting = taken(block.cid());
      waiting.ifPresent(future -> future.complete(block.data()));
      if (waiting.isEmpty()) {
        unwanted();
      }
    }
    message.presences().forEach(this::heard);
  }

  private Optional<CompletableFuture<byte[]>> taken(Cid cid) {
    lock.lock();
    try {
      return Optional.ofNullable(blocks.remove(cid));
    } finally {
      lock.unlock();
    }
  }

  private void heard(Presence presence) {
    Cid cid;
    try {
      cid = Cid.decode(presence.name().bytes());
    } catch (IllegalArgumentException e) {
      return;
    }
    Optional<CompletableFuture<byte[]>> block = Optional.empty();
    Optional<CompletableFuture<Boolean>> have;
    lock.lock();
    try {
      have = Optional.ofNullable(haves.remove(cid));
      if (!presence.have()) {
        block = Optional.ofNullable(blocks.remove(cid));
      }
    } finally {
      lock.unlock();
    }
    have.ifPresent(future -> future.complete(presence.have()));
    block.ifPresent(
        future -> future.completeExceptionally(new AbsentException("it does not have " + cid)));
  }

  /** One or two may cross a cancel on their way. */
  private void unwanted() {
    int count;
    lock.lock();
    try {
      count = ++unwanted;
    } finally {
      lock.unlock();
    }
    if (count > MAX_UNWANTED) {
      unheard(new IOException("it sends blocks that nobody asked for"));
    }
  }

  @Override
  public Optional<Message> next() {
    lock.lock();
    try {
      List<Want> now = unsaid.subList(0, Math.min(unsaid.size(), MessageCodec.MAX_WANTS));
      Message message = Message.wants(now);
      now.clear();
      return message.wants().isEmpty() ? Optional.empty() : Optional.of(message);
    } finally {
      lock.unlock();
    }
  }

  /** Ends it; who waits for a block is told why. */
  @Override
  public void unheard(IOException why) {
    List<CompletableFuture<?>> waiting;
    lock.lock();
    try {
      over = Optional.of(why);
      waiting = new ArrayList<>(blocks.values());
      waiting.addAll(haves.values());
      blocks.clear();
      haves.clear();
      unsaid.clear();
    } finally {
      lock.unlock();
    }
    waiting.forEach(future -> future.completeExceptionally(why));
  }

  boolean isOver() {
    lock.lock();
    try {
      return over.isPresent();
    } finally {
      lock.unlock();
    }
  }
}
