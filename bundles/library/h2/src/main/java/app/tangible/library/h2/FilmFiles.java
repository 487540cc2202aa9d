package app.tangible.library.h2;

import app.tangible.content.FilmId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The sealed films on the disk.
 *
 * <p>Without its keys a sealed film is noise; what is overwritten is its head, with the index, so
 * that not even its shape is left. Restriction: a disk that writes elsewhere than it is told (SSD,
 * copy-on-write) may keep the old sectors for a while.
 */
final class FilmFiles {

  private static final int HEAD_BYTES = 1 << 20;

  private final Path folder;

  FilmFiles(Path folder) {
    this.folder = folder;
  }

  Path sealed(FilmId film) {
    return folder.resolve(film.hex() + ".tsf");
  }

  /** The film and what was fetched of it; also what a kill left of an erasure before. */
  void erase(FilmId film) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, film.hex() + ".tsf*")) {
      for (Path file : files) {
        overwriteHead(file);
        Files.deleteIfExists(file);
      }
    }
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  private static void overwriteHead(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(HEAD_BYTES, channel.size()));
      while (zeros.hasRemaining()) {
        channel.write(zeros, zeros.position());
      }
      channel.force(true);
      channel.truncate(0);
      channel.force(true);
    }
  }
}
