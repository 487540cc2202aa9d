package app.tangible.peer.libp2p.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Reads for so long and no longer, in all: a peer that gives a byte now and then does not hold a
 * thread for ever. A read that waits is up to the deadline of the stream.
 */
public final class TimedInput extends InputStream {

  private final InputStream in;
  private final long until;

  /** From now on. */
  public TimedInput(InputStream in, Duration limit) {
    this.in = in;
    until = System.nanoTime() + limit.toNanos();
  }

  @Override
  public int read() throws IOException {
    check();
    return in.read();
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    check();
    return in.read(bytes, from, length);
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  private void check() throws SocketTimeoutException {
    if (System.nanoTime() - until > 0) {
      throw new SocketTimeoutException("the peer takes too long");
    }
  }
}
