package app.tangible.player.vlc;

import app.tangible.player.Languages;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds subtitles that lie beside a film: {@code Film.srt}, {@code Film.fr.forced.srt}, {@code
 * Subs/French.srt}.
 */
final class SubtitleFiles {

  private static final Map<String, String> KINDS =
      Map.of(
          "srt", "SRT", "ass", "ASS", "ssa", "SSA", "vtt", "WebVTT", "sub", "SUB", "idx", "VobSub",
          "sup", "PGS", "smi", "SAMI", "ttml", "TTML");

  private static final Set<String> FOLDERS = Set.of("subs", "subtitles", "sub", "subtitle");
  private static final Set<String> FORCED = Set.of("forced", "forces", "forcé", "forcés");
  private static final Set<String> DEAF = Set.of("sdh", "cc", "hi");
  private static final int MOST_ENTRIES = 20_000;
  private static final int MOST_FOUND = 64;
  private static final long MOST_TEXT_BYTES = 16L << 20;

  private SubtitleFiles() {}

  static List<SubtitleFile> beside(Path film) {
    Path folder = film.toAbsolutePath().getParent();
    String stem = stem(film).toLowerCase(Locale.ROOT);
    List<SubtitleFile> found = new ArrayList<>();
    for (Path entry : entries(folder)) {
      if (stem(entry).toLowerCase(Locale.ROOT).startsWith(stem)) {
        add(found, entry, stem.length());
      } else if (FOLDERS.contains(name(entry).toLowerCase(Locale.ROOT))
          && Files.isDirectory(entry)) {
        addFolder(found, entry, stem);
      }
    }
    found.sort(Comparator.comparing(SubtitleFile::language).thenComparing(SubtitleFile::name));
    return found.size() > MOST_FOUND ? List.copyOf(found.subList(0, MOST_FOUND)) : found;
  }

  /** One that a person, or another device, names. */
  static SubtitleFile named(Path file) {
    List<SubtitleFile> one = new ArrayList<>();
    add(one, file, 0);
    return one.isEmpty()
        ? new SubtitleFile(file.toAbsolutePath(), name(file), "", "")
        : one.getFirst();
  }

  private static void addFolder(List<SubtitleFile> found, Path folder, String stem) {
    List<Path> inside = entries(folder);
    boolean named =
        inside.stream().anyMatch(file -> stem(file).toLowerCase(Locale.ROOT).startsWith(stem));
    for (Path entry : inside) {
      boolean mine = stem(entry).toLowerCase(Locale.ROOT).startsWith(stem);
      if (mine || !named) {
        add(found, entry, mine ? stem.length() : 0);
      }
    }
  }

  private static void add(List<SubtitleFile> found, Path file, int stemLength) {
    String kind = KINDS.get(extension(file));
    boolean picturesOfIndex =
        "SUB".equals(kind) && Files.exists(file.resolveSibling(stem(file) + ".idx"));
    if (kind == null || picturesOfIndex || !Files.isRegularFile(file) || tooLong(file, kind)) {
      return;
    }
    String language = "";
    String name = "";
    for (String word : stem(file).substring(stemLength).split("[\\s._()\\[\\]-]+")) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (FORCED.contains(lower)) {
        name = "forced";
      } else if (DEAF.contains(lower)) {
        name = "SDH";
      } else if (language.isEmpty()) {
        language = Languages.of(word).orElse("");
      }
    }
    found.add(new SubtitleFile(file.toAbsolutePath(), name, language, kind));
  }

  private static boolean tooLong(Path file, String kind) {
    try {
      boolean pictures = kind.equals("VobSub") || kind.equals("PGS");
      return !pictures && Files.size(file) > MOST_TEXT_BYTES;
    } catch (IOException e) {
      return true;
    }
  }

  private static List<Path> entries(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        if (entries.size() == MOST_ENTRIES) {
          break;
        }
        entries.add(entry);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return entries; // none beside a film that is gone
    }
    return entries;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String stem(Path file) {
    int dot = name(file).lastIndexOf('.');
    return dot < 0 ? name(file) : name(file).substring(0, dot);
  }

  private static String extension(Path file) {
    return name(file).substring(name(file).lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
