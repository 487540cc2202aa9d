package app.tangible.decoder.guest;

import app.tangible.decoder.RefusedException;
import app.tangible.licence.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Shared by the guests that play with a key, so that no receipt says that it is destroyed while one
 * of them still holds it. The kernel lets go of it when a guest dies. Taken before {@link
 * OwnerLock}, or not waited for.
 */
final class PlayLock implements AutoCloseable {

  private final FileChannel channel;

  private PlayLock(FileChannel channel) {
    this.channel = channel;
  }

  /** To play; empty when the key is about to be destroyed. */
  static Optional<PlayLock> toPlay(Path key) throws IOException {
    FileChannel channel = FileChannel.open(key, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try {
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true);
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
    } catch (OverlappingFileLockException e) {
      // This very process plays it already.
    }
    return Optional.of(new PlayLock(channel));
  }

  /**
   * To destroy; waits until nobody plays. Empty when there is no such key.
   *
   * @throws RefusedException FORBIDDEN when this very process plays it
   */
  static Optional<PlayLock> toDestroy(Path key) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(key, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      channel.lock().isValid();
      return Optional.of(new PlayLock(channel));
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new RefusedException(Refusal.FORBIDDEN, "a film of this licence is open");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
