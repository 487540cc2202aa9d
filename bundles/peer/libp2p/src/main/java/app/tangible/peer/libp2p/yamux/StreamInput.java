package app.tangible.peer.libp2p.yamux;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bytes that come on a stream: the session's reader puts them here, the stream's reader takes
 * them and thereby lets the peer send more. Both do so under the stream's lock; the session's
 * reader lets it go while it waits for the wire.
 */
final class StreamInput extends InputStream {

  private final YamuxStream stream;
  private final Yamux session;
  private final Inbound inbound;
  private final ReentrantLock lock;
  private final Condition readable;
  private boolean unwanted;

  StreamInput(YamuxStream stream, Yamux session, Inbound inbound, ReentrantLock lock) {
    this.stream = stream;
    this.session = session;
    this.inbound = inbound;
    this.lock = lock;
    this.readable = lock.newCondition();
  }

  // --- reading ---

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, to.length);
    // readNBytes asks for nothing at its end, and must not wait for more.
    return length == 0 ? 0 : take(to, offset, length);
  }

  private int take(byte[] to, int offset, int length) throws IOException {
    lock.lock();
    try {
      if (inbound.unread() == 0 && !awaitBytes()) {
        return -1;
      }
      int bytes = inbound.take(to, offset, length);
      session.learned(inbound.tune(bytes, session.roundTripNanos()));
      if (inbound.isUpdateDue()) {
        stream.announce();
      }
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  /** False at the end. */
  private boolean awaitBytes() throws IOException {
    Waiting waiting = stream.waiting(readable);
    while (inbound.unread() == 0) {
      stream.failIfOver();
      if (inbound.isFinished()) {
        return false;
      }
      if (unwanted) {
        throw new IOException("the stream is closed");
      }
      stream.introduce();
      waiting.await();
    }
    return true;
  }

  @Override
  public int available() {
    lock.lock();
    try {
      return (int) Math.min(inbound.unread(), Integer.MAX_VALUE);
    } finally {
      lock.unlock();
    }
  }

  // --- what the wire brought: called by the session's reader ---

  /** Takes the bytes of a data frame off the wire. */
  void receive(InputStream wire, int length) throws IOException {
    int left = length;
    boolean wanted = admit(length);
    while (wanted && left > 0) {
      ReceiveBuffer.Segment segment = reserve(left);
      int bytes = wire.read(segment.bytes, segment.to, Math.min(left, segment.room()));
      if (bytes < 0) {
        throw new EOFException("the connection ended within a frame");
      }
      left -= bytes;
      wanted = arrived(segment, bytes);
    }
    StrayBytes.skip(wire, left);
  }

  private boolean admit(int length) throws YamuxException {
    lock.lock();
    try {
      inbound.received(length);
      if (inbound.isFinished()) {
        stream.fail(new IOException("the peer sent data after the end"));
      } else if (!isDeaf() && !inbound.fits(length)) {
        stream.fail(new IOException("the peer sent more than memory allows"));
      }
      return !isDeaf();
    } finally {
      lock.unlock();
    }
  }

  private ReceiveBuffer.Segment reserve(int bytes) {
    lock.lock();
    try {
      return inbound.reserve(bytes);
    } finally {
      lock.unlock();
    }
  }

  private boolean arrived(ReceiveBuffer.Segment segment, int bytes) {
    lock.lock();
    try {
      if (isDeaf()) {
        inbound.drop();
        return false;
      }
      inbound.filled(segment, bytes);
      readable.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isDeaf() {
    return unwanted || stream.hasFailed();
  }

  // --- its ends: under the stream's lock ---

  /** The peer sends nothing more. */
  void finish() {
    inbound.finish();
    readable.signalAll();
  }

  /** Nobody is to read any more; false when nobody was before. */
  boolean refuse() {
    if (unwanted) {
      return false;
    }
    unwanted = true;
    inbound.drop();
    readable.signalAll();
    return true;
  }

  /** Who waits is to look whether anything comes still. */
  void wake() {
    readable.signalAll();
  }
}
