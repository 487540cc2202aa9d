package app.tangible.peer.libp2p.identify;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.libp2p.keys.TrialIdentity;
import app.tangible.peer.libp2p.ping.Ping;
import app.tangible.peer.libp2p.wire.TrialConnection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final AtomicLong now = new AtomicLong(5);
  private final Pace pace = new Pace(now::get);
  private final PeerConnection peer = connection();

  private static PeerConnection connection() {
    return new TrialConnection(
        TrialIdentity.random().self(), Multiaddr.parse("/ip4/127.0.0.1/tcp/1"), new Ping());
  }

  private int allowed(int attempts) {
    int allowed = 0;
    for (int i = 0; i < attempts; i++) {
      allowed += pace.allows(peer) ? 1 : 0;
    }
    return allowed;
  }

  @Test
  void aFewAtOnceThenOneEachSecond() {
    assertThat(allowed(100)).isEqualTo(10);
    now.addAndGet(Duration.ofSeconds(3).toNanos());
    assertThat(allowed(100)).isEqualTo(3);
    now.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(allowed(100)).isEqualTo(10);
  }

  @Test
  void onePeerTakesNothingFromAnother() {
    allowed(100);
    assertThat(pace.allows(connection())).isTrue();
  }
}
