package app.tangible.ui.shell;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import javafx.scene.image.Image;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes WebP, which JavaFX does not: one at a time, since a whole one is in memory before it is
 * made smaller. Its own thread does it: a damaged picture can be made so that it takes hours, and
 * nobody waits for that one, nor begins another beside it.
 */
final class Webp {

  /** Decoded whole, at four bytes each. */
  private static final long MAX_PIXELS = 16L << 20;

  static final Duration LIMIT = Duration.ofSeconds(20);

  private final WebPImageReaderSpi format = new WebPImageReaderSpi();
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final Duration limit;
  private volatile @Nullable FutureTask<BufferedImage> lost;

  Webp(Duration limit) {
    this.limit = limit;
  }

  /**
   * The picture in this size, which is at most its own. Blocks.
   *
   * @throws IOException also for whatever a damaged one makes a decoder throw
   */
  Image decode(WebpFile file, int width, int height) throws IOException {
    if ((long) file.width() * file.height() > MAX_PIXELS) {
      throw new IOException("a WebP picture has at most " + MAX_PIXELS + " pixels");
    }
    oneAtATime.lock();
    try {
      return Smaller.of(whole(file.alone()), width, height);
    } finally {
      oneAtATime.unlock();
    }
  }

  private BufferedImage whole(byte[] picture) throws IOException {
    FutureTask<BufferedImage> before = lost;
    if (before != null && !before.isDone()) {
      throw new IOException("a WebP picture is decoded that does not end");
    }
    FutureTask<BufferedImage> task = new FutureTask<>(() -> read(picture));
    Thread.ofPlatform().daemon().name("webp").priority(Thread.MIN_PRIORITY).start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      lost = task;
      throw new IOException("a WebP picture that takes too long", e);
    } catch (ExecutionException e) {
      throw new IOException("a WebP picture that cannot be decoded", e.getCause());
    } catch (InterruptedException e) {
      lost = task;
      Thread.currentThread().interrupt();
      throw new IOException("nobody waits for the picture", e);
    }
  }

  private BufferedImage read(byte[] picture) throws IOException {
    ImageReader reader = format.createReaderInstance(null);
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
      reader.setInput(in, true, true);
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }
}
