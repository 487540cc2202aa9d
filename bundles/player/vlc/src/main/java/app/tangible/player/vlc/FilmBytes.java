package app.tangible.player.vlc;

import app.tangible.player.ByteSource;
import com.sun.jna.Pointer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.co.caprica.vlcj.media.callback.AbstractCallbackMedia;

/**
 * Feeds libvlc from a byte source. Called on libvlc's threads, one at a time, except {@link
 * #cancel}. Whoever plays keeps a strong reference: libvlc's own is invisible to the collector.
 */
final class FilmBytes extends AbstractCallbackMedia {

  private final ByteSource source;
  private final long size;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private long position;
  private volatile boolean cancelled;
  private volatile @Nullable Exception failure;

  FilmBytes(ByteSource source) {
    super(true);
    this.source = source;
    this.size = source.size();
  }

  @Override
  protected long onGetSize() {
    return size;
  }

  @Override
  protected boolean onOpen() {
    position = 0;
    return !cancelled;
  }

  @Override
  protected int onRead(Pointer buffer, int bufferSize) {
    if (cancelled || failure != null) {
      return -1;
    }
    try {
      int read = source.read(position, buffer.getByteBuffer(0, bufferSize));
      keepHead(buffer, read);
      if (read < 0) {
        return 0; // libvlc's word for the end; -1 is its word for an error
      }
      position += read;
      return read;
    } catch (IOException | RuntimeException e) { // nothing may cross into C
      if (!cancelled) {
        failure = e;
      }
      return -1;
    }
  }

  private void keepHead(Pointer buffer, int read) {
    synchronized (head) {
      if (read > 0 && position == head.size() && head.size() < Brightness.HEAD_BYTES) {
        head.writeBytes(buffer.getByteArray(0, read));
      }
    }
  }

  /** What was read of the film's first bytes. */
  byte[] head() {
    synchronized (head) {
      return head.toByteArray();
    }
  }

  @Override
  protected boolean onSeek(long offset) {
    if (cancelled || offset < 0 || offset > size) {
      return false;
    }
    position = offset;
    return true;
  }

  @Override
  protected void onClose() {
    // The source outlives libvlc's opening and closing of it; the session closes it.
  }

  /** Makes a blocked read return, so that libvlc can stop at once. */
  void cancel() {
    cancelled = true;
    source.close();
  }

  /** What a read died of, when nobody had cancelled it. */
  Optional<Exception> failure() {
    return Optional.ofNullable(failure);
  }
}
