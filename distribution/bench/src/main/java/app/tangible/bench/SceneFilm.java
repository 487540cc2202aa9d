package app.tangible.bench;

import app.tangible.demo.Child;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Films with ten scenes, each of another colour, and a tone; made by ffmpeg. */
public final class SceneFilm {

  private static final int SECONDS = 60;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private SceneFilm() {}

  /**
   * A minute, a scene for each of its tenths, so that a jump is seen.
   *
   * @param size such as {@code 1920x1080}
   * @param rate of the picture, such as {@code 6M}
   */
  public static Path minute(Path film, String size, String rate) throws Exception {
    String scenes =
        "testsrc2=size=%s:rate=24:duration=%d,hue=h='36*floor(t/6)':s=1,noise=alls=6:allf=t"
            .formatted(size, SECONDS);
    ffmpeg(
        film,
        ("-f lavfi -i %s -f lavfi -i sine=duration=%d:sample_rate=48000 -c:v libx264"
                + " -preset veryfast -b:v %s -g 24 -pix_fmt yuv420p -c:a aac")
            .formatted(scenes, SECONDS, rate)
            .split(" "));
    return film;
  }

  /** The same again and again. */
  public static Path repeated(Path once, int times, Path film) throws Exception {
    String before = String.valueOf(times - 1);
    ffmpeg(film, "-stream_loop", before, "-i", once.toString(), "-c", "copy");
    return film;
  }

  /** The same without its sound. */
  public static Path silent(Path film, Path silent) throws Exception {
    ffmpeg(silent, "-i", film.toString(), "-an", "-c", "copy");
    return silent;
  }

  private static void ffmpeg(Path film, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y"));
    command.addAll(List.of(words));
    command.add(film.toString());
    Path log = film.resolveSibling(film.getFileName() + ".log");
    try (Child ffmpeg = Child.start("ffmpeg", log, Map.of(), command)) {
      ffmpeg.mustSucceed(LIMIT);
    }
  }
}
