package app.tangible.peer.libp2p.relay;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Route;
import app.tangible.peer.transport.RawLink;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/**
 * A circuit as bare bytes; the node secures it end to end, so that the relay sees nothing of it.
 */
final class CircuitLink implements RawLink {

  private final PeerStream stream;
  private final Multiaddr remote;
  private final boolean limited;
  private final boolean initiator;
  private final CountDownLatch closed = new CountDownLatch(1);

  CircuitLink(PeerStream stream, Multiaddr remote, boolean limited, boolean initiator) {
    this.stream = stream;
    this.remote = remote;
    this.limited = limited;
    this.initiator = initiator;
  }

  @Override
  public InputStream in() {
    return stream.in();
  }

  @Override
  public OutputStream out() {
    return stream.out();
  }

  @Override
  public Multiaddr local() {
    return stream.connection().local();
  }

  @Override
  public Multiaddr remote() {
    return remote;
  }

  @Override
  public Route route() {
    return Route.RELAYED;
  }

  @Override
  public boolean limited() {
    return limited;
  }

  @Override
  public boolean initiator() {
    return initiator;
  }

  void awaitClosed() throws InterruptedException {
    closed.await();
  }

  @Override
  public void close() {
    stream.close();
    closed.countDown();
  }
}
