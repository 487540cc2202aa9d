package app.tangible.peer.libp2p.yamux;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Takes frames off the wire, one after the other. */
final class FrameReader {

  private final InputStream in;
  private final Yamux session;
  private final byte[] header = new byte[Header.BYTES];
  private final AtomicLong bytes = new AtomicLong();
  private volatile long heard = System.nanoTime();

  FrameReader(InputStream in, Yamux session) {
    this.in = in;
    this.session = session;
  }

  long bytes() {
    return bytes.get();
  }

  /** When the last frame came, in nanoseconds of this machine. */
  long heard() {
    return heard;
  }

  /** Until the connection ends between two frames. */
  void run() throws IOException {
    for (int got = next(); got > 0; got = next()) {
      if (got < Header.BYTES) {
        throw new EOFException("the connection ended within a header");
      }
      heard = System.nanoTime();
      take(Header.read(header));
    }
  }

  private int next() throws IOException {
    return in.readNBytes(header, 0, Header.BYTES);
  }

  private void take(Header frame) throws IOException {
    if (frame.version() != 0) {
      throw new YamuxException("this is version 0, not " + frame.version());
    }
    bytes.addAndGet(Header.BYTES + (frame.type() == Header.DATA ? frame.length() : 0));
    switch (frame.type()) {
      case Header.DATA, Header.WINDOW_UPDATE -> stream(frame);
      case Header.PING -> ping(frame);
      case Header.GO_AWAY -> session.wentAway(frame.length());
      default -> throw new YamuxException("there is no frame of type " + frame.type());
    }
  }

  private void ping(Header frame) {
    if (frame.has(Header.SYN)) {
      session.pinged(frame.length());
    } else if (frame.has(Header.ACK)) {
      session.ponged(frame.length());
    }
  }

  private void stream(Header frame) throws IOException {
    if (frame.stream() == 0) {
      throw new YamuxException("stream 0 is the session");
    }
    YamuxStream stream =
        frame.has(Header.SYN) ? session.opened(frame.stream()) : session.stream(frame.stream());
    if (frame.type() == Header.DATA) {
      data(frame, stream);
    } else if (stream != null) {
      stream.credited(frame.length());
    }
    if (stream != null) {
      flags(frame, stream);
    }
  }

  private void data(Header frame, @Nullable YamuxStream stream) throws IOException {
    if (frame.length() > Integer.MAX_VALUE) {
      throw new YamuxException("a frame of " + frame.length() + " bytes");
    }
    if (stream == null) {
      session.stray().take(in, (int) frame.length());
    } else {
      stream.receive(in, (int) frame.length());
    }
  }

  private static void flags(Header frame, YamuxStream stream) {
    if (frame.has(Header.ACK)) {
      stream.acknowledged();
    }
    if (frame.has(Header.RST)) {
      stream.resetByPeer();
    } else if (frame.has(Header.FIN)) {
      stream.finished();
    }
  }
}
