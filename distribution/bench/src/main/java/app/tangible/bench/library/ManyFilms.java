package app.tangible.bench.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders of tiny real films, each with its {@code movie.nfo}. */
public final class ManyFilms {

  /** In the title of each tenth film. */
  static final String OFTEN = "Lighthouse";

  /** In the titles of eleven films. */
  static final String SELDOM = "Quicksilver";

  static final int SELDOM_ONES = 11;

  private ManyFilms() {}

  /** Films of these numbers. */
  public static Path make(Path folder, int from, int to) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path tiny = folder.resolveSibling("tiny.mkv");
    if (!Files.exists(tiny)) {
      Process ffmpeg =
          new ProcessBuilder(
                  "ffmpeg",
                  "-v",
                  "error",
                  "-f",
                  "lavfi",
                  "-i",
                  "testsrc2=size=64x36:rate=5:duration=1",
                  "-f",
                  "lavfi",
                  "-i",
                  "sine=duration=1:sample_rate=8000",
                  "-c:v",
                  "libx264",
                  "-preset",
                  "ultrafast",
                  "-c:a",
                  "aac",
                  tiny.toString())
              .inheritIO()
              .start();
      if (ffmpeg.waitFor() != 0) {
        throw new IOException("ffmpeg failed");
      }
    }
    for (int number = from; number < to; number++) {
      String title = title(number);
      int year = 1930 + number % 90;
      Path film = Files.createDirectories(folder.resolve(title + " (" + year + ")"));
      Files.copy(tiny, film.resolve(title + " (" + year + ").mkv"));
      Files.writeString(film.resolve("movie.nfo"), nfo(title, year, number));
    }
    return folder;
  }

  private static String title(int number) {
    String word =
        number < SELDOM_ONES ? SELDOM : number % 10 == 3 || number == 11 ? OFTEN : "Harbour";
    return "%s Number %05d".formatted(word, number);
  }

  private static String nfo(String title, int year, int number) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <movie>
      <title>%s</title><year>%d</year><mpaa>PG</mpaa>
      <plot>A keeper, a harbour and a letter that comes too late. %d.</plot>
      <genre>Drama</genre><genre>Comedy</genre><studio>Pathé</studio>
      <director>Director %d</director>
      <actor><name>Actor %d</name><role>One</role></actor>
      <actor><name>Actor %d</name><role>Two</role></actor>
      <actor><name>Actor %d</name><role>Three</role></actor>
      <uniqueid type="imdb" default="true">tt%07d</uniqueid>
    </movie>
    """
        .formatted(
            title, year, number, number % 500, number % 900, number % 701, number % 333, number);
  }
}
