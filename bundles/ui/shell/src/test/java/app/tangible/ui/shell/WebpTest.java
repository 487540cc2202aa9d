package app.tangible.ui.shell;

import static app.tangible.ui.shell.WebpPictures.HEIGHT;
import static app.tangible.ui.shell.WebpPictures.WIDTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.ui.shell.Pictures.Wanted;
import app.tangible.ui.shell.WebpPictures.Coding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WebP is shown like any other picture, and a damaged one harms nobody. */
class WebpTest {

  @TempDir Path folder;

  private Pictures pictures;

  @BeforeEach
  void open() throws IOException {
    pictures = new Pictures(new PictureStore(folder.resolve("kept"), 1 << 20), 1 << 20);
  }

  private Image shown(byte[] picture, int width, int height) throws IOException {
    Path file = Files.createTempFile(folder, "picture", ".webp");
    Files.write(file, picture);
    return pictures.fetch(new Wanted(file.toUri(), width, height, -1));
  }

  @ParameterizedTest
  @EnumSource
  void isDecodedAsByAnotherDecoder(Coding coding) throws IOException {
    byte[] picture = coding.picture();
    Path file = Files.write(folder.resolve("one.webp"), picture);
    byte[] rgba = coding.pixels(file);
    Image image = shown(picture, WIDTH, HEIGHT);
    assertThat(image.getWidth()).isEqualTo(WIDTH);
    assertThat(image.getHeight()).isEqualTo(HEIGHT);
    long off = 0;
    PixelReader pixels = image.getPixelReader();
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int argb = pixels.getArgb(i % WIDTH, i / WIDTH);
      off += Math.abs((rgba[4 * i] & 0xff) - (argb >> 16 & 0xff));
      off += Math.abs((rgba[4 * i + 1] & 0xff) - (argb >> 8 & 0xff));
      off += Math.abs((rgba[4 * i + 2] & 0xff) - (argb & 0xff));
      off += Math.abs((rgba[4 * i + 3] & 0xff) - (argb >>> 24));
    }
    // Of 255: two ways to make full colour of a quarter of it differ at edges.
    assertThat(off / (4.0 * WIDTH * HEIGHT)).isLessThan(coding == Coding.LOSSY ? 4 : 2.5);
  }

  @Test
  void aSmallFrameGetsASmallPicture() throws IOException {
    Image image = shown(Coding.LOSSY.picture(), WIDTH / 4, HEIGHT / 4);
    assertThat(image.getWidth()).isEqualTo(WIDTH / 4);
    assertThat(image.getPixelReader().getArgb(1, 1) >>> 24).isEqualTo(255);
  }

  @ParameterizedTest
  @EnumSource
  void oneThatIsCutOffOrDamagedIsRefusedOrShown(Coding coding) throws IOException {
    byte[] whole = coding.picture();
    for (int length = 0; length < whole.length; length += 1 + whole.length / 50) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> shown(cut, WIDTH, HEIGHT)).isInstanceOf(IOException.class);
    }
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      byte[] damaged = whole.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        damaged[random.nextInt(i % 2 == 0 ? 64 : damaged.length)] ^=
            (byte) (1 << random.nextInt(8));
      }
      try {
        assertThat(shown(damaged, WIDTH, HEIGHT).getWidth()).isPositive();
      } catch (IOException refused) {
        assertThat(refused).isNotNull();
      }
    }
  }

  @Test
  void oneThatSaysAnotherSizeThanItHasIsRefused() throws IOException {
    byte[] picture = Coding.SEEN_THROUGH.picture();
    picture[24] ^= 1;
    assertThatThrownBy(() -> PictureSize.of(picture)).hasMessageContaining("another size");
  }

  @Test
  void oneOfTooManyPixelsIsNotDecoded() {
    byte[] huge = WebpPictures.endless(16_384, 0);
    assertThatThrownBy(() -> shown(huge, WIDTH, HEIGHT)).hasMessageContaining("pixels");
    byte[] large = WebpPictures.endless(5_000, 0);
    assertThatThrownBy(() -> shown(large, WIDTH, HEIGHT)).hasMessageContaining("pixels");
  }

  @Test
  void nobodyWaitsForOneThatDoesNotEnd() throws IOException {
    assertThat(shown(WebpPictures.endless(16, 1), 16, 16).getWidth()).isEqualTo(16);
    WebpFile endless = WebpFile.of(WebpPictures.endless(1_000, 150));
    WebpFile good = WebpFile.of(WebpPictures.endless(16, 1));
    Webp webp = new Webp(Duration.ofMillis(50));
    assertThatThrownBy(() -> webp.decode(endless, 10, 10)).hasMessageContaining("too long");
    assertThatThrownBy(() -> webp.decode(good, 16, 16)).hasMessageContaining("does not end");
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> webp.decode(good, 16, 16).getWidth() == 16);
  }
}
