package app.tangible.ui.nowplaying;

import app.tangible.player.PictureSink;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import javafx.application.Platform;
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

  private final ImageView target;
  private final Semaphore gate = new Semaphore(1);
  private volatile @Nullable PixelBuffer<ByteBuffer> pixels;
  private volatile boolean closed;
  private volatile Runnable onFirst;

  /**
   * @param onFirst runs on the JavaFX thread when the first picture is on the screen
   */
  Picture(ImageView target, Runnable onFirst) {
    this.target = target;
    this.onFirst = onFirst;
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
          if (!closed) {
            target.setImage(new WritableImage(fresh));
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
          if (!closed) {
            buffer.updateBuffer(whole -> null);
            onFirst.run();
            onFirst = () -> {};
          }
          gate.release();
        });
  }

  /** Lets go of the last picture. On the JavaFX thread. */
  void close() {
    closed = true;
    pixels = null;
    target.setImage(null);
  }
}
