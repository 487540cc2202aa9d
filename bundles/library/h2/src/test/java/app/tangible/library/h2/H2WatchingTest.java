package app.tangible.library.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import app.tangible.library.Title.Seen;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers.Viewer;
import app.tangible.library.Watching.Visit;
import app.tangible.library.testing.Films;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class H2WatchingTest {

  private static final Duration WHOLE = Duration.ofMinutes(90);

  @TempDir Path home;
  private Room room;
  private TitleId film;

  @BeforeEach
  void open() {
    room = new Room(home).put(Room.film("Film", 1999), Room.film("Other", 1999));
    film = room.id("Film.mkv");
  }

  @AfterEach
  void close() {
    room.close();
  }

  private Seen seen() {
    return room.shelf.title(film).orElseThrow().seen();
  }

  @Test
  void whereHeStoppedIsThereAfterARestart() {
    room.watching.reached(film, Duration.ofMinutes(12), WHOLE);
    Seen before = seen();
    room.close();
    room = new Room(home);
    assertThat(seen().position()).hasMinutes(12);
    assertThat(seen().times()).isZero();
    assertThat(seen().last())
        .isPresent()
        .hasValueSatisfying(
            last ->
                assertThat(last)
                    .isCloseTo(before.last().orElseThrow(), within(1, ChronoUnit.MILLIS)));
  }

  @Test
  void theLastTwentiethCountsOnceAndBeginsAnew() {
    room.watching.reached(film, WHOLE.minusSeconds(121), WHOLE);
    assertThat(seen().times()).isZero();
    for (int second = 120; second >= 0; second -= 40) {
      room.watching.reached(film, WHOLE.minusSeconds(second), WHOLE);
      assertThat(seen().position()).isZero();
      assertThat(seen().times()).isOne();
    }
    room.watching.reached(film, Duration.ofMinutes(1), WHOLE);
    assertThat(seen().position()).hasMinutes(1);
    room.watching.reached(film, WHOLE, WHOLE);
    assertThat(seen().times()).isEqualTo(2);
  }

  @Test
  void theEndOfAShortOneIsTwoSecondsAtLeastAndOfALongOneTwoMinutesAtMost() {
    room.watching.reached(film, Duration.ofSeconds(7), Duration.ofSeconds(10));
    assertThat(seen().times()).isZero();
    room.watching.reached(film, Duration.ofSeconds(8), Duration.ofSeconds(10));
    assertThat(seen().times()).isOne();
    room.watching.reached(film, Duration.ofMinutes(597), Duration.ofHours(10));
    assertThat(seen().times()).isOne();
    room.watching.reached(film, Duration.ofMinutes(598), Duration.ofHours(10));
    assertThat(seen().times()).isEqualTo(2);
  }

  @Test
  void aPlayerThatDoesNotKnowTheLengthIsHelpedByTheFile() {
    room.watching.reached(film, Duration.ofMinutes(89), Duration.ZERO);
    assertThat(seen().times()).isOne();
  }

  @Test
  void eachViewerHasHisOwn() {
    room.watching.reached(film, Duration.ofMinutes(12), WHOLE);
    int other = room.viewers.keep(new Viewer(0, "Ada", 2, OptionalInt.empty(), false)).number();
    room.viewers.enter(other, "");
    assertThat(seen()).isEqualTo(Seen.NEVER);
    assertThat(room.watching.history(10)).isEmpty();
    room.viewers.enter(1, "");
    assertThat(seen().position()).hasMinutes(12);
  }

  @Test
  void ownedFilmsResumeForEachViewerToo() {
    room.films.keep(Films.film(1));
    TitleId owned = TitleId.of(Films.film(1).licence());
    room.watching.reached(owned, Duration.ofMinutes(3), Duration.ofMinutes(190));
    assertThat(room.films.films().getFirst().resumeAt()).hasMinutes(3);
    room.films.resumeAt(Films.film(1).licence(), Duration.ofMinutes(4));
    assertThat(room.shelf.title(owned).orElseThrow().seen().position()).hasMinutes(4);
    room.films.replace(Films.film(1).licence(), Films.film(2, 1));
    assertThat(room.films.films().getFirst().resumeAt()).hasMinutes(4);
  }

  @Test
  void oneSittingIsOneVisit() {
    for (int minute = 1; minute < 30; minute++) {
      room.watching.reached(film, Duration.ofMinutes(minute), WHOLE);
    }
    assertThat(room.watching.history(10)).hasSize(1);
    room.watching.reached(room.id("Other.mkv"), Duration.ofMinutes(1), WHOLE);
    room.watching.reached(film, Duration.ofMinutes(31), WHOLE);
    room.watching.reached(film, WHOLE, WHOLE);
    room.watching.reached(film, WHOLE, WHOLE);
    assertThat(room.watching.history(10))
        .extracting(Visit::name, Visit::finished)
        .containsExactly(tuple("Film", true), tuple("Other", false), tuple("Film", false));
    assertThat(room.watching.history(1)).hasSize(1);
  }

  @Test
  void historyCanBeErased() {
    room.watching.reached(film, WHOLE, WHOLE);
    room.watching.reached(room.id("Other.mkv"), Duration.ofMinutes(1), WHOLE);
    room.watching.erase(film);
    assertThat(seen()).isEqualTo(Seen.NEVER);
    assertThat(room.watching.history(10)).extracting(Visit::name).containsExactly("Other");
    room.watching.eraseAll();
    assertThat(room.watching.history(10)).isEmpty();
    assertThat(room.shelf.toContinue(10)).isEmpty();
  }

  @Test
  void whatWasWatchedOfAFilmThatIsGoneIsStillTold() {
    room.watching.reached(film, WHOLE, WHOLE);
    room.intake.gone(Room.FOLDER, List.of("Film.mkv"));
    assertThat(room.watching.history(10)).extracting(Visit::name).containsExactly("Film");
    room.put(Room.film("Film", 1999));
    assertThat(seen().times()).isOne();
  }
}
