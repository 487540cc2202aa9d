package app.tangible.transfer.swarm;

import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.transfer.Chunk;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.TransferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs errands, each on a virtual thread: fetches, verifies, writes. */
final class Fetching {

  private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);

  private final PieceManifest manifest;
  private final PieceHashing hashing;
  private final Dispatch dispatch;
  private final PartFile part;
  private final ExecutorService threads;
  private final Runnable pieceKept;
  private final Buffers buffers;

  Fetching(
      PieceManifest manifest,
      PieceHashing hashing,
      Dispatch dispatch,
      PartFile part,
      ExecutorService threads,
      Runnable pieceKept) {
    this.manifest = manifest;
    this.hashing = hashing;
    this.dispatch = dispatch;
    this.part = part;
    this.threads = threads;
    this.pieceKept = pieceKept;
    buffers = new Buffers(manifest.pieceBytes());
  }

  void run() {
    dispatch.run(this::launch);
  }

  private void launch(Errand errand) {
    try {
      threads.execute(() -> run(errand));
    } catch (RejectedExecutionException closing) {
      dispatch.ended(errand);
      dispatch.abort(new TransferException(Messages.text("cancelled"), closing));
    }
  }

  private void run(Errand errand) {
    ByteBuffer buffer = buffers.take();
    try {
      fetch(errand, buffer);
    } catch (SupplyFault fault) {
      LOG.debug("source {}: {}", errand.source().name(), fault.getMessage());
      if (fault.kind() == SupplyFault.Kind.LIED) {
        errand.source().supplier().lied(String.valueOf(fault.getMessage()));
      }
      dispatch.failed(errand, fault);
    } catch (CancellationException recalled) {
      if (errand.isStalled()) {
        dispatch.failed(errand, new SupplyFault(SupplyFault.Kind.STALLED, "no byte for a while"));
      } else {
        dispatch.ended(errand);
      }
    } catch (IOException e) {
      dispatch.ended(errand);
      dispatch.abort(Faults.ofDisk(e));
    } catch (RuntimeException e) {
      LOG.error("an errand failed", e);
      dispatch.ended(errand);
      dispatch.abort(new TransferException(String.valueOf(e.getMessage()), e));
    } finally {
      buffers.give(buffer);
    }
  }

  private void fetch(Errand errand, ByteBuffer buffer) throws IOException {
    Chunk chunk = errand.chunk();
    ChunkSink sink = new ChunkSink(errand, buffer);
    try {
      errand.source().supplier().fetch(chunk, sink);
    } finally {
      sink.end();
    }
    ByteBuffer bytes = sink.filled();
    boolean right =
        chunk.whole()
            ? hashing.pieceMatches(manifest, chunk.piece(), bytes)
            : hashing.leavesMatch(manifest, chunk.piece(), chunk.firstLeaf(), bytes, sink.proof());
    if (!right) {
      throw new SupplyFault(
          SupplyFault.Kind.LIED,
          "piece " + chunk.piece() + " from leaf " + chunk.firstLeaf() + " is not the film's");
    }
    if (dispatch.isNew(errand)) {
      part.write(chunk.offset(), bytes);
    }
    if (chunk.whole()) {
      part.note(chunk.piece());
    }
    boolean whole = dispatch.kept(errand);
    if (whole && !chunk.whole()) {
      part.note(chunk.piece());
    }
    // Before it has ended: a supplier that is closed after the last one has heard of all.
    tell(errand, whole);
    dispatch.ended(errand);
  }

  private void tell(Errand errand, boolean whole) {
    try {
      errand.source().supplier().verified(errand.chunk());
      if (whole) {
        pieceKept.run();
      }
    } catch (RuntimeException e) {
      LOG.warn("source {} does not take that it delivered", errand.source().name(), e);
    }
  }
}
