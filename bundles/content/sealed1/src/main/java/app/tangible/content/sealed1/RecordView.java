package app.tangible.content.sealed1;

import app.tangible.content.ClearView;
import app.tangible.content.KeySet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Opens one record at a time into one buffer, which is wiped before the next and at the end. */
final class RecordView implements ClearView {

  private static final int NONE = -1;

  private final SealedBytes sealed;
  private final FilmIndex index;
  private final KeySet licence;
  private final SegmentKeys keys;
  private final RecordCipher cipher;
  private final byte[] cipherText = new byte[Limits.RECORD_BYTES + Limits.TAG_BYTES];
  private final byte[] clear = new byte[Limits.RECORD_BYTES];
  private final ReentrantLock reading = new ReentrantLock();
  private volatile boolean closed;
  private @Nullable OpenSegment segment;
  private int record = NONE;

  /** Opens the head of the film at once: a licence of another film is refused here. */
  RecordView(SealedBytes sealed, FilmIndex index, KeySet licence) throws IOException {
    this.sealed = sealed;
    this.index = index;
    this.licence = licence;
    keys = new SegmentKeys(licence.exposeCommonKey(), index.header());
    cipher = new RecordCipher(index.header().film());
    try {
      segment = sealed.segment(index, 0, keys);
    } catch (IOException | RuntimeException e) {
      keys.close();
      throw e;
    }
  }

  @Override
  public long size() {
    return index.header().clearBytes();
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    if (position < 0) {
      throw new IllegalArgumentException("position " + position);
    }
    if (position >= size()) {
      return -1;
    }
    if (!target.hasRemaining()) {
      return 0;
    }
    reading.lock();
    try {
      if (closed) {
        throw new ClosedChannelException();
      }
      return handOver(segmentAt(position), position, target);
    } finally {
      reading.unlock();
    }
  }

  private OpenSegment segmentAt(long position) throws IOException {
    int wanted = index.segmentAt(position);
    OpenSegment open = segment;
    if (open != null && open.number() == wanted) {
      return open;
    }
    wipe();
    if (open != null) {
      open.close();
      segment = null;
    }
    OpenSegment opened = sealed.segment(index, wanted, keys);
    segment = opened;
    return opened;
  }

  private int handOver(OpenSegment from, long position, ByteBuffer target) throws IOException {
    int wanted = from.recordAt(position);
    int length = from.length(wanted);
    if (wanted != record) {
      wipe();
      sealed.read(from.sealedPosition(wanted), cipherText, length + Limits.TAG_BYTES);
      RecordCipher.Place place = new RecordCipher.Place(from.number(), wanted, from.isLast(wanted));
      try {
        cipher.open(from.key(), place, cipherText, length, clear);
      } catch (IOException e) {
        Arrays.fill(clear, 0, length, (byte) 0);
        throw e;
      }
      record = wanted;
    }
    int offset = (int) (position - from.clearPosition(wanted));
    int bytes = Math.min(length - offset, target.remaining());
    target.put(clear, offset, bytes);
    if (offset + bytes == length) {
      wipe();
    }
    return bytes;
  }

  private void wipe() {
    OpenSegment open = segment;
    if (record != NONE && open != null) {
      Arrays.fill(clear, 0, open.length(record), (byte) 0);
    }
    record = NONE;
  }

  /** Ends a read that waits for the channel, then wipes. */
  @Override
  public void close() {
    closed = true;
    try {
      sealed.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      reading.lock();
      try {
        Arrays.fill(clear, (byte) 0);
        record = NONE;
        if (segment != null) {
          segment.close();
          segment = null;
        }
        keys.close();
        licence.close();
        cipher.forget();
      } finally {
        reading.unlock();
      }
    }
  }
}
