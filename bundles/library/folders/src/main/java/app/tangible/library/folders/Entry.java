package app.tangible.library.folders;

import java.nio.file.Path;

/** One file that a walk came by. */
record Entry(Path path, long bytes, long modifiedMillis) {

  String name() {
    return String.valueOf(path.getFileName());
  }

  /** Without its ending. */
  String base() {
    return Endings.without(name());
  }

  Endings ending() {
    return Endings.of(name());
  }
}
