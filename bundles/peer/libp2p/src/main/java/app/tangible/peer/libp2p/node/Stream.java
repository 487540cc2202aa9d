package app.tangible.peer.libp2p.node;

import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerStream;
import app.tangible.peer.libp2p.multistream.LazySelection;
import app.tangible.peer.transport.MuxedStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stream on which a protocol was agreed, or will be with its first bytes. */
final class Stream implements PeerStream {

  private final PeerConnection connection;
  private final String protocol;
  private final MuxedStream muxed;
  private final InputStream in;
  private final OutputStream out;

  private final BeforeEnd before;
  private final Runnable after;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** What must be said before nothing more can be. */
  @FunctionalInterface
  private interface BeforeEnd {
    void run() throws IOException;
  }

  private Stream(
      PeerConnection connection,
      String protocol,
      MuxedStream muxed,
      InputStream in,
      OutputStream out,
      BeforeEnd before,
      Runnable after) {
    this.connection = connection;
    this.protocol = protocol;
    this.muxed = muxed;
    this.in = in;
    this.out = out;
    this.before = before;
    this.after = after;
  }

  /**
   * Agreed.
   *
   * @param after runs once, when it is closed or reset here
   */
  static Stream agreed(
      PeerConnection connection, String protocol, MuxedStream muxed, Runnable after) {
    return new Stream(connection, protocol, muxed, muxed.in(), muxed.out(), () -> {}, after);
  }

  /** To be agreed on with the first bytes: the peer said that it speaks it. */
  static Stream likely(
      PeerConnection connection, String protocol, MuxedStream muxed, Runnable after) {
    LazySelection lazy = new LazySelection(muxed.in(), muxed.out(), protocol);
    return new Stream(connection, protocol, muxed, lazy.in(), lazy.out(), lazy::agree, after);
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
    muxed.deadline(forEachRead);
  }

  @Override
  public void closeWrite() {
    try {
      before.run();
      muxed.closeWrite();
    } catch (IOException e) {
      muxed.reset();
    }
  }

  @Override
  public void reset() {
    muxed.reset();
    end();
  }

  @Override
  public void close() {
    closeWrite();
    muxed.close();
    end();
  }

  private void end() {
    if (ended.compareAndSet(false, true)) {
      after.run();
    }
  }
}
