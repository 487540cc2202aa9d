package app.tangible.ui;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** A text as a QR code (ISO/IEC 18004), dark on light, with its quiet zone. */
public final class QrCode {

  private static final int QUIET_MODULES = 4;

  private QrCode() {}

  /**
   * As large as fits into a square of so many pixels, with whole pixels for each module.
   *
   * @param text ASCII
   * @throws IllegalArgumentException when it does not fit
   */
  public static Image of(String text, int pixels) {
    ByteMatrix modules = encode(text);
    int count = modules.getWidth() + 2 * QUIET_MODULES;
    int scale = pixels / count;
    if (scale == 0) {
      throw new IllegalArgumentException(count + " modules do not fit into " + pixels + " pixels");
    }
    WritableImage image = new WritableImage(count * scale, count * scale);
    PixelWriter writer = image.getPixelWriter();
    for (int y = 0; y < count * scale; y++) {
      for (int x = 0; x < count * scale; x++) {
        writer.setColor(x, y, isDark(modules, x / scale, y / scale) ? Color.BLACK : Color.WHITE);
      }
    }
    return image;
  }

  private static boolean isDark(ByteMatrix modules, int column, int row) {
    int x = column - QUIET_MODULES;
    int y = row - QUIET_MODULES;
    return x >= 0
        && y >= 0
        && x < modules.getWidth()
        && y < modules.getHeight()
        && modules.get(x, y) == 1;
  }

  private static ByteMatrix encode(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code holds this text", e);
    }
  }
}
