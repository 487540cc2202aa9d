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
 * @param nextAt when the next one begins by itself, milliseconds since 1970; absent while nothing
 *     counts down
 * @param sleepAt milliseconds since 1970
 * @param viewer who watches
 * @param at what the television's clock says, milliseconds since 1970: a phone's may go wrong
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
    List<Chapter> chapters,
    List<Card> queue,
    @Nullable Card next,
    @Nullable String skip,
    @Nullable Long nextAt,
    @Nullable Long sleepAt,
    boolean sleepAtEnd,
    boolean autoPlay,
    String viewer,
    long at) {

  /** {@code kind} is {@code audio} or {@code subtitle}. */
  public record Track(String kind, int id, String name, String language, boolean selected) {}

  /** {@code name} is empty where the film gives it none. */
  public record Chapter(String name, long fromMillis) {}

  /** Something besides where it is, and the time of day. */
  boolean differsFrom(Now other) {
    return !timeless().equals(other.timeless());
  }

  private Now timeless() {
    return new Now(
        stage,
        title,
        name,
        trouble,
        state,
        0,
        lengthMillis,
        volume,
        tracks,
        chapters,
        queue,
        next,
        skip,
        nextAt,
        sleepAt,
        sleepAtEnd,
        autoPlay,
        viewer,
        0);
  }
}
