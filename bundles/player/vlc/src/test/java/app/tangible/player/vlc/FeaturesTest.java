package app.tangible.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.player.Chapter;
import app.tangible.player.Medium;
import app.tangible.player.PictureSink;
import app.tangible.player.Playback.State;
import app.tangible.player.SubtitleStyle;
import app.tangible.player.Track;
import app.tangible.player.Tuning;
import app.tangible.player.VideoFacts;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts, chapters, facts, speed, another screen, another style, stills: with real films. */
class FeaturesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static Path film;

  private final VlcPlayer player = new VlcPlayer(Settings.usual());
  private final Seen seen = new Seen();

  private static final class Seen implements PictureSink {

    private final AtomicInteger pictures = new AtomicInteger();
    private volatile int width;

    @Override
    public void format(int w, int height) {
      width = w;
    }

    @Override
    public void picture(ByteBuffer[] planes) {
      pictures.incrementAndGet();
    }
  }

  @BeforeAll
  static void makeAFilm() throws Exception {
    film = Films.film(folder, 320, 180, 25, 10);
  }

  @AfterEach
  void close() throws Exception {
    player.close();
  }

  private void awaitPicture(Seen on) {
    int before = on.pictures.get();
    await().atMost(PATIENCE).until(() -> on.pictures.get() > before);
  }

  private void play(Path... parts) {
    player.play(new Medium.Files(List.of(parts)), Duration.ZERO, seen);
    awaitPicture(seen);
  }

  @Test
  void partsAreOneFilm() throws Exception {
    Path second = Films.film(Files.createDirectories(folder.resolve("cd2")), 320, 180, 25, 4);
    play(film, second);
    await().atMost(PATIENCE).until(() -> player.now().length().toSeconds() == 14);
    assertThat(player.chapters()).hasSize(2);
    player.seek(Duration.ofSeconds(9));
    await().atMost(PATIENCE).until(() -> player.now().position().toMillis() > 10_300);
    player.seek(Duration.ofSeconds(3));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                player.now().position().toMillis() >= 3000
                    && player.now().position().toMillis() < 6000);
    player.seek(Duration.ofSeconds(12));
    await().atMost(PATIENCE).until(() -> player.now().state() == State.ENDED);
    assertThat(player.now().position().toSeconds()).isEqualTo(14);
  }

  @Test
  void knowsWhatThePictureAndTheSoundAreMadeOf() throws Exception {
    // One channel of AAC may hide a second one (parametric stereo): what libvlc says of it varies.
    Path stereo = folder.resolve("stereo.mkv");
    Films.ffmpeg(
        "-f lavfi -i testsrc2=size=320x180:rate=25:duration=4",
        "-f lavfi -i sine=frequency=440:sample_rate=48000:duration=4",
        "-c:v libx264 -pix_fmt yuv420p -c:a aac -ac 2 -y " + stereo);
    play(stereo);
    await().atMost(PATIENCE).until(() -> player.video().isPresent());
    await().atMost(PATIENCE).until(() -> player.video().orElseThrow().framesPerSecond() > 0);
    assertThat(player.video())
        .contains(new VideoFacts("H.264", 320, 180, 1, 25, VideoFacts.Range.SDR));
    await().atMost(PATIENCE).until(() -> player.tracks().size() == 1);
    assertThat(player.tracks()).extracting(Track::facts).containsExactly("AAC 2.0");
  }

  @Test
  void knowsThatAFilmIsHdrAndItsPixelsAreWide() throws Exception {
    Path wide = folder.resolve("wide.mkv");
    Films.ffmpeg(
        "-f lavfi -i testsrc2=size=180x144:rate=25:duration=2 -vf setsar=64/45 -c:v libx264",
        "-color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc -y " + wide);
    play(wide);
    await().atMost(PATIENCE).until(() -> player.video().isPresent());
    VideoFacts facts = player.video().orElseThrow();
    assertThat(facts.range()).isEqualTo(VideoFacts.Range.HDR10);
    assertThat(facts.shape()).isBetween(1.42, 1.43);
  }

  @Test
  void chaptersHaveTheirNames() throws Exception {
    Path meta =
        Files.writeString(
            folder.resolve("meta.txt"),
            ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=4\ntitle=Intro\n"
                + "[CHAPTER]\nTIMEBASE=1/1\nSTART=4\nEND=10\ntitle=Le reste\n");
    Path with = folder.resolve("chapters.mkv");
    Films.ffmpeg("-i " + film + " -i " + meta + " -map_metadata 1 -map 0 -c copy -y " + with);
    play(with);
    await()
        .atMost(PATIENCE)
        .until(
            player::chapters,
            List.of(
                    new Chapter("Intro", Duration.ZERO),
                    new Chapter("Le reste", Duration.ofSeconds(4)))
                ::equals);
  }

  @Test
  void anotherScreenGetsThePicturesAndTheFilmGoesOn() {
    play(film);
    Seen other = new Seen();
    player.screen(other);
    awaitPicture(other);
    assertThat(other.width).isEqualTo(320);
    player.screen(PictureSink.none());
    Duration then = player.now().position();
    await().atMost(PATIENCE).until(() -> player.now().position().compareTo(then) > 0);
    Seen third = new Seen();
    player.screen(third);
    awaitPicture(third);
  }

  @Test
  void aScreenThatComesLateSeesTheFilmToo() {
    player.play(new Medium.Files(List.of(film)), Duration.ofSeconds(2), PictureSink.none());
    await().atMost(PATIENCE).until(() -> player.now().state() == State.PLAYING);
    player.screen(seen);
    awaitPicture(seen);
    assertThat(player.now().position()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void anotherStyleGoesOnWhereItWas() {
    play(film);
    player.select(Track.Kind.AUDIO, player.tracks().getLast().id());
    player.seek(Duration.ofSeconds(5));
    await().atMost(PATIENCE).until(() -> player.now().position().toSeconds() >= 5);
    SubtitleStyle large =
        new SubtitleStyle(150, SubtitleStyle.Colour.YELLOW, SubtitleStyle.Ground.BOX, 10);
    player.tune(Tuning.PLAIN.subtitles(large).speed(2).soundDelay(Duration.ofMillis(200)));
    awaitPicture(seen);
    await()
        .atMost(PATIENCE)
        .until(() -> player.now().state() == State.PLAYING || player.now().state() == State.ENDED);
    assertThat(player.now().position()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    assertThat(player.tuning().subtitles()).isEqualTo(large);
    await().atMost(PATIENCE).until(() -> player.now().state() == State.ENDED);
  }

  @Test
  void picturesGoOnOneByOne() {
    play(film);
    player.nextFrame();
    await().atMost(PATIENCE).until(() -> player.now().state() == State.PAUSED);
    player.resume();
    await().atMost(PATIENCE).until(() -> player.now().state() == State.PLAYING);
  }

  @Test
  void stillsShowTheFilmAtTheirPlaces() {
    VlcStills stills = new VlcStills();
    List<Duration> taken = new ArrayList<>();
    List<Integer> shapes = new ArrayList<>();
    List<Duration> wanted = List.of(Duration.ZERO, Duration.ofSeconds(4), Duration.ofSeconds(8));
    stills.take(
        new Medium.Files(List.of(film)),
        wanted,
        160,
        (at, width, height, pixels) -> {
          taken.add(at);
          shapes.add(width * 1000 + height);
          assertThat(pixels).hasSize(width * height);
          return true;
        });
    assertThat(taken).isEqualTo(wanted);
    assertThat(shapes).containsOnly(160_090);
    FileSource sealed = new FileSource(film);
    taken.clear();
    stills.take(
        new Medium.Bytes(sealed), wanted, 160, (at, width, height, pixels) -> !taken.add(at));
    assertThat(taken).hasSize(1); // one was enough
    assertThat(sealed.isClosed()).isTrue();
    stills.close();
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> new Medium.Files(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Medium.Address(java.net.URI.create("smb://host/film")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(
            new Tuning(
                    99,
                    Duration.ofHours(1),
                    Duration.ofHours(-1),
                    SubtitleStyle.USUAL,
                    Tuning.Framing.WHOLE,
                    false)
                .speed())
        .isEqualTo(4);
  }
}
