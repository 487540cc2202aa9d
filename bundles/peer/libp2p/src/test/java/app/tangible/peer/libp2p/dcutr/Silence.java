package app.tangible.peer.libp2p.dcutr;

import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes the protocol and hangs up. */
final class Silence implements ProtocolHandler {

  private final AtomicInteger asked = new AtomicInteger();

  int asked() {
    return asked.get();
  }

  @Override
  public Set<String> protocols() {
    return Set.of(HolePunch.PROTOCOL);
  }

  @Override
  public int streamsPerPeer() {
    return 1;
  }

  @Override
  public void serve(PeerStream stream) throws IOException {
    asked.incrementAndGet();
    throw new IOException("no");
  }
}
