package app.tangible.library.folders;

import java.util.Locale;
import java.util.Set;

/** What a file is for, by its ending. */
enum Endings {
  VIDEO(
      Set.of(
          "mkv", "mk3d", "webm", "mp4", "m4v", "mov", "qt", "avi", "divx", "ts", "m2ts", "mts",
          "m2t", "tp", "trp", "mpg", "mpeg", "m2v", "mpe", "vob", "wmv", "asf", "flv", "f4v", "ogv",
          "ogm", "rm", "rmvb", "3gp", "3g2", "mxf", "wtv", "dvr-ms", "nsv", "iso")),
  SUBTITLE(Set.of("srt", "ass", "ssa", "sub", "vtt", "sup", "smi")),
  PICTURE(Set.of("jpg", "jpeg", "png", "webp")),
  NOTES(Set.of("nfo")),
  OTHER(Set.of());

  private final Set<String> endings;

  Endings(Set<String> endings) {
    this.endings = endings;
  }

  static Endings of(String fileName) {
    String ending = ending(fileName);
    for (Endings one : values()) {
      if (one.endings.contains(ending)) {
        return one;
      }
    }
    return OTHER;
  }

  static String ending(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot <= 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  static String without(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot <= 0 ? fileName : fileName.substring(0, dot);
  }
}
