package app.tangible.pilot.services;

import app.tangible.decoder.Decoder;
import app.tangible.library.Library;
import app.tangible.pilot.Command;
import app.tangible.player.PictureSink;
import app.tangible.player.Player;
import app.tangible.player.Shown;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code {"do":"play-measure","licence":id,"seconds":n}} or {@code "file":path}: plays so long, and
 * answers the processor time of center and decoder, pictures shown and lost, and how long a picture
 * took after each of some jumps.
 */
@Component
public final class PlayMeasureCommand implements Command {

  private static final int LIMIT_SECONDS = 30;
  private static final int JUMPS = 7;

  private final Sources sources;
  private final Player player;

  @Activate
  public PlayMeasureCommand(
      @Reference Library library, @Reference Decoder decoder, @Reference Player player) {
    this.sources = new Sources(library, decoder);
    this.player = player;
  }

  @Override
  public String word() {
    return "play-measure";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) throws Exception {
    int seconds = Integer.parseInt(arguments.getOrDefault("seconds", "10"));
    Pictures pictures = new Pictures();
    player.play(sources.of(arguments), Duration.ZERO, pictures);
    try {
      pictures.await();
      Duration before = processorTime();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      while (System.nanoTime() < end) {
        pictures.await();
      }
      Duration spent = processorTime().minus(before);
      Shown shown = player.shown();
      return Map.of(
          "cpuSeconds", spent.toMillis() / 1000.0,
          "shown", shown.shown(),
          "lost", shown.lost(),
          "seekMilliseconds", jumps(pictures));
    } finally {
      player.stop();
    }
  }

  private List<Double> jumps(Pictures pictures) throws InterruptedException {
    List<Double> milliseconds = new ArrayList<>();
    long length = player.now().length().toMillis();
    for (int i = 1; i <= JUMPS; i++) {
      player.seek(Duration.ofMillis(length * ((i * 3) % (JUMPS + 1)) / (JUMPS + 1)));
      long start = System.nanoTime();
      pictures.awaitOther();
      milliseconds.add((System.nanoTime() - start) / 1e6);
    }
    return milliseconds;
  }

  /** Of this process and of those it started, the decoder among them. */
  private static Duration processorTime() {
    ProcessHandle self = ProcessHandle.current();
    return Stream.concat(Stream.of(self), self.descendants())
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Tells one picture from another by some of its pixels. */
  private static final class Pictures implements PictureSink {

    private static final double FAR = 12;

    private final Semaphore came = new Semaphore(0);
    private volatile byte[] latest = new byte[0];

    @Override
    public void format(int width, int height) {}

    @Override
    public void picture(ByteBuffer[] planes) {
      byte[] some = new byte[1024];
      int step = Math.max(1, planes[0].limit() / some.length);
      for (int i = 0; i < some.length; i++) {
        some[i] = planes[0].get(Math.min(planes[0].limit() - 1, i * step));
      }
      latest = some;
      came.release();
    }

    void await() throws InterruptedException {
      came.drainPermits();
      if (!came.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no picture within " + LIMIT_SECONDS + " s");
      }
    }

    /** Until one comes that is not the next of the same scene. */
    void awaitOther() throws InterruptedException {
      byte[] before = latest;
      int pictures = 0;
      do {
        await();
        pictures++;
      } while (apart(before, latest) < FAR && pictures < 48);
    }

    private static double apart(byte[] one, byte[] other) {
      double sum = 0;
      for (int i = 0; i < one.length; i++) {
        sum += Math.abs((one[i] & 0xFF) - (other[i] & 0xFF));
      }
      return sum / Math.max(1, one.length);
    }
  }
}
