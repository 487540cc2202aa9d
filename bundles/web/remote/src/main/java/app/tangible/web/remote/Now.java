package app.tangible.web.remote;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is on, and how it plays.
 *
 * @param stage {@code nothing}, {@code opening}, {@code on} or {@code trouble}
 * @param title absent when nothing is on, when it is not on the shelf, or is not for this viewer
 * @param trouble why it does not play: a key of words
 * @param state {@code idle}, {@code opening}, {@code playing}, {@code paused}, {@code ended} or
 *     {@code failed}
 * @param lengthMillis 0 while unknown
 * @param volume 0 to 100
 * @param skip what can be skipped now: {@code intro}, {@code recap}, {@code credits}, {@code
 *     commercial}
 * @param sleepAt milliseconds since 1970
 * @param viewer who watches
 */
public record Now(
    String stage,
    @Nullable Card title,
    String name,
    @Nullable String trouble,
    String state,
    long positionMillis,
    long lengthMillis,
    int volume,
    List<Track> tracks,
    List<Card> queue,
    @Nullable Card next,
    @Nullable String skip,
    @Nullable Long sleepAt,
    boolean sleepAtEnd,
    boolean autoPlay,
    String viewer) {

  /** {@code kind} is {@code audio} or {@code subtitle}. */
  public record Track(String kind, int id, String name, String language, boolean selected) {}

  /** The same but for where it is. */
  boolean differsFrom(Now other) {
    return !at(0).equals(other.at(0));
  }

  private Now at(long millis) {
    return new Now(
        stage,
        title,
        name,
        trouble,
        state,
        millis,
        lengthMillis,
        volume,
        tracks,
        queue,
        next,
        skip,
        sleepAt,
        sleepAtEnd,
        autoPlay,
        viewer);
  }
}
