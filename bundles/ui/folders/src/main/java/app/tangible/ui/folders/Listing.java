package app.tangible.ui.folders;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What one folder holds.
 *
 * @param folders in it, by name, without hidden ones
 * @param more how many there are that are not listed
 * @param films files in it that look like films
 */
record Listing(Path folder, List<Path> folders, int more, int films) {

  /** No folder of a household is longer; what is read of one ends there. */
  static final int MOST_READ = 20_000;

  /** That many are listed. */
  static final int MOST_LISTED = 400;

  private static final Set<String> ENDINGS =
      Set.of(
          "mkv", "mp4", "m4v", "avi", "mov", "ts", "m2ts", "mts", "mpg", "mpeg", "webm", "wmv",
          "vob", "ogv", "flv", "divx", "3gp");

  /** Copies. */
  Listing {
    folders = List.copyOf(folders);
  }

  static Listing of(Path folder, Locale locale) throws IOException {
    List<Path> folders = new ArrayList<>();
    int films = 0;
    int read = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (read++ == MOST_READ) {
          break;
        }
        String name = nameOf(entry);
        if (name.startsWith(".")) {
          continue;
        }
        if (Files.isDirectory(entry)) {
          folders.add(entry);
        } else if (isFilm(name)) {
          films++;
        }
      }
    }
    Collator collator = Collator.getInstance(locale);
    folders.sort(Comparator.comparing(Listing::nameOf, collator::compare));
    int listed = Math.min(MOST_LISTED, folders.size());
    return new Listing(folder, folders.subList(0, listed), folders.size() - listed, films);
  }

  static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  private static boolean isFilm(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
