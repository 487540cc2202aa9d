package app.tangible.viewing.testing;

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Plays nothing, shows nothing, and stands where the test says. */
public final class FakePlayer implements Player {

  /** How long everything takes. */
  public static final Duration LENGTH = Duration.ofMinutes(90);

  private final List<PlayerListener> listeners = new CopyOnWriteArrayList<>();
  private final List<Medium> played = new CopyOnWriteArrayList<>();
  private final List<Path> subtitles = new CopyOnWriteArrayList<>();
  private volatile Playback now =
      new Playback(Playback.State.IDLE, Duration.ZERO, Duration.ZERO, 100);
  private volatile List<Track> tracks =
      List.of(
          new Track(Track.Kind.AUDIO, 1, "", "eng", true, "AC-3 5.1"),
          new Track(Track.Kind.AUDIO, 2, "", "fre", false, "AC-3 5.1"),
          new Track(Track.Kind.SUBTITLE, 3, "", "eng", false, "SRT"),
          new Track(Track.Kind.SUBTITLE, 4, "", "fre", false, "PGS"));
  private volatile List<Chapter> chapters = List.of();
  private volatile Tuning tuning = Tuning.PLAIN;
  private volatile @Nullable PictureSink screen;

  /** What was played, oldest first. */
  public List<Medium> played() {
    return List.copyOf(played);
  }

  /** Files of subtitles that were added. */
  public List<Path> subtitles() {
    return List.copyOf(subtitles);
  }

  /** Where pictures would go; empty when nothing was ever played. */
  public Optional<PictureSink> screen() {
    return Optional.ofNullable(screen);
  }

  /** How many listen. */
  public int listeners() {
    return listeners.size();
  }

  /** It has these tracks. */
  public void tracks(List<Track> next) {
    tracks = List.copyOf(next);
  }

  /** It has these chapters. */
  public void chapters(List<Chapter> next) {
    chapters = List.copyOf(next);
  }

  /** It is there now. */
  public void at(Playback.State state, Duration position, Duration length) {
    tell(new Playback(state, position, length, now.volumePercent()));
  }

  /** It fails. */
  public void fail(Playback.Problem.Kind kind) {
    Playback.Problem problem = new Playback.Problem(kind, "said the test");
    tell(
        new Playback(
            Playback.State.FAILED,
            now.position(),
            now.length(),
            now.volumePercent(),
            Optional.of(problem)));
  }

  private void tell(Playback next) {
    now = next;
    listeners.forEach(listener -> listener.changed(next));
  }

  @Override
  public void play(Medium medium, Duration from, PictureSink pictures) {
    played.add(medium);
    screen = pictures;
    at(Playback.State.PLAYING, from, LENGTH);
  }

  @Override
  public void screen(PictureSink pictures) {
    screen = pictures;
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
    if (!played.isEmpty() && played.getLast() instanceof Medium.Bytes bytes) {
      bytes.source().close();
    }
    at(Playback.State.IDLE, Duration.ZERO, Duration.ZERO);
  }

  @Override
  public void seek(Duration position) {
    at(now.state(), position, now.length());
  }

  @Override
  public void nextFrame() {
    at(Playback.State.PAUSED, now.position().plusMillis(40), now.length());
  }

  @Override
  public void volume(int percent) {
    tell(
        new Playback(
            now.state(), now.position(), now.length(), Math.clamp(percent, 0, 100), now.problem()));
  }

  @Override
  public Playback now() {
    return now;
  }

  @Override
  public List<Track> tracks() {
    return tracks;
  }

  @Override
  public void select(Track.Kind kind, int id) {
    List<Track> next = new ArrayList<>();
    for (Track track : tracks) {
      boolean selected = track.kind() == kind ? track.id() == id : track.selected();
      next.add(
          new Track(
              track.kind(), track.id(), track.name(), track.language(), selected, track.facts()));
    }
    tracks = List.copyOf(next);
    tell(now);
  }

  @Override
  public void addSubtitles(Path file) {
    subtitles.add(file);
  }

  @Override
  public List<Chapter> chapters() {
    return chapters;
  }

  @Override
  public Optional<VideoFacts> video() {
    return Optional.of(new VideoFacts("H.264", 1920, 1080, 1, 24, VideoFacts.Range.SDR));
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
