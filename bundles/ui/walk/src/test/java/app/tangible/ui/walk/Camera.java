package app.tangible.ui.walk;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;

/** Takes pictures of the window, and develops them while the test goes on. */
final class Camera {

  static final Path FOLDER = Path.of("target", "screenshots");

  /** Pictures in memory at most; one of 4K is 33 MB. */
  private static final int UNDEVELOPED = 4;

  private static final ExecutorService LABORATORY =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().daemon().name("laboratory").unstarted(task));
  private static final Semaphore ROOM = new Semaphore(UNDEVELOPED);
  private static final ConcurrentLinkedQueue<Future<?>> UNDER_WAY = new ConcurrentLinkedQueue<>();

  private Camera() {}

  /** The window as it is. */
  static BufferedImage shot(String name) {
    Faults.check(name, () -> Seat.onScreen(() -> Legible.faults(Seat.scene())));
    return develop(name, Seat.onScreen(() -> Seat.scene().snapshot(null)));
  }

  /**
   * The window as it would be drawn on a display of this width: letters and shapes are drawn anew
   * for it, not shrunk.
   */
  static BufferedImage shot(String name, int width) {
    return develop(
        name,
        Seat.onScreen(
            () -> {
              double factor = width / Seat.scene().getWidth();
              SnapshotParameters parameters = new SnapshotParameters();
              parameters.setTransform(new Scale(factor, factor));
              parameters.setViewport(
                  new Rectangle2D(0, 0, width, Math.round(Seat.scene().getHeight() * factor)));
              return Seat.scene().getRoot().snapshot(parameters, null);
            }));
  }

  private static BufferedImage develop(String name, WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
    Faults.check(name, () -> dull(pixels));
    ROOM.acquireUninterruptibly();
    UNDER_WAY.add(
        LABORATORY.submit(
            () -> {
              try {
                Png.write(pixels, width, height, FOLDER.resolve(name + ".png"));
              } finally {
                ROOM.release();
              }
              return null;
            }));
    return picture(pixels, width, height);
  }

  private static BufferedImage picture(int[] pixels, int width, int height) {
    int[] masks = {0xff0000, 0xff00, 0xff};
    return new BufferedImage(
        new DirectColorModel(24, masks[0], masks[1], masks[2]),
        Raster.createPackedRaster(
            new DataBufferInt(pixels, pixels.length), width, height, width, masks, null),
        false,
        null);
  }

  /** A page that shows something has more than a few colours. */
  private static List<String> dull(int[] pixels) {
    long colours = 0;
    boolean[] seen = new boolean[1 << 15];
    for (int i = 0; i < pixels.length; i += 7) {
      int pixel = pixels[i];
      int colour = (pixel >> 9 & 0x7c00) | (pixel >> 6 & 0x3e0) | (pixel >> 3 & 0x1f);
      if (!seen[colour]) {
        seen[colour] = true;
        colours++;
      }
    }
    return colours < 12 ? List.of("has but " + colours + " colours") : List.of();
  }

  /** Waits until every picture is on the disk. */
  static void developed() {
    for (Future<?> each = UNDER_WAY.poll(); each != null; each = UNDER_WAY.poll()) {
      try {
        each.get(30, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IllegalStateException("a picture was not written", e);
      }
    }
  }

  /** Until so much time has passed, and three more frames are drawn. */
  static void rest(long millis) {
    CountDownLatch drawn = new CountDownLatch(3);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    AnimationTimer frames =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            if (System.nanoTime() > end) {
              drawn.countDown();
            }
          }
        };
    onScreen(frames::start);
    try {
      drawn.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    onScreen(frames::stop);
  }

  private static void onScreen(Runnable task) {
    Seat.onScreen(
        () -> {
          task.run();
          return null;
        });
  }
}
