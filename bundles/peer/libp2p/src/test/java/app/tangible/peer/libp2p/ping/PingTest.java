package app.tangible.peer.libp2p.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.libp2p.keys.TrialIdentity;
import app.tangible.peer.libp2p.wire.TrialConnection;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PingTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static TrialConnection to(ProtocolHandler handler) {
    return new TrialConnection(
        TrialIdentity.random().self(), Multiaddr.parse("/ip4/127.0.0.1/tcp/1"), handler);
  }

  /** Serves in another way than it should. */
  private interface Otherwise extends ProtocolHandler {
    @Override
    default Set<String> protocols() {
      return Set.of(Ping.ID);
    }

    @Override
    default int streamsPerPeer() {
      return 1;
    }
  }

  @Test
  void measuresTheWayThereAndBack() throws IOException {
    assertThat(Ping.measure(to(new Ping()), LIMIT)).isPositive().isLessThan(LIMIT);
  }

  @Test
  void sendsBackWhateverComesUntilThePeerIsDone() throws IOException {
    byte[] sent = new byte[32 * 100 + 5];
    new Random(1).nextBytes(sent);
    try (PeerStream stream = to(new Ping()).open(List.of(Ping.ID))) {
      stream.out().write(sent);
      stream.closeWrite();
      assertThat(stream.in().readAllBytes()).isEqualTo(java.util.Arrays.copyOf(sent, 3200));
    }
  }

  @Test
  void refusesAPeerThatAnswersSomethingElse() {
    Otherwise zeros = stream -> stream.out().write(new byte[32]);
    assertThatThrownBy(() -> Ping.measure(to(zeros), LIMIT)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void refusesAPeerThatHangsUp() {
    Otherwise cut = stream -> stream.in().readNBytes(32);
    assertThatThrownBy(() -> Ping.measure(to(cut), LIMIT)).isInstanceOf(IOException.class);
  }

  @Test
  void doesNotWaitForEver() {
    Otherwise silent = stream -> stream.in().readAllBytes();
    assertThatThrownBy(() -> Ping.measure(to(silent), Duration.ofMillis(50)))
        .isInstanceOf(IOException.class);
  }
}
