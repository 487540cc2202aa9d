package app.tangible.player;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Plays one thing at a time. Methods return at once; what happens is told to {@link
 * PlayerListener}s.
 */
@ProviderType
public interface Player {

  /**
   * Starts to play from {@code from}. What played before stops. Bytes are closed when playback
   * ends.
   *
   * @param pictures receives the pictures; {@link PictureSink#none} for sound only
   */
  void play(Medium medium, Duration from, PictureSink pictures);

  /** Plays bytes. */
  default void play(ByteSource source, Duration from, PictureSink pictures) {
    play(new Medium.Bytes(source), from, pictures);
  }

  /**
   * Where pictures go from now on; what is playing goes on. The pixel layout stays what the first
   * one asked for.
   */
  void screen(PictureSink pictures);

  void pause();

  void resume();

  void stop();

  /** Jumps, to the nearest picture the source allows. */
  void seek(Duration position);

  /** Pauses, and shows the picture that comes next. */
  void nextFrame();

  /** 0 to 100. */
  void volume(int percent);

  /** Where we are now, estimated between the engine's reports. */
  Playback now();

  /** Audio and subtitle tracks of what is playing. */
  List<Track> tracks();

  /** Chooses a track; a negative id switches subtitles off. */
  void select(Track.Kind kind, int id);

  /** Adds a file of subtitles to what is playing, and chooses it. */
  void addSubtitles(Path file);

  /** Chapters of what is playing, in order. */
  List<Chapter> chapters();

  /** What is known of the picture of what is playing. */
  Optional<VideoFacts> video();

  /** How it is played. */
  Tuning tuning();

  /** Changes that; some of it costs a short halt. */
  void tune(Tuning wanted);

  /** What became of the pictures so far. */
  Shown shown();

  /** Adds a listener until the handle is closed. */
  AutoCloseable listen(PlayerListener listener);
}
