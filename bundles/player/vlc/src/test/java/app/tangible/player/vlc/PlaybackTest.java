package app.tangible.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.player.PictureSink;
import app.tangible.player.Playback.Problem;
import app.tangible.player.Playback.State;
import app.tangible.player.Track;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Play, pause, seek, stop, and all that can go wrong, with real films. */
class PlaybackTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static Path film;

  private final VlcPlayer player = new VlcPlayer(Settings.usual());
  private final Counter pictures = new Counter();

  private static final class Counter implements PictureSink {

    private final AtomicInteger shown = new AtomicInteger();
    private volatile int width;
    private volatile int bytes;
    private volatile boolean opaque = true;

    @Override
    public void format(int formatWidth, int height) {
      width = formatWidth;
    }

    @Override
    public void picture(ByteBuffer[] planes) {
      bytes = planes[0].remaining();
      for (int at = 3; at < bytes; at += 4 * 1009) {
        opaque &= planes[0].get(at) == (byte) 255;
      }
      shown.incrementAndGet();
    }
  }

  @BeforeAll
  static void makeAFilm() throws Exception {
    film = Films.film(folder, 640, 360, 25, 20);
  }

  @AfterEach
  void close() throws Exception {
    player.close();
  }

  private FileSource play(Duration from) {
    FileSource source = new FileSource(film);
    player.play(source, from, pictures);
    return source;
  }

  private void awaitState(State state) {
    await().atMost(PATIENCE).until(() -> player.now().state() == state);
  }

  private void awaitPicture() {
    int before = pictures.shown.get();
    await().atMost(PATIENCE).until(() -> pictures.shown.get() > before);
  }

  @Test
  void showsPicturesOfTheRealSizeAndTellsThePosition() {
    play(Duration.ZERO);
    awaitPicture();
    awaitState(State.PLAYING);
    await().atMost(PATIENCE).until(() -> player.now().length().toSeconds() == 20);
    Duration first = player.now().position();
    await().atMost(PATIENCE).until(() -> player.now().position().compareTo(first) > 0);
    assertThat(pictures.width).isEqualTo(640);
    assertThat(pictures.bytes).isEqualTo(640 * 360 * 4);
    assertThat(pictures.opaque).isTrue();
  }

  @Test
  void startsWhereItIsTold() {
    play(Duration.ofSeconds(12));
    awaitPicture();
    await().atMost(PATIENCE).until(() -> player.now().position().toSeconds() >= 12);
    assertThat(player.now().position()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void pausesAndGoesOn() {
    play(Duration.ZERO);
    awaitPicture();
    player.pause();
    awaitState(State.PAUSED);
    Duration paused = player.now().position();
    player.resume();
    awaitState(State.PLAYING);
    await().atMost(PATIENCE).until(() -> player.now().position().compareTo(paused) > 0);
  }

  @Test
  void jumpsBothWays() {
    play(Duration.ZERO);
    awaitPicture();
    player.seek(Duration.ofSeconds(15));
    awaitPicture();
    await().atMost(PATIENCE).until(() -> player.now().position().toSeconds() >= 15);
    player.seek(Duration.ofSeconds(3));
    awaitPicture();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                player.now().position().toSeconds() >= 3
                    && player.now().position().toSeconds() < 12);
  }

  @Test
  void endsAndClosesTheSource() {
    FileSource source = play(Duration.ofSeconds(18));
    awaitState(State.ENDED);
    assertThat(player.now().position()).isEqualTo(player.now().length());
    assertThat(source.isClosed()).isTrue();
  }

  @Test
  void knowsTheTracksAndSwitchesSound() {
    play(Duration.ZERO);
    await().atMost(PATIENCE).until(() -> player.tracks().size() == 2);
    assertThat(player.tracks()).extracting(Track::language).containsExactly("eng", "fra");
    Track second = player.tracks().getLast();
    assertThat(second.selected()).isFalse();
    player.select(Track.Kind.AUDIO, second.id());
    await().atMost(PATIENCE).until(() -> player.tracks().getLast().selected());
  }

  @Test
  void stopsAtOnceWhileTheSourceStalls() throws Exception {
    FileSource source = new FileSource(film).stallingAt(film.toFile().length() / 2);
    player.play(source, Duration.ZERO, pictures);
    assertThat(source.stalled().await(30, TimeUnit.SECONDS)).isTrue();
    CountDownLatch idle = new CountDownLatch(1);
    player.listen(
        now -> {
          if (now.state() == State.IDLE) {
            idle.countDown(); // told when libvlc has let go
          }
        });
    player.stop();
    assertThat(idle.await(30, TimeUnit.SECONDS)).as("stopped, though the read waits").isTrue();
    assertThat(source.isClosed()).isTrue();
  }

  @Test
  void saysThatTheEngineIsMissingAndLetsGoOfTheSource() throws Exception {
    // libvlc does not start with an option that it does not know
    VlcPlayer broken = new VlcPlayer(new Settings(false, 100, "--no-such-option"));
    try {
      FileSource source = new FileSource(film);
      broken.play(source, Duration.ZERO, pictures);
      await().atMost(PATIENCE).until(() -> broken.now().state() == State.FAILED);
      Problem problem = broken.now().problem().orElseThrow();
      assertThat(problem.kind()).isEqualTo(Problem.Kind.ENGINE_MISSING);
      assertThat(problem.detail()).contains("libvlc5");
      assertThat(source.isClosed()).isTrue();
    } finally {
      broken.close();
    }
  }

  @Test
  void failsWhenTheSourceFailsInTheMiddle() {
    FileSource source = new FileSource(film).failingAt(film.toFile().length() / 3);
    player.play(source, Duration.ZERO, pictures);
    awaitState(State.FAILED);
    Problem problem = player.now().problem().orElseThrow();
    assertThat(problem.kind()).isEqualTo(Problem.Kind.SOURCE_FAILED);
    assertThat(problem.detail()).contains("the disk is gone");
    assertThat(source.isClosed()).isTrue();
  }

  @Test
  void refusesWhatIsNoFilm() throws Exception {
    byte[] garbage = new byte[300_000];
    new Random(1).nextBytes(garbage);
    Path file = Files.write(folder.resolve("garbage"), garbage);
    player.play(new FileSource(file), Duration.ZERO, pictures);
    awaitState(State.FAILED);
    assertThat(player.now().problem().orElseThrow().kind()).isEqualTo(Problem.Kind.NOT_PLAYABLE);
  }

  @Test
  void playsTheNextFilmAtOnceAndClosesTheOneBefore() {
    FileSource first = play(Duration.ZERO);
    awaitPicture();
    FileSource second = play(Duration.ofSeconds(10));
    await().atMost(PATIENCE).until(first::isClosed);
    await().atMost(PATIENCE).until(() -> player.now().position().toSeconds() >= 10);
    assertThat(second.isClosed()).isFalse();
  }

  @Test
  void playsAndStopsTwentyTimes() {
    for (int i = 0; i < 20; i++) {
      FileSource source = play(Duration.ofSeconds(i % 15));
      if (i % 4 != 3) { // sometimes it is stopped before there was anything to see
        awaitPicture();
      }
      player.stop();
      assertThat(player.now().state()).isEqualTo(State.IDLE);
      await().atMost(PATIENCE).until(source::isClosed);
    }
  }

  @Test
  void tellsItsListenersUntilTheyLetGo() throws Exception {
    List<State> heard = new CopyOnWriteArrayList<>();
    AutoCloseable handle = player.listen(now -> heard.add(now.state()));
    play(Duration.ofSeconds(19));
    awaitState(State.ENDED);
    await().atMost(PATIENCE).until(() -> heard.contains(State.ENDED));
    assertThat(heard).contains(State.OPENING, State.PLAYING);
    handle.close();
    int before = heard.size();
    player.play(new FileSource(film), Duration.ZERO, pictures);
    awaitPicture();
    assertThat(heard).hasSize(before);
  }

  @Test
  void aSinkThatThrowsDoesNotHarmThePlayer() {
    PictureSink broken =
        new PictureSink() {
          @Override
          public void format(int width, int height) {}

          @Override
          public void picture(ByteBuffer[] planes) {
            throw new IllegalStateException("broken sink");
          }
        };
    player.play(new FileSource(film), Duration.ofSeconds(18), broken);
    awaitState(State.ENDED);
  }

  @Test
  void refusesSettingsOutOfBounds() {
    assertThatThrownBy(() -> new VlcPlayer(new Settings(false, -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cachingMillis");
  }
}
