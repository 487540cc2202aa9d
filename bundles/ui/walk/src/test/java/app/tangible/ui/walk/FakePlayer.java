package app.tangible.ui.walk;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import app.tangible.player.ByteSource;
import app.tangible.player.Chapter;
import app.tangible.player.Medium;
import app.tangible.player.PictureSink;
import app.tangible.player.Playback;
import app.tangible.player.Player;
import app.tangible.player.PlayerListener;
import app.tangible.player.Shown;
import app.tangible.player.Track;
import app.tangible.player.Tuning;
import app.tangible.player.VideoFacts;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Shows one picture and stands where the test says. */
final class FakePlayer implements Player {

  private final List<PlayerListener> listeners = new CopyOnWriteArrayList<>();
  private volatile Playback now =
      new Playback(Playback.State.IDLE, Duration.ZERO, Duration.ZERO, 100);
  private volatile Tuning tuning = Tuning.PLAIN;
  private volatile @Nullable BufferedImage film;
  private @Nullable ByteSource source;

  void at(Playback.State state, Duration position, Duration length) {
    tell(new Playback(state, position, length, 100));
  }

  void fail(Playback.Problem.Kind kind) {
    tell(
        new Playback(
            Playback.State.FAILED,
            now.position(),
            now.length(),
            100,
            Optional.of(new Playback.Problem(kind, "said the test"))));
  }

  private void tell(Playback next) {
    now = next;
    listeners.forEach(listener -> listener.changed(next));
  }

  int listeners() {
    return listeners.size();
  }

  @Override
  public void play(Medium medium, Duration from, PictureSink pictures) {
    source = medium instanceof Medium.Bytes bytes ? bytes.source() : null;
    show(pictures);
    at(Playback.State.PLAYING, from, Duration.ofSeconds(596));
  }

  @Override
  public void screen(PictureSink pictures) {
    if (now.state() == Playback.State.PLAYING || now.state() == Playback.State.PAUSED) {
      show(pictures);
    }
  }

  /** Shows this from now on in place of plain hills. */
  void film(BufferedImage frame) {
    film = frame;
  }

  private void show(PictureSink pictures) {
    BufferedImage frame = film;
    if (frame != null) {
      show(pictures, frame);
      return;
    }
    int width = 1280;
    int height = 536;
    pictures.format(width, height);
    ByteBuffer picture = ByteBuffer.allocateDirect(width * height * 4);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double hill = 330 + 60 * Math.sin(x / 170.0) + 24 * Math.sin(x / 47.0);
        boolean land = y > hill;
        picture
            .put((byte) (land ? 60 - y / 12 : 205 - y / 5))
            .put((byte) (land ? 120 - y / 9 : 168 - y / 9))
            .put((byte) (land ? 66 - y / 12 : 130 + y / 5))
            .put((byte) 255);
      }
    }
    pictures.picture(new ByteBuffer[] {picture.flip()});
  }

  private static void show(PictureSink pictures, BufferedImage frame) {
    int width = frame.getWidth();
    int height = frame.getHeight();
    ByteBuffer picture = ByteBuffer.allocateDirect(width * height * 4).order(LITTLE_ENDIAN);
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      for (int pixel : frame.getRGB(0, y, width, 1, line, 0, width)) {
        picture.putInt(pixel | 0xff000000);
      }
    }
    pictures.format(width, height);
    pictures.picture(new ByteBuffer[] {picture.flip()});
  }

  @Override
  public void pause() {
    at(Playback.State.PAUSED, now.position(), now.length());
  }

  @Override
  public void resume() {
    at(Playback.State.PLAYING, now.position(), now.length());
  }

  @Override
  public void stop() {
    if (source != null) {
      source.close();
      source = null;
    }
    at(Playback.State.IDLE, Duration.ZERO, Duration.ZERO);
  }

  @Override
  public void seek(Duration position) {
    at(now.state(), position, now.length());
  }

  @Override
  public void volume(int percent) {}

  @Override
  public Playback now() {
    return now;
  }

  @Override
  public List<Track> tracks() {
    return List.of(
        new Track(Track.Kind.AUDIO, 1, "5.1", "en", true),
        new Track(Track.Kind.AUDIO, 2, "5.1", "fr", false),
        new Track(Track.Kind.SUBTITLE, 3, "SRT", "fr", false));
  }

  @Override
  public void select(Track.Kind kind, int id) {}

  @Override
  public void nextFrame() {
    at(Playback.State.PAUSED, now.position().plusMillis(40), now.length());
  }

  @Override
  public void addSubtitles(Path file) {}

  @Override
  public List<Chapter> chapters() {
    return List.of(
        new Chapter("", Duration.ZERO),
        new Chapter("", Duration.ofSeconds(140)),
        new Chapter("", Duration.ofSeconds(322)),
        new Chapter("", Duration.ofSeconds(488)));
  }

  @Override
  public Optional<VideoFacts> video() {
    return Optional.of(new VideoFacts("H.264", 1920, 800, 1, 24, VideoFacts.Range.SDR));
  }

  @Override
  public Tuning tuning() {
    return tuning;
  }

  @Override
  public void tune(Tuning wanted) {
    tuning = wanted;
    tell(now);
  }

  @Override
  public Shown shown() {
    return new Shown(0, 0);
  }

  @Override
  public AutoCloseable listen(PlayerListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
