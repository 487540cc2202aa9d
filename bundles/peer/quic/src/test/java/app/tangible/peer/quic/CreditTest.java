package app.tangible.peer.quic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class CreditTest {

  private static final InetSocketAddress CALLER = new InetSocketAddress("192.0.2.7", 4001);
  private static final InetSocketAddress OTHER = new InetSocketAddress("192.0.2.7", 4002);

  private final Credit credit = new Credit();

  @Test
  void isThreeTimesWhatCame() {
    credit.begun(CALLER, 1200);
    assertThat(credit.take(CALLER, 3000)).isTrue();
    assertThat(credit.take(CALLER, 601)).isFalse();
    assertThat(credit.take(CALLER, 600)).isTrue();
    assertThat(credit.take(CALLER, 1)).isFalse();
    credit.received(CALLER, 40);
    assertThat(credit.take(CALLER, 120)).isTrue();
    assertThat(credit.take(CALLER, 1)).isFalse();
  }

  @Test
  void endsWithTheLastHandshake() {
    credit.begun(CALLER, 1200);
    credit.begun(CALLER, 1200);
    credit.over(CALLER);
    assertThat(credit.take(CALLER, 7201)).isFalse();
    credit.over(CALLER);
    assertThat(credit.take(CALLER, 7201)).isTrue();
  }

  @Test
  void isForThoseAloneWhoAreNotProven() {
    credit.begun(CALLER, 1200);
    credit.received(OTHER, 1200);
    assertThat(credit.take(OTHER, 100_000)).isTrue();
  }
}
