package app.tangible.transfer.swarm;

import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.transfer.Chunk;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.TransferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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
  private final Drafts drafts;
  private final ExecutorService threads;
  private final Runnable pieceKept;
  private final Buffers buffers;

  Fetching(
      PieceManifest manifest,
      PieceHashing hashing,
      Dispatch dispatch,
      PartFile part,
      Drafts drafts,
      ExecutorService threads,
      Runnable pieceKept) {
    this.manifest = manifest;
    this.hashing = hashing;
    this.dispatch = dispatch;
    this.part = part;
    this.drafts = drafts;
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
    ByteBuffer bytes = buffer.limit(chunk.length());
    List<Chunk> rest = drafts.resume(chunk, bytes);
    boolean resumed = !rest.equals(List.of(chunk));
    List<Draft> own = new ArrayList<>();
    List<byte[]> proof = List.of();
    for (Chunk each : rest) {
      proof = fetch(errand, each, bytes, own);
    }
    if (!matches(chunk, bytes, proof)) {
      own.forEach(Draft::drop);
      refuse(errand, resumed);
      return;
    }
    boolean isNew = dispatch.isNew(errand);
    if (isNew) {
      part.write(chunk.offset(), bytes);
    }
    if (chunk.whole()) {
      part.note(chunk.piece());
    }
    errand.delivered(rest);
    boolean whole = dispatch.kept(errand);
    if (whole && !chunk.whole()) {
      part.note(chunk.piece());
    }
    if (whole) {
      drafts.drop(chunk.piece());
    }
    if (!isNew) {
      own.forEach(Draft::drop);
    }
    // Before it has ended: a supplier that is closed after the last one has heard of all.
    tell(errand, whole);
    dispatch.ended(errand);
  }

  /** Puts part of an errand's chunk at its place; returns its proof, where one came. */
  private List<byte[]> fetch(Errand errand, Chunk some, ByteBuffer all, List<Draft> own)
      throws SupplyFault {
    Draft draft = drafts.begin(some);
    own.add(draft);
    ByteBuffer place = all.slice((int) (some.offset() - errand.chunk().offset()), some.length());
    ChunkSink sink = new ChunkSink(errand, place, draft);
    boolean full = false;
    try {
      errand.source().supplier().fetch(some, sink);
      sink.endFull();
      full = true;
    } finally {
      sink.end();
      // What another source sent is not mixed in while it can be blamed; after a stop it is kept.
      if (full || dispatch.failure().isPresent()) {
        draft.close();
      } else {
        own.forEach(Draft::drop);
      }
    }
    return sink.proof();
  }

  private boolean matches(Chunk chunk, ByteBuffer bytes, List<byte[]> proof) {
    return chunk.whole()
        ? hashing.pieceMatches(manifest, chunk.piece(), bytes)
        : hashing.leavesMatch(manifest, chunk.piece(), chunk.firstLeaf(), bytes, proof);
  }

  private void refuse(Errand errand, boolean resumed) throws SupplyFault {
    Chunk chunk = errand.chunk();
    if (!resumed) {
      throw new SupplyFault(
          SupplyFault.Kind.LIED,
          "piece " + chunk.piece() + " from leaf " + chunk.firstLeaf() + " is not the film's");
    }
    // Whose bytes are wrong is not known: a power cut may have taken them from the disk.
    LOG.debug("what there was of piece {} is not the film's", chunk.piece());
    drafts.drop(chunk.piece());
    dispatch.ended(errand);
  }

  private void tell(Errand errand, boolean whole) {
    try {
      errand.delivered().forEach(errand.source().supplier()::verified);
      if (whole) {
        pieceKept.run();
      }
    } catch (RuntimeException e) {
      LOG.warn("source {} does not take that it delivered", errand.source().name(), e);
    }
  }
}
