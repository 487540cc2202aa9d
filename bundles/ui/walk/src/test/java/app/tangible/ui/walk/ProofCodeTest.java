package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A telephone in front of the screen reads what the certificate states. */
class ProofCodeTest {

  @TempDir Path folder;

  @Test
  void theCodeOnTheScreenIsTheStatement() throws Exception {
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    try (Theatre theatre = new Theatre(folder, film, new FakePlayer(), query -> List.of(), "en")) {
      theatre.library.keep(Samples.owned(0, Duration.ZERO, true));
      theatre.pressOn("title-licence-" + Samples.licence(0));
      theatre.awaitFocus("play");
      theatre.press(KeyCode.DOWN);
      theatre.awaitFocus("sell");
      theatre.press(KeyCode.DOWN);
      theatre.awaitFocus("proof");
      theatre.awaitText("for a telephone");
      assertThat(read(theatre.shot("en-32-proof-code")))
          .startsWith("Tangible certificate 1\neip155:8453/erc721:0x5f5f")
          .endsWith("\ntime 2026-11-21T12:00:00Z");
    }
  }

  /** What a phone's camera makes of it. */
  static String read(BufferedImage screen) throws ReaderException {
    int width = screen.getWidth();
    int height = screen.getHeight();
    int[] pixels = screen.getRGB(0, 0, width, height, null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
        .getText();
  }
}
