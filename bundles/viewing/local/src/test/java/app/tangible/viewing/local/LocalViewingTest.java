package app.tangible.viewing.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.player.Chapter;
import app.tangible.player.Medium;
import app.tangible.player.PictureSink;
import app.tangible.player.Playback;
import app.tangible.player.Playback.State;
import app.tangible.player.Track;
import app.tangible.viewing.Scene;
import app.tangible.viewing.Scene.Segment;
import app.tangible.viewing.Scene.Stage;
import app.tangible.viewing.Viewing.From;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on, what comes after it, and what is kept of it. */
class LocalViewingTest {

  private static final Duration LENGTH = Duration.ofMinutes(40);

  private static final Title FILM =
      app.tangible.library.testing.Titles.film(1, "Film", 2001)
          .length(LENGTH)
          .leftAt(Duration.ofMinutes(12))
          .build();
  private static final Title OTHER =
      app.tangible.library.testing.Titles.film(2, "Other", 2002).length(LENGTH).build();
  private static final Title SERIES =
      app.tangible.library.testing.Titles.series(3, "Series", 2003).build();
  private static final Title FIRST =
      app.tangible.library.testing.Titles.episode(4, SERIES.id(), 1, 1, "One")
          .length(LENGTH)
          .build();
  private static final Title SECOND =
      app.tangible.library.testing.Titles.episode(5, SERIES.id(), 1, 2, "Two")
          .length(LENGTH)
          .build();

  @TempDir Path folder;
  private House house;
  private Path file;

  @BeforeEach
  void open() throws Exception {
    house = new House(folder, FILM, OTHER, SERIES, FIRST, SECOND);
    file = Files.writeString(folder.resolve("film.mkv"), "film");
    for (Title title : List.of(FILM, OTHER, FIRST, SECOND)) {
      house.files(title.id(), file);
    }
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  private void play(TitleId id) {
    house.viewing.play(id, From.RESUME);
    house.awaitOn(id);
  }

  private void at(Duration position) {
    house.player.at(State.PLAYING, position, LENGTH);
  }

  private Title.Seen seen(Title title) {
    return house.shelf.title(title.id()).orElseThrow().seen();
  }

  @Test
  void resumesWhereTheViewerStoppedAndKeepsThePlace() {
    play(FILM.id());
    assertThat(house.player.now().position()).isEqualTo(Duration.ofMinutes(12));
    assertThat(house.player.played()).containsExactly(new Medium.Files(List.of(file)));
    at(Duration.ofMinutes(20));
    await()
        .atMost(House.PATIENCE)
        .until(() -> seen(FILM).position().equals(Duration.ofMinutes(20)));
    at(Duration.ofMinutes(21));
    house.viewing.stop();
    house.awaitScene(scene -> scene.stage() == Stage.NOTHING);
    assertThat(seen(FILM).position()).isEqualTo(Duration.ofMinutes(21));
  }

  @Test
  void beginsAnewOrWhereItIsTold() {
    house.viewing.play(FILM.id(), From.START);
    house.awaitOn(FILM.id());
    assertThat(house.player.now().position()).isZero();
    house.viewing.play(FILM.id(), Duration.ofSeconds(99));
    await()
        .atMost(House.PATIENCE)
        .until(() -> house.player.now().position().equals(Duration.ofSeconds(99)));
  }

  @Test
  void playsAllPartsOfAFilm() throws Exception {
    Path second = Files.writeString(folder.resolve("film-cd2.mkv"), "more");
    house.files(FILM.id(), file, second);
    play(FILM.id());
    assertThat(house.player.played()).containsExactly(new Medium.Files(List.of(file, second)));
  }

  @Test
  void playsAFolderOfADiscAsOne() throws Exception {
    Path disc = Files.createDirectories(folder.resolve("disc/VIDEO_TS"));
    house.files(FILM.id(), disc);
    play(FILM.id());
    assertThat(house.player.played()).containsExactly(new Medium.Disc(disc));
  }

  @Test
  void saysThatTheDiskIsAwayAndWhatIsGone() throws Exception {
    Files.delete(file);
    house.viewing.play(FILM.id(), From.RESUME);
    house.awaitScene(scene -> scene.trouble().equals(Optional.of("away")));
    house.viewing.play(new TitleId("file.00000000000000ff"), From.RESUME);
    house.awaitScene(scene -> scene.trouble().equals(Optional.of("gone")));
    assertThat(house.player.played()).isEmpty();
  }

  @Test
  void saysWhyThePlayerFails() {
    play(FILM.id());
    house.player.fail(Playback.Problem.Kind.NOT_PLAYABLE);
    Scene scene = house.awaitScene(now -> now.stage() == Stage.TROUBLE);
    assertThat(scene.trouble()).contains("problem.NOT_PLAYABLE");
    assertThat(scene.title()).contains(FILM.id());
  }

  @Test
  void aSeriesGoesOnWhereItIsToGoOn() {
    house.watching.seen(FIRST.id(), true);
    house.viewing.play(SERIES.id(), From.RESUME);
    house.awaitOn(SECOND.id());
  }

  @Test
  void theNextEpisodeBeginsAfterACountdown() {
    play(FIRST.id());
    assertThat(house.viewing.now().upNext()).contains(SECOND.id());
    at(LENGTH.minusSeconds(5));
    Scene counting = house.awaitScene(scene -> scene.nextAt().isPresent());
    assertThat(counting.nextAt()).contains(house.clock.instant().plusSeconds(10));
    house.clock.by(Duration.ofSeconds(10));
    house.awaitOn(SECOND.id());
  }

  @Test
  void whoWantsToStayStays() {
    play(FIRST.id());
    at(LENGTH.minusSeconds(5));
    house.awaitScene(scene -> scene.nextAt().isPresent());
    house.viewing.stay();
    house.awaitScene(scene -> scene.nextAt().isEmpty());
    house.player.at(State.ENDED, LENGTH, LENGTH);
    house.awaitScene(scene -> scene.stage() == Stage.NOTHING);
    assertThat(seen(FIRST).times()).isEqualTo(1);
  }

  @Test
  void withoutAutoPlayItEnds() {
    house.viewing.autoPlay(false);
    play(FIRST.id());
    house.player.at(State.ENDED, LENGTH, LENGTH);
    house.awaitScene(scene -> scene.stage() == Stage.NOTHING);
  }

  @Test
  void theCountdownBeginsWithTheCredits() {
    house.player.chapters(
        List.of(
            new Chapter("Teil 1", Duration.ZERO), new Chapter("Abspann", LENGTH.minusMinutes(2))));
    play(FIRST.id());
    at(LENGTH.minusSeconds(100));
    Scene scene = house.awaitScene(now -> now.nextAt().isPresent());
    assertThat(scene.segment().orElseThrow().kind()).isEqualTo(Segment.Kind.CREDITS);
  }

  @Test
  void theQueueComesFirstAndCanBeChanged() {
    play(FIRST.id());
    house.viewing.enqueue(FILM.id());
    house.viewing.enqueue(OTHER.id());
    house.awaitScene(scene -> scene.queue().equals(List.of(FILM.id(), OTHER.id())));
    house.viewing.queue(List.of(OTHER.id(), FILM.id()));
    house.awaitScene(scene -> scene.upNext().equals(Optional.of(OTHER.id())));
    house.player.at(State.ENDED, LENGTH, LENGTH);
    house.awaitOn(OTHER.id());
    assertThat(house.viewing.now().queue()).containsExactly(FILM.id());
    house.viewing.previous();
    house.awaitOn(FIRST.id());
  }

  @Test
  void aQueuedTitlePlaysAtOnceWhereNothingIsOn() {
    house.viewing.enqueue(OTHER.id());
    house.awaitOn(OTHER.id());
  }

  @Test
  void openingsAreSkipped() {
    house.player.chapters(
        List.of(
            new Chapter("", Duration.ZERO),
            new Chapter("Générique", Duration.ofMinutes(2)),
            new Chapter("", Duration.ofMinutes(3))));
    play(FIRST.id());
    at(Duration.ofSeconds(130));
    house.awaitScene(scene -> scene.segment().isPresent());
    house.viewing.skipSegment();
    house.awaitScene(scene -> scene.segment().isEmpty());
    assertThat(house.player.now().position()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void sleepPausesThenOrAtTheEnd() {
    play(FIRST.id());
    house.viewing.sleepAfter(Duration.ofMinutes(30));
    house.awaitScene(scene -> scene.sleepAt().isPresent());
    house.clock.by(Duration.ofMinutes(30));
    await().atMost(House.PATIENCE).until(() -> house.player.now().state() == State.PAUSED);
    assertThat(house.viewing.now().sleepAt()).isEmpty();
    house.player.resume();
    house.viewing.sleepAtEnd();
    house.awaitScene(Scene::sleepAtEnd);
    house.player.at(State.ENDED, LENGTH, LENGTH);
    house.awaitScene(scene -> scene.stage() == Stage.NOTHING && !scene.sleepAtEnd());
  }

  @Test
  void aLanguageChosenForOneEpisodeIsTheNextOnes() throws Exception {
    play(FIRST.id());
    house.player.select(Track.Kind.AUDIO, 2);
    house.player.select(Track.Kind.SUBTITLE, 3);
    await()
        .atMost(House.PATIENCE)
        .until(
            () ->
                Files.readString(folder.resolve("viewing/choices.properties"))
                    .contains("subtitles=en"));
    select(1, -1);
    play(SECOND.id());
    await().atMost(House.PATIENCE).until(() -> on(Track.Kind.AUDIO).equals(Optional.of(2)));
    await().atMost(House.PATIENCE).until(() -> on(Track.Kind.SUBTITLE).equals(Optional.of(3)));
  }

  /** What a fresh film of the player begins with. */
  private void select(int sound, int subtitles) {
    house.viewing.stop();
    house.awaitScene(scene -> scene.stage() == Stage.NOTHING);
    house.player.select(Track.Kind.AUDIO, sound);
    house.player.select(Track.Kind.SUBTITLE, subtitles);
  }

  private Optional<Integer> on(Track.Kind kind) {
    return house.player.tracks().stream()
        .filter(track -> track.kind() == kind && track.selected())
        .map(Track::id)
        .findFirst();
  }

  @Test
  void theDisplayFollowsAndIsPutBack() {
    play(FILM.id());
    await().atMost(House.PATIENCE).until(() -> house.display.contains("suit 24.0"));
    house.viewing.stop();
    await().atMost(House.PATIENCE).until(() -> house.display.getLast().equals("restore"));
  }

  @Test
  void aClipPlaysAndKeepsNothing() {
    house.viewing.play(URI.create("https://example.org/trailer.mp4"), "Trailer");
    Scene scene = house.awaitScene(now -> now.stage() == Stage.ON);
    assertThat(scene.name()).isEqualTo("Trailer");
    assertThat(scene.title()).isEmpty();
    house.viewing.play(URI.create("ftp://example.org/trailer.mp4"), "Trailer");
    house.awaitScene(now -> now.stage() == Stage.TROUBLE);
    assertThat(house.watching.history(9)).isEmpty();
  }

  @Test
  void itGoesOnWhileTheScreenIsElsewhere() {
    PictureSink screen = PictureSink.none();
    play(FILM.id());
    house.viewing.screen(screen);
    assertThat(house.player.now().state()).isEqualTo(State.PLAYING);
    assertThat(house.player.screen()).contains(screen);
  }

  @Test
  void theLastWishCounts() {
    for (int i = 0; i < 20; i++) {
      house.viewing.play(i % 2 == 0 ? FILM.id() : OTHER.id(), From.START);
    }
    house.awaitOn(OTHER.id());
  }

  @Test
  void listenersAreToldUntilTheyLetGo() throws Exception {
    List<Stage> heard = new ArrayList<>();
    AutoCloseable handle = house.viewing.listen(scene -> heard.add(scene.stage()));
    play(FILM.id());
    handle.close();
    int before = heard.size();
    house.viewing.stop();
    house.awaitScene(scene -> scene.stage() == Stage.NOTHING);
    assertThat(heard).startsWith(Stage.OPENING).contains(Stage.ON).hasSize(before);
  }
}
