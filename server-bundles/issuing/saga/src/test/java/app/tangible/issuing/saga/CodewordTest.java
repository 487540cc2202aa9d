package app.tangible.issuing.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class CodewordTest {

  private static final byte[] FILM = HexFormat.of().parseHex("07".repeat(32));

  private final SecureRandom random = new SecureRandom();

  @Test
  void isAnotherOneForEachLicence() {
    Codeword one = Codeword.draw(FILM, random);
    Codeword other = Codeword.draw(FILM, random);

    assertThat(one.bits()).isNotEqualTo(other.bits());
    assertThat(one.salt()).isNotEqualTo(other.salt());
    assertThat(one.commitment()).isNotEqualTo(other.commitment());
  }

  @Test
  void commitsToBitsAndSalt() throws Exception {
    Codeword word = Codeword.draw(FILM, random);
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update(word.bits());
    sha256.update(word.salt());

    assertThat(word.bits()).hasSize(128);
    assertThat(word.salt()).hasSize(32);
    assertThat(word.commitment()).isEqualTo(HexFormat.of().formatHex(sha256.digest()));
  }

  @Test
  void leansAtEachPositionAsTheFilmDoes() {
    byte[] bias = Codeword.bias(FILM);
    double[] ones = new double[2];
    double[] all = new double[2];
    for (int draw = 0; draw < 200; draw++) {
      byte[] bits = Codeword.draw(FILM, random).bits();
      for (int i = 0; i < Codeword.POSITIONS; i++) {
        int side = Codeword.bit(bias, i) ? 1 : 0;
        all[side]++;
        ones[side] += Codeword.bit(bits, i) ? 1 : 0;
      }
    }

    // 10^5 bits a side: a deviation of 0.01 is seven times what chance gives.
    assertThat(ones[0] / all[0]).isCloseTo(0.2113249, within(0.01));
    assertThat(ones[1] / all[1]).isCloseTo(0.7886751, within(0.01));
  }

  @Test
  void keepsTheBiasForTheFilm() {
    byte[] other = FILM.clone();
    other[31] ^= 1;

    assertThat(Codeword.bias(FILM)).isEqualTo(Codeword.bias(FILM.clone()));
    assertThat(Codeword.bias(FILM)).isNotEqualTo(Codeword.bias(other));
    assertThat(Arrays.equals(Codeword.bias(FILM), new byte[128])).isFalse();
  }
}
