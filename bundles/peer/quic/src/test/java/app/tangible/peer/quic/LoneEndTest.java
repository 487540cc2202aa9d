package app.tangible.peer.quic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoneEndTest {

  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private long now = 1_000 * MILLI;
  private long room = 10_000;
  private long roundTrip;
  private boolean peerEnded;
  private final LoneEnd end = new LoneEnd(() -> room, () -> peerEnded, () -> roundTrip, () -> now);

  @Test
  void goesAtOnceWhereNothingWentBefore() {
    peerEnded = true;
    room = 0;
    assertThat(end.waitNanos()).isZero();
  }

  @Test
  void goesAtOnceWhileThePeerStillSends() {
    end.bytesTaken();
    assertThat(end.waitNanos()).isZero();
  }

  @Test
  void goesThoughThePeersWindowStaysClosed() {
    end.bytesTaken();
    peerEnded = true;
    room = 0;
    now += 3_000 * MILLI;
    assertThat(end.waitNanos()).isNotPositive();
  }

  @Test
  void waitsUntilTheBytesBeforeItAreAcknowledgedWhenThePeerHasEnded() {
    end.bytesTaken();
    peerEnded = true;
    assertThat(end.waitNanos()).isEqualTo(50 * MILLI);
    now += 20 * MILLI;
    assertThat(end.waitNanos()).isEqualTo(30 * MILLI);
    now += 30 * MILLI;
    assertThat(end.waitNanos()).isNotPositive();
  }

  @Test
  void waitsLongerOnALongPath() {
    roundTrip = 200 * MILLI;
    peerEnded = true;
    end.bytesTaken();
    now += 100 * MILLI;
    assertThat(end.waitNanos()).isEqualTo(350 * MILLI);
  }

  @Test
  void asksAgainWhileThePathIsFull() {
    end.bytesTaken();
    room = 0;
    assertThat(end.waitNanos()).isEqualTo(10 * MILLI);
    peerEnded = true;
    now += 1_000 * MILLI;
    assertThat(end.waitNanos()).isEqualTo(10 * MILLI);
    room = 1;
    assertThat(end.waitNanos()).isNotPositive();
  }
}
