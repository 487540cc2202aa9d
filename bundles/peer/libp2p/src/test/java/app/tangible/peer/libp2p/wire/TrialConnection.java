package app.tangible.peer.libp2p.wire;

import app.tangible.peer.Identified;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A connection whose other end is a handler in the same process; each stream is a socket. */
public final class TrialConnection implements PeerConnection {

  private final PeerId peer;
  private final Multiaddr remote;
  private final ProtocolHandler handler;
  private volatile Optional<Identified> identified = Optional.empty();
  private Optional<TrialConnection> back = Optional.empty();

  /** To that peer, which is served by the handler. */
  public TrialConnection(PeerId peer, Multiaddr remote, ProtocolHandler handler) {
    this.peer = peer;
    this.remote = remote;
    this.handler = handler;
  }

  /** The connection as the handler sees it. */
  public TrialConnection seenAs(TrialConnection back) {
    this.back = Optional.of(back);
    return this;
  }

  /** What the peer told. */
  public void identified(Identified told) {
    identified = Optional.of(told);
  }

  @Override
  public PeerStream open(List<String> protocols) {
    TrialLink[] ends = TrialLink.pair();
    PeerStream theirs = new Stream(ends[1], protocols.getFirst(), back.orElse(this));
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                handler.serve(theirs);
                theirs.close();
              } catch (IOException | RuntimeException e) {
                theirs.reset();
              }
            });
    return new Stream(ends[0], protocols.getFirst(), this);
  }

  @Override
  public PeerId peer() {
    return peer;
  }

  @Override
  public Multiaddr remote() {
    return remote;
  }

  @Override
  public Multiaddr local() {
    return Multiaddr.parse("/ip4/127.0.0.1/tcp/1");
  }

  @Override
  public boolean dialed() {
    return true;
  }

  @Override
  public Route route() {
    return Route.DIRECT;
  }

  @Override
  public boolean limited() {
    return false;
  }

  @Override
  public Optional<Duration> roundTrip() {
    return Optional.empty();
  }

  @Override
  public Optional<Identified> identified() {
    return identified;
  }

  @Override
  public long bytesIn() {
    return 0;
  }

  @Override
  public long bytesOut() {
    return 0;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}

  private record Stream(TrialLink link, String protocol, PeerConnection connection)
      implements PeerStream {

    @Override
    public InputStream in() {
      return link.in();
    }

    @Override
    public OutputStream out() {
      return link.out();
    }

    @Override
    public void deadline(Duration forEachRead) {
      try {
        link.socket().setSoTimeout((int) forEachRead.toMillis());
      } catch (SocketException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void closeWrite() {
      try {
        link.socket().shutdownOutput();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void reset() {
      try {
        link.socket().setSoLinger(true, 0);
      } catch (SocketException e) {
        // Closed already.
      }
      link.close();
    }

    @Override
    public void close() {
      link.close();
    }
  }
}
