package app.tangible.peer.libp2p.multistream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Speaks a protocol that the peer is known to speak, without waiting for its word: the proposal
 * goes along with the first bytes, its answer is read before the first bytes. Saves a round trip.
 *
 * <p>Restriction: where the peer does not speak it after all, reading throws a {@link
 * ProtocolException} and what was written is lost.
 */
public final class LazySelection {

  private final InputStream in;
  private final OutputStream out;
  private final String protocol;
  private final ReentrantLock proposing = new ReentrantLock();
  private final ReentrantLock agreeing = new ReentrantLock();
  private boolean proposed;
  private volatile boolean agreed;

  /** Nothing is sent until something is written, flushed or read. */
  public LazySelection(InputStream in, OutputStream out, String protocol) {
    this.in = in;
    this.out = out;
    this.protocol = protocol;
  }

  /** What the peer sends after it agreed. */
  public InputStream in() {
    return new In();
  }

  /** What the peer gets after it agreed. */
  public OutputStream out() {
    return new Out();
  }

  /** Sends the proposal, if nothing did yet; for a stream that is closed before it was used. */
  public void propose() throws IOException {
    proposing.lock();
    try {
      if (!proposed) {
        proposed = true;
        out.write(Messages.of(Multistream.ID, protocol));
      }
    } finally {
      proposing.unlock();
    }
  }

  /**
   * Waits for the peer's word. To be called before nothing more is written: js-libp2p 3.3 loses the
   * end of a stream that comes before its own answer is sent.
   *
   * @throws ProtocolException when the peer does not speak the protocol
   */
  public void agree() throws IOException {
    agreeing.lock();
    try {
      if (!agreed) {
        propose();
        out.flush();
        Messages.expect(in, Multistream.ID);
        String answer = Messages.read(in);
        if (!answer.equals(protocol)) {
          throw new ProtocolException("the peer does not speak " + protocol);
        }
        agreed = true;
      }
    } finally {
      agreeing.unlock();
    }
  }

  private final class In extends InputStream {

    @Override
    public int read() throws IOException {
      agree();
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      agree();
      return in.read(bytes, from, length);
    }

    @Override
    public int available() throws IOException {
      return agreed ? in.available() : 0;
    }
  }

  private final class Out extends OutputStream {

    @Override
    public void write(int b) throws IOException {
      propose();
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      propose();
      out.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      propose();
      out.flush();
    }
  }
}
