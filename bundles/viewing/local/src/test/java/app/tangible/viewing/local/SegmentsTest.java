package app.tangible.viewing.local;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.player.Chapter;
import app.tangible.viewing.Scene.Segment;
import app.tangible.viewing.Scene.Segment.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Openings, recaps, credits and breaks, by the names of chapters and by edit lists. */
class SegmentsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "Intro, INTRO",
    "OPENING, INTRO",
    "OP, INTRO",
    "01. Opening Credits, INTRO",
    "Générique, INTRO",
    "générique de début, INTRO",
    "Vorspann, INTRO",
    "Previously on Lost, RECAP",
    "Précédemment, RECAP",
    "Was bisher geschah, RECAP",
    "End Credits, CREDITS",
    "Générique de fin, CREDITS",
    "Abspann, CREDITS",
    "Titoli di coda, CREDITS",
    "ED, CREDITS"
  })
  void knowsNamesInTheLanguagesOfDiscs(String name, Kind kind) {
    assertThat(Segments.kind(name)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Chapter 1",
        "Introducing Selma",
        "The opening of the tomb",
        "Ed Wood",
        "Operation",
        "Credit where it is due"
      })
  void leavesTheFilmAlone(String name) {
    assertThat(Segments.kind(name)).isEmpty();
  }

  @Test
  void whatIsTooLongIsTheFilm() {
    List<Chapter> chapters =
        List.of(
            new Chapter("Intro", Duration.ZERO), new Chapter("Credits", Duration.ofMinutes(30)));
    assertThat(Segments.of(chapters, Duration.ofMinutes(33)))
        .containsExactly(new Segment(Kind.CREDITS, Duration.ofMinutes(30), Duration.ofMinutes(33)));
  }

  @Test
  void readsEditListsAsOthersDo() {
    assertThat(Edl.read("5.3 7.1 0\n15 16.7 1\n\n1:00:00.0 1:02:03.5 3\n# no\n99 9 3\nx y 0\n"))
        .containsExactly(
            new Segment(Kind.COMMERCIAL, Duration.ofMillis(5300), Duration.ofMillis(7100)),
            new Segment(Kind.COMMERCIAL, Duration.ofHours(1), Duration.ofMillis(3_723_500)));
    assertThat(Edl.read("NaN Infinity 3\n-1 5 3\n1e99 2e99 0")).isEmpty();
  }

  @Test
  void findsTheListBesideTheFilmUnlessItIsTooLong() throws Exception {
    Path film = folder.resolve("film.mkv");
    assertThat(Edl.beside(film)).isEmpty();
    Files.writeString(folder.resolve("film.edl"), "1 2 3\n");
    assertThat(Edl.beside(film)).hasSize(1);
    Files.writeString(folder.resolve("film.edl"), "1 2 3\n".repeat(20_000));
    assertThat(Edl.beside(film)).isEmpty();
  }
}
