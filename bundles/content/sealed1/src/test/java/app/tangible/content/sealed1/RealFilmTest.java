package app.tangible.content.sealed1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.tangible.content.ClearView;
import app.tangible.content.FilmId;
import app.tangible.content.SealedFilm;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What ffmpeg sees in the view must be what it sees in the source. */
class RealFilmTest {

  private static final FilmId FILM = new FilmId("000102030405060708090a0b0c0d0e0f");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theViewOfASealedFilmIsTheFilm(RealFilm kind) throws Exception {
    Path source = kind.make(folder);
    Path sealed = folder.resolve("film.sealed");
    SealedFilm film = Publisher.FIRST.seal(FILM, source, sealed);
    Path view = view(film, sealed);

    assertThat(Ffmpeg.frames(folder, view, "-c copy"))
        .isEqualTo(Ffmpeg.frames(folder, source, "-c copy"));
    assertThat(Ffmpeg.frames(folder, view, "-c:s copy -c:t copy"))
        .isEqualTo(Ffmpeg.frames(folder, source, "-c:s copy -c:t copy"));
    assertThat(Ffmpeg.describe(folder, view)).isEqualTo(Ffmpeg.describe(folder, source));
    for (String time : new String[] {"0.9", "2.5", "3.6"}) {
      assertThat(Ffmpeg.frameAt(folder, view, time))
          .as("frame at %s", time)
          .isEqualTo(Ffmpeg.frameAt(folder, source, time));
    }
    assertThat(film.sealedBytes()).isEqualTo(Files.size(sealed));
    assertThat(film.clearBytes()).isEqualTo(Files.size(view));
  }

  private Path view(SealedFilm film, Path sealed) throws Exception {
    Path dumped = folder.resolve("view.mkv");
    try (ClearView view = Publisher.FIRST.open(FileChannel.open(sealed), film)) {
      Files.write(dumped, Publisher.dump(view));
    }
    return dumped;
  }

  @Test
  void aLiveFilmGetsTheDurationItLacked() throws Exception {
    Path sealed = folder.resolve("film.sealed");
    SealedFilm film = Publisher.FIRST.seal(FILM, RealFilm.LIVE.make(folder), sealed);
    assertThat(film.duration()).isBetween(Duration.ofMillis(3_900), Duration.ofMillis(4_100));
    assertThat(Ffmpeg.describeWithDuration(folder, view(film, sealed)))
        .containsPattern("\nduration=(3\\.9|4\\.0)");
  }

  @Test
  void attachmentsComeOutAsTheyWentIn() throws Exception {
    Path source = RealFilm.EVERYTHING.make(folder);
    byte[] font = Files.readAllBytes(folder.resolve("font.ttf"));
    Path sealed = folder.resolve("film.sealed");
    Path view = view(Publisher.FIRST.seal(FILM, source, sealed), sealed);
    Files.delete(folder.resolve("font.ttf"));
    Ffmpeg.run(folder, "-dump_attachment:t:0 font.ttf -i " + view + " -map 0:v -f null -");
    assertThat(folder.resolve("font.ttf")).hasBinaryContent(font);
  }

  @Test
  void nobodyReadsTheTitleInTheSealedFile() throws Exception {
    Path source = RealFilm.EVERYTHING.make(folder);
    Path sealed = folder.resolve("film.sealed");
    Publisher.FIRST.seal(FILM, source, sealed);
    assertThat(text(source)).contains(RealFilm.TITLE, "A first line", "Before", "font.ttf");
    assertThat(text(sealed))
        .doesNotContain(RealFilm.TITLE, "A first line", "Before", "font.ttf", "Lavf", "x264")
        .doesNotContain("\u001AEß£", "\u001FC¶u");
  }

  private static String text(Path file) throws Exception {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @EnumSource(names = {"PLAIN", "SURROUND", "EVERYTHING", "VARIABLE_RATE", "MP4_BORN"})
  void theViewOfAFilmThatMkvmergeWroteIsTheFilm(RealFilm kind) throws Exception {
    assumeThat(Path.of("/usr/bin/mkvmerge")).exists();
    Path written = kind.make(folder);
    Path source = folder.resolve("mkvmerge.mkv");
    Ffmpeg.execute(
        folder, List.of("/usr/bin/mkvmerge", "-q", "-o", source.toString(), written.toString()));
    Path sealed = folder.resolve("film.sealed");
    Path view = view(Publisher.FIRST.seal(FILM, source, sealed), sealed);
    assertThat(Ffmpeg.frames(folder, view, "-c copy"))
        .isEqualTo(Ffmpeg.frames(folder, source, "-c copy"));
    assertThat(Ffmpeg.describe(folder, view)).isEqualTo(Ffmpeg.describe(folder, source));
  }
}
