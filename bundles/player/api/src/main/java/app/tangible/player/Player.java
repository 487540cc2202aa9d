package app.tangible.player;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Plays one thing at a time. Methods return at once; what happens is told to {@link
 * PlayerListener}s.
 */
@ProviderType
public interface Player {

  /**
   * Starts to play from {@code from}. What played before stops. The source is closed when playback
   * ends.
   *
   * @param pictures receives the pictures; {@link PictureSink#none} for sound only
   */
  void play(ByteSource source, Duration from, PictureSink pictures);

  void pause();

  void resume();

  void stop();

  /** Jumps, to the nearest picture the source allows. */
  void seek(Duration position);

  /** 0 to 100. */
  void volume(int percent);

  /** Where we are now, estimated between the engine's reports. */
  Playback now();

  /** Audio and subtitle tracks of what is playing. */
  List<Track> tracks();

  /** Chooses a track; a negative id switches subtitles off. */
  void select(Track.Kind kind, int id);

  /** Adds a listener until the handle is closed. */
  AutoCloseable listen(PlayerListener listener);
}
