package app.tangible.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second product out of the same home; the kernel lets go of it however the process ends.
 */
final class HomeLock implements AutoCloseable {

  /** The home is in use. */
  static final class HeldException extends Exception {
    private static final long serialVersionUID = 1;

    HeldException(Path home, String holder) {
      super(home + " is in use by process " + holder);
    }
  }

  private static final int PID_BYTES = 32;

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes the home, closed to other accounts, and locks it. */
  static HomeLock acquire(Path home) throws IOException, HeldException {
    Files.createDirectories(home);
    if (home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    }
    FileChannel channel =
        FileChannel.open(
            home.resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      if (tryLock(channel) == null) {
        throw new HeldException(home, read(channel));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes()), 0);
      return new HomeLock(channel);
    } catch (IOException | HeldException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(PID_BYTES);
    channel.read(pid, 0);
    return new String(pid.array(), 0, pid.position()).trim();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
