package app.tangible.viewing.local;

import app.tangible.player.Chapter;
import app.tangible.player.Playback;
import app.tangible.viewing.Scene.Segment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The segment that plays and can be skipped: named by a chapter or by a list beside the film. */
final class Passage {

  private Optional<Segment> segment = Optional.empty();

  Optional<Segment> now() {
    return segment;
  }

  /** Looks where it is; false when that is where it was. */
  boolean look(Playback now, List<Chapter> chapters, List<Segment> edits) {
    Optional<Segment> before = segment;
    segment =
        Edl.together(Segments.of(chapters, now.length()), edits).stream()
            .filter(one -> within(one, now.position()))
            .findFirst();
    return !before.equals(segment);
  }

  private static boolean within(Segment segment, Duration position) {
    return position.compareTo(segment.from()) >= 0
        && position.plusSeconds(1).compareTo(segment.to()) < 0;
  }

  void over() {
    segment = Optional.empty();
  }
}
