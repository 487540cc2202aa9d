package app.tangible.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.ui.shell.Pictures.Wanted;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decoded pictures: as large as they are shown, cut where that is wanted, and not too many. */
class PicturesTest {

  private static final int WIDTH = 60;
  private static final int HEIGHT = 90;
  private static final long ONE = 8L * WIDTH * HEIGHT;

  @TempDir Path folder;

  private Pictures pictures;

  @BeforeEach
  void open() throws IOException {
    pictures = new Pictures(new PictureStore(folder.resolve("kept"), 1 << 20), 3 * ONE);
  }

  private Wanted wanted(int number, double radius) throws IOException {
    Path file = folder.resolve(number + ".png");
    ImageIO.write(new BufferedImage(200, 300, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    URI address = file.toUri();
    return new Wanted(address, WIDTH, HEIGHT, radius);
  }

  @Test
  void thoseThatWereLookedAtLastStayInMemory() throws IOException {
    List<Wanted> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(wanted(i, 10));
      pictures.fetch(all.getLast());
      assertThat(pictures.memory()).isLessThanOrEqualTo(3 * ONE);
      assertThat(pictures.known(all.getFirst()).isPresent()).isEqualTo(true);
    }
    assertThat(pictures.known(all.get(1))).isEmpty();
    assertThat(pictures.known(all.get(2))).isEmpty();
    assertThat(pictures.known(all.get(4))).isPresent();
    assertThat(pictures.memory()).isEqualTo(3 * ONE);
  }

  @Test
  void oneIsCutForItsFrameAndWholeForAnother() throws IOException {
    Image cut = pictures.fetch(wanted(1, 14));
    assertThat(cut.getPixelReader().getArgb(0, 0) >>> 24).isZero();
    Image whole = pictures.fetch(wanted(1, -1));
    assertThat(whole.getPixelReader().getArgb(0, 0)).isEqualTo(0xff000000);
    assertThat(whole.getWidth()).isEqualTo(WIDTH);
    assertThat(pictures.fetch(wanted(1, 14))).isSameAs(cut);
  }
}
