package app.tangible.transfer.swarm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One chunk as it comes. Written by one thread; closed by any. */
final class Draft {

  private static final Logger LOG = LoggerFactory.getLogger(Draft.class);

  private final Path path;
  private final Optional<FileChannel> file;
  private volatile boolean failed;

  private Draft(Path path, @Nullable FileChannel file) {
    this.path = path;
    this.file = Optional.ofNullable(file);
  }

  static Draft at(Path path) {
    try {
      return new Draft(
          path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (FileAlreadyExistsException another) {
      return new Draft(path, null);
    } catch (IOException e) {
      LOG.debug("no draft: {}", e.getMessage());
      return new Draft(path, null);
    }
  }

  boolean writes() {
    return file.isPresent();
  }

  /** The next bytes, which are left as they were. */
  void add(ByteBuffer bytes) {
    if (file.isEmpty() || failed) {
      return;
    }
    ByteBuffer rest = bytes.duplicate();
    try {
      while (rest.hasRemaining()) {
        file.get().write(rest);
      }
    } catch (ClosedChannelException over) {
      failed = true;
    } catch (IOException e) {
      // Its length would say more than it holds, were it written on later.
      failed = true;
      LOG.debug("a draft ends early: {}", e.getMessage());
    }
  }

  /** It stays for the process that goes on. */
  void close() {
    file.ifPresent(
        open -> {
          try {
            open.close();
          } catch (IOException e) {
            LOG.debug("a draft is not closed: {}", e.getMessage());
          }
        });
  }

  /** It goes. */
  void drop() {
    if (writes()) {
      close();
      delete(path);
    }
  }

  static void delete(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      LOG.debug("a draft stays: {}", e.getMessage());
    }
  }
}
