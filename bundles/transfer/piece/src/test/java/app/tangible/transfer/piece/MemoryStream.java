package app.tangible.transfer.piece;

import app.tangible.peer.Identified;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Route;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is said is what the test says; what is answered goes nowhere. */
record MemoryStream(InputStream in) implements PeerStream, PeerConnection {

  @Override
  public OutputStream out() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public PeerConnection connection() {
    return this;
  }

  @Override
  public String protocol() {
    return PieceHandler.PROTOCOL;
  }

  @Override
  public void deadline(Duration forEachRead) {}

  @Override
  public void closeWrite() {}

  @Override
  public void reset() {}

  @Override
  public PeerId peer() {
    return PeerId.ofEd25519(new byte[32]);
  }

  @Override
  public Multiaddr remote() {
    return Multiaddr.parse("/ip4/127.0.0.1/tcp/1");
  }

  @Override
  public Multiaddr local() {
    return remote();
  }

  @Override
  public boolean dialed() {
    return false;
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
    return Optional.empty();
  }

  @Override
  public PeerStream open(List<String> protocols) {
    return this;
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
}
