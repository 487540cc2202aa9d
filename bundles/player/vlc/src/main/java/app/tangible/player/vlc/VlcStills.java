package app.tangible.player.vlc;

import app.tangible.player.Medium;
import app.tangible.player.PictureSink;
import app.tangible.player.StillMaker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.caprica.vlcj.player.embedded.EmbeddedMediaPlayer;

/**
 * Takes stills with a libvlc of its own, which decodes key pictures only, on one thread, without
 * sound; loaded at the first film, let go after each.
 */
@Component
public final class VlcStills implements StillMaker {

  private static final Logger LOG = LoggerFactory.getLogger(VlcStills.class);
  private static final int WIDEST = 640;
  private static final int MISSES = 3;
  private static final long PATIENCE_SECONDS = 6;
  private static final List<String> OPTIONS =
      List.of(
          "--intf=dummy",
          "--quiet",
          "--no-xlib",
          "--no-audio",
          "--no-spu",
          "--no-osd",
          "--no-video-title-show",
          "--no-metadata-network-access",
          "--no-sub-autodetect-file",
          "--avcodec-threads=1",
          "--avcodec-skiploopfilter=4",
          "--avcodec-fast",
          "--input-fast-seek");

  private final ReentrantLock one = new ReentrantLock();
  private volatile boolean closed;

  @Activate
  public VlcStills() {}

  @Override
  public void take(Medium medium, List<Duration> positions, int width, Taker taker) {
    if (width < 16 || width > WIDEST) {
      throw new IllegalArgumentException("stills are 16 to " + WIDEST + " wide, got " + width);
    }
    one.lock();
    Reel reel = Reel.of(medium);
    try (Engine engine = Engine.start(OPTIONS)) {
      if (!closed && reel.problem().isEmpty()) {
        take(engine, reel, positions, width, taker);
      }
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("no stills: {}", e.toString());
    } finally {
      reel.cancel();
      one.unlock();
    }
  }

  private void take(Engine engine, Reel reel, List<Duration> positions, int width, Taker taker) {
    Parts parts = new Parts(reel.parts());
    parts.measure(engine, reel);
    Camera camera = new Camera(width);
    int next = 0;
    while (next < positions.size()) {
      int part = parts.at(positions.get(next)).part();
      int end = next;
      while (end < positions.size() && parts.at(positions.get(end)).part() == part) {
        end++;
      }
      parts.enter(part);
      if (!takePart(engine, reel, parts, positions.subList(next, end), camera, taker)) {
        return;
      }
      next = end;
    }
  }

  private boolean takePart(
      Engine engine, Reel reel, Parts parts, List<Duration> positions, Camera camera, Taker taker) {
    EmbeddedMediaPlayer player = engine.factory().mediaPlayers().newEmbeddedMediaPlayer();
    Pictures pictures = new Pictures(camera, size -> camera.fit(player, size));
    int misses = 0;
    try {
      player
          .videoSurface()
          .set(engine.factory().videoSurfaces().newVideoSurface(pictures, pictures, false));
      Duration first = positions.getFirst().minus(parts.from());
      if (!reel.start(player, parts.now(), Options.of(first, true, false))) {
        return false;
      }
      for (Duration position : positions) {
        if (!position.equals(positions.getFirst())) {
          player.controls().setTime(position.minus(parts.from()).toMillis());
          camera.skip();
        }
        Camera.Shot shot = camera.next(PATIENCE_SECONDS);
        if (shot == null) {
          if (++misses == MISSES) {
            return true; // the film ends here, or cannot be read; its next part may
          }
        } else if (!taker.take(position, shot.width(), shot.height(), shot.pixels()) || closed) {
          return false;
        }
      }
      return true;
    } finally {
      camera.close();
      pictures.mute();
      player.controls().stop();
      player.release();
    }
  }

  /** What is being taken ends soon. */
  @Deactivate
  public void close() {
    closed = true;
  }

  /** Hands over one picture when one is asked for; the others pass. */
  private static final class Camera implements PictureSink {

    private record Shot(int width, int height, int[] pixels) {}

    private final SynchronousQueue<Shot> shots = new SynchronousQueue<>();
    private final int wanted;
    private volatile int width;
    private volatile int height;
    private volatile long notBefore;

    Camera(int wanted) {
      this.wanted = wanted;
    }

    Pictures.Size fit(EmbeddedMediaPlayer player, Pictures.Size asked) {
      return Facts.video(player, app.tangible.player.VideoFacts.Range.SDR)
          .map(
              facts -> {
                double wide = facts.width() * facts.shape();
                int lines = (int) Math.round(wanted * facts.height() / wide);
                return new Pictures.Size(wanted, Math.clamp(lines & ~1, 2, 4 * wanted));
              })
          .orElse(new Pictures.Size(wanted, Math.max(2, wanted * asked.height() / asked.width())));
    }

    @Override
    public void format(int w, int h) {
      width = w;
      height = h;
    }

    /** Pictures from before the jump are of no use. */
    void skip() {
      notBefore = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(60);
    }

    @Nullable Shot next(long seconds) {
      try {
        return shots.poll(seconds, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }

    @Override
    public void picture(ByteBuffer[] planes) {
      if (System.nanoTime() < notBefore) {
        return;
      }
      int[] pixels = new int[width * height];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = planes[0].getInt(4 * i);
      }
      shots.offer(new Shot(width, height, pixels));
    }

    void close() {
      notBefore = Long.MAX_VALUE;
    }
  }
}
