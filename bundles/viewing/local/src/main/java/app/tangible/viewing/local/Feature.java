package app.tangible.viewing.local;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.viewing.Scene.Segment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is on, or was.
 *
 * @param title empty for a clip
 * @param name what is shown for it
 * @param from where it began
 * @param files of an ordinary title
 * @param edits segments from a list beside the film
 */
record Feature(
    Optional<Title> title, String name, Duration from, List<Path> files, List<Segment> edits) {

  static Feature clip(String name) {
    return new Feature(Optional.empty(), name, Duration.ZERO, List.of(), List.of());
  }

  static Feature of(Title title, Duration from, List<Path> files) {
    List<Segment> edits = files.size() == 1 ? Edl.beside(files.getFirst()) : List.of();
    return new Feature(Optional.of(title), title.name(), from, files, edits);
  }

  Optional<TitleId> id() {
    return title.map(Title::id);
  }

  /** The series of an episode, else the title itself: what tracks are chosen for. */
  String scope() {
    return title
        .map(one -> one.place().map(Title.Place::parent).orElse(one.id()).value())
        .orElse("clip");
  }
}
