package app.tangible.pilot.services;

import app.tangible.decoder.Decoder;
import app.tangible.library.Library;
import app.tangible.pilot.Command;
import app.tangible.player.PictureSink;
import app.tangible.player.Player;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code {"do":"first-picture","licence":id}} or {@code "file":path}: from the wish to play to the
 * first decoded picture.
 */
@Component
public final class FirstPictureCommand implements Command {

  private static final int LIMIT_SECONDS = 30;

  private final Sources sources;
  private final Player player;

  @Activate
  public FirstPictureCommand(
      @Reference Library library, @Reference Decoder decoder, @Reference Player player) {
    this.sources = new Sources(library, decoder);
    this.player = player;
  }

  @Override
  public String word() {
    return "first-picture";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) throws Exception {
    First first = new First();
    long start = System.nanoTime();
    player.play(sources.of(arguments), Duration.ZERO, first);
    boolean seen = first.seen.await(LIMIT_SECONDS, TimeUnit.SECONDS);
    player.stop();
    if (!seen) {
      throw new IllegalStateException("no picture within " + LIMIT_SECONDS + " s: " + player.now());
    }
    return Map.of("milliseconds", (first.atNanos - start) / 1e6);
  }

  private static final class First implements PictureSink {

    private final CountDownLatch seen = new CountDownLatch(1);
    private volatile long atNanos;

    @Override
    public void format(int width, int height) {}

    @Override
    public void picture(ByteBuffer[] planes) {
      if (seen.getCount() > 0) {
        atNanos = System.nanoTime();
        seen.countDown();
      }
    }
  }
}
