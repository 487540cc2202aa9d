package app.tangible.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

/** A picture in a frame with round corners. */
class CutTest {

  private static final int SIDE = 0xff102030;
  private static final int MIDDLE = 0xffa0b0c0;

  /** As high as wide stripes at both sides and a middle of another colour. */
  private static Image striped(int width, int height, int stripe) {
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      Arrays.fill(pixels, y * width, (y + 1) * width, SIDE);
      Arrays.fill(pixels, y * width + stripe, (y + 1) * width - stripe, MIDDLE);
    }
    return image(pixels, width, height);
  }

  private static int at(Image image, int x, int y) {
    return image.getPixelReader().getArgb(x, y);
  }

  @Test
  void showsTheMiddleOfWhatIsTooWide() {
    Image cut = Cut.of(striped(300, 100, 100), 100, 100, 0);
    assertThat(cut.getWidth()).isEqualTo(100);
    assertThat(cut.getHeight()).isEqualTo(100);
    assertThat(at(cut, 0, 0)).isEqualTo(MIDDLE);
    assertThat(at(cut, 99, 99)).isEqualTo(MIDDLE);
  }

  @Test
  void roundsAllFourCornersAlike() {
    Image cut = Cut.of(striped(60, 90, 0), 60, 90, 14);
    for (int[] corner : new int[][] {{0, 0}, {59, 0}, {0, 89}, {59, 89}}) {
      assertThat(at(cut, corner[0], corner[1]) >>> 24).isZero();
    }
    assertThat(at(cut, 14, 0)).isEqualTo(MIDDLE);
    assertThat(at(cut, 0, 14)).isEqualTo(MIDDLE);
    assertThat(at(cut, 30, 45)).isEqualTo(MIDDLE);
    long seen = 0;
    for (int y = 0; y < 14; y++) {
      for (int x = 0; x < 14; x++) {
        seen += at(cut, x, y) >>> 24;
      }
    }
    assertThat(seen / 255.0).isCloseTo(Math.PI * 14 * 14 / 4, within(1.5));
  }

  @Test
  void showsAPosterWholeInAWideFrame() {
    int width = 60;
    int height = 90;
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, MIDDLE);
    Arrays.fill(pixels, 0, 9 * width, SIDE); // its head
    Arrays.fill(pixels, 81 * width, 90 * width, SIDE); // its foot
    Image cut = Cut.of(image(pixels, width, height), 160, 90, 14);
    assertThat(cut.getWidth()).isEqualTo(160);
    assertThat(cut.getHeight()).isEqualTo(90);
    assertThat(at(cut, 80, 0)).isEqualTo(SIDE);
    assertThat(at(cut, 80, 89)).isEqualTo(SIDE);
    assertThat(at(cut, 50, 45)).isEqualTo(MIDDLE);
    assertThat(at(cut, 109, 45)).isEqualTo(MIDDLE);
    assertThat(at(cut, 10, 45) >>> 24).isEqualTo(255);
    assertThat(at(cut, 10, 45) & 0xff).isBetween(0x40, 0x60); // of itself, and darker
    assertThat(at(cut, 0, 0) >>> 24).isZero();
  }

  @Test
  void aPosterInAWideFrameFillsItAlsoWhereItIsSmallOrSeenThrough() {
    Image small = Cut.of(striped(20, 30, 0), 160, 90, 0);
    assertThat(small.getHeight()).isEqualTo(30);
    assertThat(small.getWidth()).isEqualTo(53);
    assertThat(at(small, 26, 0)).isEqualTo(MIDDLE);
    Image dot = Cut.of(image(new int[] {MIDDLE}, 1, 1), 160, 90, 0);
    assertThat(at(dot, 0, 0)).isEqualTo(MIDDLE);
    Image glass = Cut.of(image(new int[60 * 90], 60, 90), 160, 90, 0);
    assertThat(at(glass, 80, 45)).isEqualTo(0xff000000);
  }

  private static Image image(int[] pixels, int width, int height) {
    return new WritableImage(
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
  }

  @Test
  void doesNotMakeASmallPictureLarger() {
    Image cut = Cut.of(striped(30, 45, 0), 258, 387, 14);
    assertThat(cut.getWidth()).isEqualTo(30);
    assertThat(cut.getHeight()).isEqualTo(45);
    assertThat(at(cut, 0, 0) >>> 24).isLessThan(200);
    assertThat(at(cut, 3, 3)).isEqualTo(MIDDLE);
  }
}
