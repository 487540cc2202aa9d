package app.tangible.transfer.swarm;

import app.tangible.content.PieceManifest;
import app.tangible.transfer.PieceSet;
import app.tangible.transfer.SharedFilm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** What is verified of one that is under way. */
final class PartlyFilm implements SharedFilm {

  private final PieceManifest manifest;
  private final Dispatch dispatch;
  private final PartFile part;
  private final List<Runnable> listeners;

  PartlyFilm(PieceManifest manifest, Dispatch dispatch, PartFile part, List<Runnable> listeners) {
    this.manifest = manifest;
    this.dispatch = dispatch;
    this.part = part;
    this.listeners = listeners;
  }

  @Override
  public PieceManifest manifest() {
    return manifest;
  }

  @Override
  public PieceSet has() {
    return PieceSet.of(dispatch.kept());
  }

  @Override
  public void read(long offset, ByteBuffer into) throws IOException {
    if (!dispatch.has(offset, into.remaining())) {
      throw new IOException("not here yet");
    }
    part.read(offset, into);
  }

  @Override
  public AutoCloseable onHave(Runnable changed) {
    Runnable entry = changed::run;
    listeners.add(entry);
    return () -> listeners.remove(entry);
  }

  @Override
  public void close() {
    // The file is the transfer's.
  }
}
