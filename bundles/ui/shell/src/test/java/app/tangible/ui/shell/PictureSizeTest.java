package app.tangible.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a picture says of its size is read before anything of it is decoded. */
class PictureSizeTest {

  private static byte[] picture(String format, int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void isRead(String format) throws IOException {
    assertThat(PictureSize.of(picture(format, 321, 123))).isEqualTo(new PictureSize(321, 123));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void aPictureThatIsCutOffIsRefusedOrKnown(String format) throws IOException {
    byte[] whole = picture(format, 20, 10);
    for (int length = 0; length < Math.min(whole.length, 700); length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        assertThat(PictureSize.of(cut)).isEqualTo(new PictureSize(20, 10));
      } catch (IOException refused) {
        assertThat(refused).isNotNull();
      }
    }
  }

  @Test
  void whatIsNoPictureIsRefused() {
    assertThatThrownBy(() -> PictureSize.of("<html>not found</html>".getBytes()))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PictureSize.of(new byte[0])).isInstanceOf(IOException.class);
  }

  @Test
  void noiseNeitherHangsNorThrowsAnythingElse() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      if (noise.length > 2 && i % 2 == 0) {
        noise[0] = (byte) 0xff;
        noise[1] = (byte) 0xd8;
      }
      try {
        PictureSize.of(noise);
      } catch (IOException refused) {
        assertThat(refused).hasMessageContaining(""); // a word of why, nothing else
      }
    }
  }
}
