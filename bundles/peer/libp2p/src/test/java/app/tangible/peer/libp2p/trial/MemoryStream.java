package app.tangible.peer.libp2p.trial;

import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** One end of a stream in memory. */
final class MemoryStream implements PeerStream {

  private final PeerConnection connection;
  private final String protocol;
  private final Pipe from;
  private final Pipe to;
  private final InputStream in;
  private final OutputStream out;

  MemoryStream(PeerConnection connection, String protocol, Pipe from, Pipe to) {
    this.connection = connection;
    this.protocol = protocol;
    this.from = from;
    this.to = to;
    in = from.in();
    out = to.out();
  }

  @Override
  public PeerConnection connection() {
    return connection;
  }

  @Override
  public String protocol() {
    return protocol;
  }

  @Override
  public InputStream in() {
    return in;
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public void deadline(Duration forEachRead) {
    from.deadline(forEachRead);
  }

  @Override
  public void closeWrite() {
    to.end();
  }

  @Override
  public void reset() {
    from.reset();
    to.reset();
  }

  @Override
  public void close() {
    to.end();
    from.end();
  }
}
