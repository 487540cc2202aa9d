package app.tangible.decoder.guest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** How files of the state folder are read, written and destroyed so that power may fail. */
final class StateFiles {

  private StateFiles() {}

  /** At most {@code maxBytes + 1} bytes of it, so that the caller sees when it is too long. */
  static Optional<byte[]> read(Path file, int maxBytes) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(in.readNBytes(maxBytes + 1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** A new inode with this content, on the disk. */
  static void create(Path file, byte[] content) throws IOException {
    Files.deleteIfExists(file);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      writeAll(out, content);
    }
    force(file.toAbsolutePath().getParent());
  }

  static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(to.toAbsolutePath().getParent());
  }

  /** Overwrites and removes it, under every name that it has; nothing when there is none. */
  static void destroy(Path file, CutPoint cut) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      scribble(out);
    } catch (NoSuchFileException e) {
      return;
    }
    cut.reached("overwritten");
    Files.deleteIfExists(file);
    cut.reached("unlinked");
    force(file.toAbsolutePath().getParent());
  }

  /** Zeros where there was content, on the disk. */
  static void scribble(FileChannel file) throws IOException {
    file.position(0);
    writeAll(file, new byte[(int) Math.min(file.size(), RecordFile.MAX_BYTES)]);
  }

  private static void writeAll(FileChannel out, byte[] content) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
    out.force(true);
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
