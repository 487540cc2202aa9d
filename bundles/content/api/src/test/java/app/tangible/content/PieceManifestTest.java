package app.tangible.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PieceManifestTest {

  private static final FilmId FILM = new FilmId("00112233445566778899aabbccddeeff");
  private static final PieceRoot ROOT = new PieceRoot("ab".repeat(32));

  private final PieceManifest manifest =
      new PieceManifest(
          FILM, ROOT, 3 * 16_384 + 1, 16_384, List.of(hash(1), hash(2), hash(3), hash(4)));

  @Test
  void readsWhatItWrote() {
    PieceManifest read = PieceManifest.decode(manifest.encode());
    assertThat(read.encode()).isEqualTo(manifest.encode());
    assertThat(read.film()).isEqualTo(FILM);
    assertThat(read.root()).isEqualTo(ROOT);
    assertThat(read.pieces()).isEqualTo(4);
    assertThat(read.lengthOf(2)).isEqualTo(16_384);
    assertThat(read.lengthOf(3)).isEqualTo(1);
  }

  @Test
  void refusesEveryOtherLength() {
    byte[] encoded = manifest.encode();
    for (int length = 0; length < encoded.length; length++) {
      byte[] cut = Arrays.copyOf(encoded, length);
      assertThatThrownBy(() -> PieceManifest.decode(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
    byte[] longer = Arrays.copyOf(encoded, encoded.length + 1);
    assertThatThrownBy(() -> PieceManifest.decode(longer))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void answersForeignBytesWithNothingButARefusal() {
    Random random = new Random(20_260_102);
    for (int i = 0; i < 100_000; i++) {
      byte[] encoded = manifest.encode();
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        encoded[random.nextInt(Math.min(72, encoded.length))] = (byte) random.nextInt();
      }
      try {
        assertThat(PieceManifest.decode(encoded).encode()).isEqualTo(encoded);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
  }

  @Test
  void refusesACountThatDoesNotFitTheLength() {
    assertThatThrownBy(() -> new PieceManifest(FILM, ROOT, 16_385, 16_384, List.of(hash(1))))
        .hasMessageContaining("do not make");
    assertThatThrownBy(() -> new PieceManifest(FILM, ROOT, 1, 20_000, List.of(hash(1))))
        .hasMessageContaining("power of two");
  }

  private static byte[] hash(int fill) {
    byte[] hash = new byte[32];
    Arrays.fill(hash, (byte) fill);
    return hash;
  }
}
