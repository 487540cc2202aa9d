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
   * The middle of the picture, as much of it as has the frame's proportions; a picture that is
   * higher than wide is shown whole in a frame that is wider than high: else a face would lose its
   * head.
   *
   * @param width of the frame, in pixels, like the others
   */
  static Image of(Image picture, int width, int height, double radius) {
    if (Mount.suits(picture.getWidth(), picture.getHeight(), width, height)) {
      return mounted(picture, width, height, radius);
    }
    double scale = Math.max(width / picture.getWidth(), height / picture.getHeight());
    int cutWidth = (int) Math.clamp(Math.round(width / scale), 1, (long) picture.getWidth());
    int cutHeight = (int) Math.clamp(Math.round(height / scale), 1, (long) picture.getHeight());
    int[] pixels = new int[cutWidth * cutHeight];
    int x = ((int) picture.getWidth() - cutWidth) / 2;
    int y = ((int) picture.getHeight() - cutHeight) / 2;
    picture.getPixelReader().getPixels(x, y, cutWidth, cutHeight, PIXELS, pixels, 0, cutWidth);
    RoundCorners.cut(pixels, cutWidth, cutHeight, radius / scale);
    return image(pixels, cutWidth, cutHeight);
  }

  private static Image mounted(Image picture, int width, int height, double radius) {
    int pictureWidth = (int) picture.getWidth();
    int pictureHeight = (int) picture.getHeight();
    int[] all = new int[pictureWidth * pictureHeight];
    picture
        .getPixelReader()
        .getPixels(0, 0, pictureWidth, pictureHeight, PIXELS, all, 0, pictureWidth);
    double scale = Math.min(1, pictureHeight / (double) height); // a small one is not made larger
    int cutWidth = (int) Math.round(width * scale);
    int cutHeight = (int) Math.round(height * scale);
    int[] pixels = new Mount(all, pictureWidth, pictureHeight, cutWidth, cutHeight).pixels();
    RoundCorners.cut(pixels, cutWidth, cutHeight, radius * scale);
    return image(pixels, cutWidth, cutHeight);
  }

  private static Image image(int[] pixels, int width, int height) {
    return new WritableImage(new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PIXELS));
  }
}
