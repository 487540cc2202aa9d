package app.tangible.transfer.swarm;

import app.tangible.transfer.Sink;
import app.tangible.transfer.SupplyFault;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Fills a buffer for one errand; once it has ended nothing touches the buffer any more. */
final class ChunkSink implements Sink {

  private final Errand errand;
  private final ByteBuffer buffer;
  private final Draft draft;
  private final ReentrantLock lock = new ReentrantLock();
  private List<byte[]> proof = List.of();
  private boolean ended;

  /** As long as the buffer. */
  ChunkSink(Errand errand, ByteBuffer buffer, Draft draft) {
    this.errand = errand;
    this.buffer = buffer;
    this.draft = draft;
  }

  @Override
  public void take(ByteBuffer bytes) throws SupplyFault {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      if (bytes.remaining() > buffer.remaining()) {
        throw new SupplyFault(SupplyFault.Kind.MISBEHAVED, "more bytes than were asked for");
      }
      buffer.put(bytes.duplicate());
      errand.source().sign(System.nanoTime());
    } finally {
      lock.unlock();
    }
    draft.add(bytes);
    bytes.position(bytes.limit());
  }

  @Override
  public void proof(List<byte[]> hashes) {
    lock.lock();
    try {
      proof = List.copyOf(hashes);
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more. */
  void end() {
    lock.lock();
    try {
      ended = true;
    } finally {
      lock.unlock();
    }
  }

  /** Ends it; all must have come. */
  void endFull() throws SupplyFault {
    end();
    if (buffer.hasRemaining()) {
      throw new SupplyFault(SupplyFault.Kind.BROKEN, "fewer bytes than were asked for");
    }
  }

  List<byte[]> proof() {
    return proof;
  }

  @Override
  public boolean isUrgent() {
    return errand.isUrgent();
  }

  @Override
  public boolean isRecalled() {
    return errand.isRecalled();
  }

  @Override
  public void onRecall(Runnable action) {
    errand.onRecall(action);
  }
}
