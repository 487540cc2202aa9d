package app.tangible.peer.libp2p.ping;

import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import java.io.IOException;
import java.net.ProtocolException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** Sends back what a peer sends, 32 bytes at a time; asks others to. */
@Component(service = ProtocolHandler.class)
public final class Ping implements ProtocolHandler {

  /** The protocol's id. */
  public static final String ID = "/ipfs/ping/1.0.0";

  private static final int BYTES = 32;
  private static final Duration IDLE = Duration.ofSeconds(60);

  private static final SecureRandom RANDOM = new SecureRandom();

  @Override
  public Set<String> protocols() {
    return Set.of(ID);
  }

  @Override
  public int streamsPerPeer() {
    return 2;
  }

  @Override
  public boolean overLimited() {
    return true;
  }

  @Override
  public void serve(PeerStream stream) throws IOException {
    stream.deadline(IDLE);
    byte[] payload = new byte[BYTES];
    while (stream.in().readNBytes(payload, 0, BYTES) == BYTES) {
      stream.out().write(payload);
      stream.out().flush();
    }
  }

  /**
   * The time from there to there and back.
   *
   * @param limit longer ones are an {@link IOException}
   * @throws app.tangible.peer.PeerException when there is no stream to be had
   * @throws IOException when the peer does not answer, or with something else
   */
  public static Duration measure(PeerConnection connection, Duration limit) throws IOException {
    byte[] payload = new byte[BYTES];
    RANDOM.nextBytes(payload);
    try (PeerStream stream = connection.open(List.of(ID))) {
      stream.deadline(limit);
      long begin = System.nanoTime();
      stream.out().write(payload);
      stream.out().flush();
      byte[] answer = stream.in().readNBytes(BYTES);
      Duration taken = Duration.ofNanos(System.nanoTime() - begin);
      if (!MessageDigest.isEqual(payload, answer)) {
        stream.reset();
        throw new ProtocolException("the peer answers a ping with something else");
      }
      return taken;
    }
  }
}
