package app.tangible.transfer.bitswap;

import app.tangible.content.Cid;
import app.tangible.content.FilmDags;
import app.tangible.transfer.Chunk;
import app.tangible.transfer.Cost;
import app.tangible.transfer.PieceSet;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Recall;
import app.tangible.transfer.Sink;
import app.tangible.transfer.Supplier;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.bitswap.DagReader.Leaf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/** An IPFS node that says it has the film. */
final class IpfsSupplier implements Supplier {

  private static final int DEPTH = 8;
  private static final int URGENT = 1_000;
  private static final int KEPT_BLOCKS = 4;
  private static final Duration NOT_HERE = Duration.ofSeconds(10);

  private final Client client;
  private final FilmDags dags;
  private final Cid root;
  private final long sealedBytes;
  private final java.util.function.Supplier<Progress.Route> route;
  private final ReentrantLock lock = new ReentrantLock();
  private List<Leaf> leaves = List.of();

  /** A piece may be smaller than a block: its neighbours come next. */
  private final Map<Cid, byte[]> kept = new LinkedHashMap<>();

  IpfsSupplier(
      Client client,
      FilmDags dags,
      Cid root,
      long sealedBytes,
      java.util.function.Supplier<Progress.Route> route) {
    this.client = client;
    this.dags = dags;
    this.root = root;
    this.sealedBytes = sealedBytes;
    this.route = route;
  }

  @Override
  public String name() {
    return "ipfs " + client.peer().text();
  }

  @Override
  public Progress.Route route() {
    return route.get();
  }

  @Override
  public Cost cost() {
    return Cost.RECEIPT;
  }

  @Override
  public int depth() {
    return DEPTH;
  }

  @Override
  public boolean proves() {
    return false;
  }

  @Override
  public PieceSet has() {
    return PieceSet.all();
  }

  @Override
  public void onChange(Runnable changed) {}

  /** IPFS knows nothing of it; another source has it. */
  @Override
  public byte[] manifest(Recall recall) throws SupplyFault {
    throw new SupplyFault(SupplyFault.Kind.BUSY, "an IPFS node has no manifest", NOT_HERE);
  }

  @Override
  public void fetch(Chunk chunk, Sink into) throws SupplyFault {
    try {
      for (Leaf leaf : leavesOf(chunk)) {
        byte[] block = block(leaf, into);
        long from = Math.max(0, chunk.offset() - leaf.offset());
        long to = Math.min(block.length, chunk.offset() + chunk.length() - leaf.offset());
        keep(leaf.cid(), block, to - from < block.length);
        into.take(ByteBuffer.wrap(block, (int) from, (int) (to - from)));
      }
    } catch (SupplyFault e) {
      throw e;
    } catch (IOException e) {
      if (into.isRecalled()) {
        throw new CancellationException("recalled");
      }
      throw fault(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private static SupplyFault fault(IOException e) {
    SupplyFault.Kind kind =
        switch (e) {
          case Session.AbsentException absent -> SupplyFault.Kind.ABSENT;
          case Client.StalledException stalled -> SupplyFault.Kind.STALLED;
          default -> SupplyFault.Kind.BROKEN;
        };
    return new SupplyFault(kind, String.valueOf(e.getMessage()));
  }

  private List<Leaf> leavesOf(Chunk chunk) throws IOException, InterruptedException {
    return tree().stream()
        .filter(
            leaf ->
                leaf.offset() < chunk.offset() + chunk.length()
                    && leaf.offset() + leaf.bytes() > chunk.offset())
        .toList();
  }

  private List<Leaf> tree() throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      if (leaves.isEmpty()) {
        leaves = DagReader.leaves(dags, client::block, root, sealedBytes);
      }
      return leaves;
    } finally {
      lock.unlock();
    }
  }

  private byte[] block(Leaf leaf, Sink into) throws IOException, InterruptedException {
    byte[] known = kept(leaf.cid());
    if (known.length > 0) {
      return known;
    }
    CompletableFuture<byte[]> asked = client.start(leaf.cid(), into.isUrgent() ? URGENT : 1);
    // Another chunk of the same leaf may wait for the same block.
    CompletableFuture<byte[]> ours = asked.copy();
    into.onRecall(() -> recall(leaf.cid(), asked, ours));
    byte[] block = client.finish(leaf.cid(), ours);
    if (block.length != leaf.bytes()) {
      throw new IOException("a leaf of another length than its node says");
    }
    return block;
  }

  private void recall(Cid cid, CompletableFuture<byte[]> asked, CompletableFuture<byte[]> ours) {
    if (!ours.isDone() && asked.getNumberOfDependents() <= 1) {
      client.cancel(cid);
    }
    ours.completeExceptionally(new CancellationException("recalled"));
  }

  private byte[] kept(Cid cid) {
    lock.lock();
    try {
      return kept.getOrDefault(cid, new byte[0]);
    } finally {
      lock.unlock();
    }
  }

  private void keep(Cid cid, byte[] block, boolean more) {
    if (more) {
      lock.lock();
      try {
        kept.put(cid, block);
        if (kept.size() > KEPT_BLOCKS) {
          kept.remove(kept.keySet().iterator().next());
        }
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
