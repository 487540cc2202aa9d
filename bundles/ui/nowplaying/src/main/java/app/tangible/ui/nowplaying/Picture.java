package app.tangible.ui.nowplaying;

import app.tangible.player.PictureSink;
import app.tangible.player.Tuning.Framing;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Puts the player's pictures on the screen. A picture that comes while the one before is not drawn
 * yet is dropped, so that they never pile up.
 */
final class Picture implements PictureSink {

  private final ImageView target = new ImageView();
  private final Semaphore gate = new Semaphore(1);
  private final Runnable onFirst;
  private volatile @Nullable PixelBuffer<ByteBuffer> pixels;
  private volatile boolean closed;
  // On the JavaFX thread.
  private boolean shown;
  private double shape = 1;
  private Framing framing = Framing.WHOLE;

  /**
   * @param onFirst runs on the JavaFX thread when the first picture of a film is on the screen
   */
  Picture(Runnable onFirst) {
    this.onFirst = onFirst;
    target.setPreserveRatio(false);
    target.setSmooth(true);
  }

  ImageView node() {
    return target;
  }

  /** Another film begins: its first picture is told of again. On the JavaFX thread. */
  void await() {
    shown = false;
  }

  /** Whether there is a picture of this film. On the JavaFX thread. */
  boolean shown() {
    return shown;
  }

  /** Lays it so. On the JavaFX thread. */
  void frame(double pixelShape, Framing wanted) {
    if (pixelShape != shape || wanted != framing) {
      shape = pixelShape;
      framing = wanted;
      lay();
    }
  }

  private void lay() {
    PixelBuffer<ByteBuffer> buffer = pixels;
    if (buffer != null) {
      Frame frame = Frame.of(buffer.getWidth(), buffer.getHeight(), shape, framing);
      target.setViewport(new Rectangle2D(frame.left(), frame.top(), frame.width(), frame.height()));
      target.setFitWidth(frame.fitWidth());
      target.setFitHeight(frame.fitHeight());
    }
  }

  @Override
  public void format(int width, int height) {
    PixelBuffer<ByteBuffer> fresh =
        new PixelBuffer<>(
            width,
            height,
            ByteBuffer.allocateDirect(width * height * 4),
            PixelFormat.getByteBgraPreInstance());
    pixels = fresh;
    Platform.runLater(
        () -> {
          if (!closed && pixels == fresh) {
            target.setImage(new WritableImage(fresh));
            lay();
          }
        });
  }

  @Override
  public void picture(ByteBuffer[] planes) {
    PixelBuffer<ByteBuffer> buffer = pixels;
    if (closed || buffer == null || !gate.tryAcquire()) {
      return;
    }
    ByteBuffer to = buffer.getBuffer();
    to.clear();
    to.put(planes[0].limit(Math.min(planes[0].limit(), to.capacity())));
    Platform.runLater(
        () -> {
          gate.release();
          if (!closed) {
            buffer.updateBuffer(whole -> null);
            if (!shown) {
              shown = true;
              onFirst.run();
            }
          }
        });
  }

  /** Lets go of the last picture. On the JavaFX thread. */
  void close() {
    closed = true;
    pixels = null;
    target.setImage(null);
  }
}
