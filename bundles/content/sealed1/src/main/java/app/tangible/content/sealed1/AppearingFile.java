package app.tangible.content.sealed1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears whole or not at all: written beside its place under a name of its own, forced
 * to the disk, then renamed.
 */
final class AppearingFile implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 20;

  private final Path target;
  private final Path hidden;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

  AppearingFile(Path target, long bytes) throws IOException {
    this.target = target.toAbsolutePath();
    Path folder = this.target.getParent();
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < bytes) {
      throw new FileSystemException(
          target.toString(), null, bytes + " bytes are needed, the disk has " + free + " left");
    }
    hidden = folder.resolve("." + this.target.getFileName() + "." + UUID.randomUUID() + ".sealing");
    channel = FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  void write(byte[] bytes, int length) throws IOException {
    int at = 0;
    while (at < length) {
      if (!buffer.hasRemaining()) {
        drain();
      }
      int here = Math.min(buffer.remaining(), length - at);
      buffer.put(bytes, at, here);
      at += here;
    }
  }

  private void drain() throws IOException {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      IOException told =
          new FileSystemException(
              target.toString(), null, "cannot be written, nothing is left: " + e.getMessage());
      told.initCause(e);
      throw told;
    }
    buffer.clear();
  }

  /** Forces the bytes to the disk and gives the file its name, replacing what had it. */
  void appear() throws IOException {
    drain();
    channel.force(true);
    channel.close();
    Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceName();
  }

  /** The new name is durable once its folder is; systems that cannot open one need no force. */
  private void forceName() {
    try (FileChannel folder = FileChannel.open(target.getParent())) {
      folder.force(true);
    } catch (IOException e) {
      // Windows opens no folder
    }
  }

  /** Leaves nothing behind unless the file appeared. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(hidden);
  }
}
