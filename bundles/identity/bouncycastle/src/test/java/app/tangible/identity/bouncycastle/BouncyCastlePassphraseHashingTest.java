package app.tangible.identity.bouncycastle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.identity.PassphraseHashing.Cost;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BouncyCastlePassphraseHashingTest {

  private static final byte[] SALT = "somesaltsomesalt".getBytes(StandardCharsets.US_ASCII);

  private final BouncyCastlePassphraseHashing hashing = new BouncyCastlePassphraseHashing();

  @Test
  void agreesWithTheReferenceProgram() {
    // argon2 (Debian 0~20171227): echo -n password | argon2 somesaltsomesalt -id -k 4096 -t 2 -p 4
    assertThat(
            HexFormat.of()
                .formatHex(hashing.hash("password".toCharArray(), SALT, new Cost(4_096, 2, 4))))
        .isEqualTo("b56740ba534ad5be5104c208086735bea5ec8b9b44c0c016a9f410dad37e708b");
  }

  @Test
  void differsBySaltPassphraseAndCost() {
    Cost cost = new Cost(64, 1, 1);
    byte[] tag = hashing.hash("a".toCharArray(), SALT, cost);
    assertThat(tag).hasSize(32);
    assertThat(hashing.hash("a".toCharArray(), SALT, cost)).isEqualTo(tag);
    assertThat(hashing.hash("b".toCharArray(), SALT, cost)).isNotEqualTo(tag);
    assertThat(hashing.hash("a".toCharArray(), new byte[16], cost)).isNotEqualTo(tag);
    assertThat(hashing.hash("a".toCharArray(), SALT, new Cost(64, 2, 1))).isNotEqualTo(tag);
  }

  @Test
  void refusesAShortSaltAndCostsOutOfBounds() {
    assertThatThrownBy(() -> hashing.hash(new char[1], new byte[15], new Cost(64, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    for (int[] bad :
        new int[][] {
          {7, 1, 1}, {64, 0, 1}, {64, 1, 0}, {64, 1, 17}, {64, 65, 1}, {262_145, 1, 1}
        }) {
      assertThatThrownBy(() -> new Cost(bad[0], bad[1], bad[2]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
