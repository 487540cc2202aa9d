package app.tangible.viewing;

import app.tangible.library.TitleId;
import app.tangible.player.PictureSink;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Plays titles of the shelf, owned or ordinary, one after the other; keeps where the viewer is, and
 * knows what comes next. There is one, whoever steers it: the screen, the phone, the remote
 * control. Pause, jumps, volume and tracks are the {@link app.tangible.player.Player}'s. Methods
 * return at once; what comes of them is told to {@link ViewingListener}s.
 */
@ProviderType
public interface Viewing {

  /** What is on now. */
  Scene now();

  /**
   * Somebody looks at it and may play it: what takes time to open may begin to. One is expected at
   * a time, the last; a wrong guess costs time and nothing else.
   */
  void expect(TitleId id);

  /** Plays it in place of what is on; the queue stays. */
  void play(TitleId id, From from);

  /** Plays it in place of what is on, from there; the queue stays. */
  void play(TitleId id, Duration from);

  /**
   * Plays a clip without a licence, a trailer say, from an address or a file; keeps no position.
   */
  void play(URI address, String name);

  /** Puts it at the end of the queue; plays it where nothing is on. */
  void enqueue(TitleId id);

  /** Puts the queue in this order; what is not among them leaves it. */
  void queue(List<TitleId> titles);

  /** What comes next: the queue's first, else the next episode. Ends where there is none. */
  void next();

  /** Begins anew, or, in its first five seconds, what was on before. */
  void previous();

  /** Ends; the position is kept. */
  void stop();

  /** Lets the next one not begin by itself, this once: {@link Scene#nextAt} is empty after it. */
  void stay();

  /** Jumps to the end of the segment that {@link Scene#segment} tells of. */
  void skipSegment();

  /** Pauses then; zero for never. */
  void sleepAfter(Duration time);

  /** Pauses at the end of what is on. */
  void sleepAtEnd();

  /** Whether the next episode begins by itself. */
  void autoPlay(boolean on);

  /**
   * Where pictures go from now on; {@link PictureSink#none} when nobody looks: what is on goes on.
   */
  void screen(PictureSink pictures);

  /** How much of what is on is on this machine, 0 to 1; 1 for what is not fetched. */
  double arrived();

  /**
   * A small picture of what is on, near that position; empty while there is none. Quick: reads no
   * disk.
   */
  Optional<Still> still(Duration position);

  /** Adds a listener until the handle is closed. */
  AutoCloseable listen(ViewingListener listener);

  /** Where to begin. */
  enum From {
    RESUME,
    START
  }

  /**
   * A small picture.
   *
   * @param at the position that it shows
   * @param jpeg its file; not to be changed
   */
  record Still(Duration at, byte[] jpeg) {}
}
