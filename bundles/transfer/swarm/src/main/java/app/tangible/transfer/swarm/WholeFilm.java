package app.tangible.transfer.swarm;

import app.tangible.content.PieceManifest;
import app.tangible.transfer.PieceSet;
import app.tangible.transfer.SharedFilm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** One that is here whole. It was verified piece by piece when it came. */
final class WholeFilm implements SharedFilm {

  private final Path path;
  private final PieceManifest manifest;
  private final FileChannel file;

  WholeFilm(Path path, PieceManifest manifest) throws IOException {
    this.path = path;
    this.manifest = manifest;
    file = FileChannel.open(path);
  }

  @Override
  public PieceManifest manifest() {
    return manifest;
  }

  @Override
  public PieceSet has() {
    return PieceSet.all();
  }

  @Override
  public void read(long offset, ByteBuffer into) throws IOException {
    long at = offset;
    while (into.hasRemaining()) {
      int count = file.read(into, at);
      if (count < 0) {
        throw new IOException("the film is cut");
      }
      at += count;
    }
    // A film that was sold is overwritten before it is deleted: what was read may not be it.
    if (!Files.exists(path) || file.size() != manifest.sealedBytes()) {
      throw new IOException("the film is gone");
    }
  }

  @Override
  public AutoCloseable onHave(Runnable changed) {
    return () -> {};
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
