package app.tangible.peer.quic;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class AddressTokensTest {

  private static final InetSocketAddress CALLER = new InetSocketAddress("192.0.2.7", 4001);
  private static final byte[] ID = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final long NOW = 1_000_000;

  private final AddressTokens tokens = new AddressTokens();

  private boolean isOurs(byte[] token, InetSocketAddress caller, long now) {
    return tokens.isOurs(Unpooled.wrappedBuffer(token), 0, token.length, caller, now);
  }

  @Test
  void knowsItsOwn() {
    byte[] token = tokens.mint(CALLER, ID, NOW);
    assertThat(isOurs(token, CALLER, NOW)).isTrue();
    assertThat(isOurs(token, CALLER, NOW + 30_000)).isTrue();
  }

  @Test
  void refusesAnotherCallersOldAndFutureOnes() {
    byte[] token = tokens.mint(CALLER, ID, NOW);
    assertThat(isOurs(token, new InetSocketAddress("192.0.2.8", 4001), NOW)).isFalse();
    assertThat(isOurs(token, new InetSocketAddress("192.0.2.7", 4002), NOW)).isFalse();
    assertThat(isOurs(token, CALLER, NOW + 30_001)).isFalse();
    assertThat(isOurs(token, CALLER, NOW - 1)).isFalse();
  }

  @Test
  void refusesAnyOtherBytes() {
    byte[] token = tokens.mint(CALLER, ID, NOW);
    for (int bit = 0; bit < token.length * 8; bit++) {
      byte[] changed = token.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(isOurs(changed, CALLER, NOW)).as("bit %d", bit).isFalse();
    }
    assertThat(isOurs(new byte[0], CALLER, NOW)).isFalse();
    assertThat(isOurs(new byte[24], CALLER, NOW)).isFalse();
    assertThat(isOurs(new byte[2000], CALLER, NOW)).isFalse();
    assertThat(isOurs(new AddressTokens().mint(CALLER, ID, NOW), CALLER, NOW)).isFalse();
  }
}
