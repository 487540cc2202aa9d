package app.tangible.peer.libp2p.autonat;

import app.tangible.peer.MalformedException;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.ProtocolHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Takes the calls that we asked for, and knows them by their nonce alone, not by who calls. */
@Component(service = {ProtocolHandler.class, BeingCalled.class})
public final class BeingCalled implements ProtocolHandler {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<Long, Boolean> arrived = new ConcurrentHashMap<>();

  /** Nothing is needed. */
  @Activate
  public BeingCalled() {
    // DS wants to be told which constructor
  }

  @Override
  public Set<String> protocols() {
    return Set.of(DialBack.PROTOCOL);
  }

  @Override
  public int streamsPerPeer() {
    return 2;
  }

  /** From now on this nonce is known. */
  void expect(long nonce) {
    arrived.put(nonce, false);
  }

  /** Whether a call came with it; from now on it is unknown. */
  boolean arrived(long nonce) {
    return Boolean.TRUE.equals(arrived.remove(nonce));
  }

  @Override
  public void serve(PeerStream stream) throws IOException {
    stream.deadline(PATIENCE);
    byte[] message = Protobuf.readDelimited(stream.in(), DialBack.MAX_BYTES);
    try {
      if (arrived.replace(DialBack.nonce(message), true) == null) {
        throw new IOException("a call that nobody asked for");
      }
    } catch (MalformedException e) {
      throw new IOException(e);
    }
    Protobuf.writeDelimited(stream.out(), DialBack.thanks());
  }
}
