package app.tangible.peer.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReceiveWindowTest {

  private static final int MOST = 16 << 20;
  private static final long MILLI = 1_000_000;

  @Test
  void followsALineOf100MegabytesASecondAt60MillisToWhatItNeeds() {
    // Needs 6 MB in a round trip, so twice that.
    assertThat(after(60 * MILLI, 100_000_000L, 5_000)).isBetween(11_000_000, 14_000_000);
  }

  @Test
  void doesNotStopNearTwiceTheFirstWindow() {
    assertThat(after(200 * MILLI, 1_000_000_000L, 20_000)).isEqualTo(MOST);
  }

  @Test
  void reachesItsMostWithinTenRoundTrips() {
    assertThat(after(100 * MILLI, 1_000_000_000L, 1_000)).isEqualTo(MOST);
  }

  @Test
  void staysSmallWhereTheReaderIsSlow() {
    assertThat(after(60 * MILLI, 1_000_000, 20_000)).isEqualTo(YamuxSettings.INITIAL_WINDOW);
  }

  @Test
  void doesNotGrowBeforeTheRoundTripIsKnown() {
    ReceiveWindow window = new ReceiveWindow(MOST, 0);
    assertThat(window.wanted(200 << 10, 50 * MILLI, 0)).isEqualTo(YamuxSettings.INITIAL_WINDOW);
  }

  @Test
  void refusesWhatItDidNotGrant() throws Exception {
    ReceiveWindow window = new ReceiveWindow(MOST, 0);
    window.received(256 << 10);
    assertThatThrownBy(() -> window.received(1)).isInstanceOf(YamuxException.class);
    window.granted(window.delta(0));
    window.received(1);
    assertThat(window.remaining()).isEqualTo((256 << 10) - 1);
  }

  @Test
  void grantsNothingForWhatIsUnread() throws Exception {
    ReceiveWindow window = new ReceiveWindow(MOST, 0);
    window.received(256 << 10);
    assertThat(window.delta(256 << 10)).isZero();
    assertThat(window.isDue(128 << 10)).isTrue();
    assertThat(window.isDue((128 << 10) + 1)).isFalse();
  }

  /**
   * A sender that always has bytes, a line with a round trip and a capacity, a reader that takes at
   * once: the window after so many milliseconds.
   */
  private static int after(long roundTrip, long bytesPerSecond, int millis) {
    ReceiveWindow window = new ReceiveWindow(MOST, 0);
    long underWay = 0;
    long[] returning = new long[(int) (roundTrip / MILLI) + 1];
    for (int at = 0; at < millis; at++) {
      int slot = at % returning.length;
      underWay -= returning[slot];
      long free = Math.max(0, window.target() - underWay);
      int sent = (int) Math.min(free, bytesPerSecond / 1000);
      underWay += sent;
      // What is sent now is read, and its window comes back, a round trip later.
      returning[slot] = sent;
      window.grow(window.wanted(sent, at * MILLI, roundTrip));
    }
    return window.target();
  }
}
