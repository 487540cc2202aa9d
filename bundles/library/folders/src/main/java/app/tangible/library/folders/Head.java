package app.tangible.library.folders;

import app.tangible.library.TitleDetail;
import app.tangible.library.intake.FoundFile;
import app.tangible.library.intake.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the head of a file says.
 *
 * @param lines height of the picture; 0 while unknown
 * @param read whether it was understood
 */
record Head(
    Duration length,
    int lines,
    int chapters,
    List<TitleDetail.Stream> streams,
    Optional<Trouble> trouble,
    boolean read) {

  /** Not understood: somebody else may. */
  static final Head UNKNOWN = new Head(Duration.ZERO, 0, 0, List.of(), Optional.empty(), false);

  /** Copies. */
  Head {
    streams = List.copyOf(streams);
  }

  static Head troubled(Trouble trouble) {
    return new Head(Duration.ZERO, 0, 0, List.of(), Optional.of(trouble), true);
  }

  /** Its subtitles, which lie beside it, stay. */
  FoundFile of(FoundFile file) {
    List<TitleDetail.Stream> all = new ArrayList<>(streams);
    all.addAll(file.streams());
    return new FoundFile(
        file.path(),
        file.bytes(),
        file.modifiedMillis(),
        length,
        lines,
        chapters,
        all,
        trouble,
        read);
  }
}
