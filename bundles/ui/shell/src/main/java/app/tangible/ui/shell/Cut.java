package app.tangible.ui.shell;

import app.tangible.ui.RoundCorners;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.image.WritablePixelFormat;

/** Cuts a picture to a frame with round corners, once, so that it is drawn as it is. */
final class Cut {

  private static final WritablePixelFormat<IntBuffer> PIXELS = PixelFormat.getIntArgbPreInstance();

  private Cut() {}

  /**
   * The middle of the picture, as much of it as has the frame's proportions.
   *
   * @param width of the frame, in pixels, like the others
   */
  static Image of(Image picture, int width, int height, double radius) {
    double scale = Math.max(width / picture.getWidth(), height / picture.getHeight());
    int cutWidth = (int) Math.clamp(Math.round(width / scale), 1, (long) picture.getWidth());
    int cutHeight = (int) Math.clamp(Math.round(height / scale), 1, (long) picture.getHeight());
    int[] pixels = new int[cutWidth * cutHeight];
    int x = ((int) picture.getWidth() - cutWidth) / 2;
    int y = ((int) picture.getHeight() - cutHeight) / 2;
    picture.getPixelReader().getPixels(x, y, cutWidth, cutHeight, PIXELS, pixels, 0, cutWidth);
    RoundCorners.cut(pixels, cutWidth, cutHeight, radius / scale);
    return new WritableImage(
        new PixelBuffer<>(cutWidth, cutHeight, IntBuffer.wrap(pixels), PIXELS));
  }
}
