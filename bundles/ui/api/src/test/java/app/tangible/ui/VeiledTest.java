package app.tangible.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

class VeiledTest {

  private static final int NIGHT = 0xff090b11;
  private static final int WHITE = -1;
  private static final int RED = 0xffff0000;

  private static Image image(int width, int height, int... rows) {
    int[] argb = new int[width * height];
    for (int y = 0; y < height; y++) {
      Arrays.fill(argb, y * width, (y + 1) * width, rows[y % rows.length]);
    }
    return new WritableImage(
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance()));
  }

  private static int green(Veiled.Pixels pixels, int x, int y) {
    return pixels.argb()[y * pixels.width() + x] >> 8 & 0xff;
  }

  @Test
  void theNightComesFromTheLeftFromAboveAndFromBelow() {
    Veiled.Pixels veiled = Veiled.of(Veiled.picture(image(192, 86, WHITE)), 1);
    int[] clear = {1900, 205}; // the brightest place
    int bright = green(veiled, clear[0], clear[1]);
    assertThat(bright).isBetween(200, 230);
    assertThat(green(veiled, 10, clear[1])).isBetween(11, 25);
    assertThat(green(veiled, clear[0], 2)).isBetween(40, 70);
    assertThat(green(veiled, clear[0], 475)).isLessThan(bright);
    assertThat(IntStream.range(840, Veiled.HEIGHT).map(y -> veiled.argb()[y * Veiled.WIDTH + 1900]))
        .allMatch(pixel -> pixel == NIGHT);
  }

  @Test
  void moreOfAPictureIsCutBelowThanAbove() {
    int[] rows = new int[1000];
    Arrays.fill(rows, NIGHT);
    rows[41] = RED; // the last one that is cut: 0.3 of the 140 that do not fit
    rows[42 + 205] = WHITE;
    Veiled.Pixels veiled = Veiled.of(Veiled.picture(image(1920, 1000, rows)), 1);
    assertThat(green(veiled, 1900, 205)).isGreaterThan(200);
    assertThat(green(veiled, 1900, 204)).isLessThan(20);
    assertThat(Arrays.stream(veiled.argb()).map(pixel -> pixel >> 16 & 0xff).limit(1920))
        .allMatch(red -> red < 20);
  }

  @Test
  void aFinerScreenGetsMorePixelsOfTheSame() {
    Image picture = image(192, 86, WHITE);
    Veiled.Pixels plain = Veiled.of(Veiled.picture(picture), 1);
    Veiled.Pixels fine = Veiled.of(Veiled.picture(picture), 2);
    assertThat(fine.width()).isEqualTo(3840);
    assertThat(fine.height()).isEqualTo(2160);
    assertThat(green(fine, 3800, 410))
        .isBetween(green(plain, 1900, 205) - 5, green(plain, 1900, 205) + 5);
  }

  @Test
  void whatAPictureDoesNotCoverIsNight() {
    Veiled.Pixels veiled = Veiled.of(Veiled.picture(image(192, 86, 0)), 1);
    assertThat(veiled.argb()).containsOnly(NIGHT);
  }

  /** Rounding alone changes once for each of some dozens of levels, which are seen as lines. */
  @Test
  void aGlowHasNoSteps() {
    Veiled.Pixels veiled = Veiled.of(Veiled.glow("sintel"), 1);
    assertThat(
            IntStream.range(601, Veiled.WIDTH)
                .filter(x -> green(veiled, x, 300) != green(veiled, x - 1, 300))
                .count())
        .isGreaterThan(300);
  }
}
