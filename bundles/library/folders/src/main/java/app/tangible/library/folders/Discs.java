package app.tangible.library.folders;

import app.tangible.library.Title;
import app.tangible.library.intake.Find;
import app.tangible.library.intake.FoundFile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Discs that lie on the disk as they were: of a Blu-ray the largest stream is the film, of a DVD
 * the title set with most bytes. Discs that are numbered from one, side by side in a folder, are
 * one film.
 */
final class Discs {

  private static final Pattern PLAIN =
      Pattern.compile("(dis[ck]|cd|dvd|bd)[\\s._-]*(\\d{1,2})", Pattern.CASE_INSENSITIVE);
  // The first file of a set holds its menu.
  private static final Pattern VOB =
      Pattern.compile("VTS_(\\d{2})_([1-9])\\.VOB", Pattern.CASE_INSENSITIVE);

  private Discs() {}

  static boolean isInside(Folder folder) {
    return List.of("bdmv", "video_ts", "audio_ts", "certificate", "jacket_p")
        .contains(Naming.lower(folder.name()));
  }

  static Optional<Find> film(Path root, Folder folder) {
    List<Entry> files = set(folder).stream().flatMap(disc -> files(disc).stream()).toList();
    if (files.isEmpty() || isLaterOfSet(folder)) {
      return Optional.empty();
    }
    Folder named = PLAIN.matcher(folder.name()).matches() ? folder.parent().orElse(folder) : folder;
    FilmName name = FilmName.of(named.name());
    Beside beside = new Beside(folder, true);
    return Optional.of(
        new Find(
            root.relativize(folder.path()).toString().replace('\\', '/') + "/",
            Title.Kind.FILM,
            name.name().isEmpty() ? named.name() : name.name(),
            name.year(),
            Optional.empty(),
            0,
            0,
            0,
            name.ids(),
            files.getFirst().path(),
            beside.notes("movie", folder.name()),
            beside.poster(folder.name()),
            beside.backdrop(folder.name()),
            files.stream()
                .map(file -> FoundFile.unread(file.path(), file.bytes(), file.modifiedMillis()))
                .toList()));
  }

  /** Whether the disc before it has its files too. */
  static boolean isLaterOfSet(Folder folder) {
    return !set(folder).getFirst().path().equals(folder.path());
  }

  /** The discs of its film in order; itself alone where it is no disc of a set. */
  private static List<Folder> set(Folder folder) {
    Matcher own = PLAIN.matcher(folder.name());
    Optional<Folder> around = folder.parent().filter(parent -> !parent.isRoot());
    if (!own.matches() || around.isEmpty()) {
      return List.of(folder);
    }
    SortedMap<Integer, Folder> discs = new TreeMap<>();
    for (Folder disc : around.get().children().toList()) {
      Matcher other = PLAIN.matcher(disc.name());
      boolean alike = other.matches() && other.group(1).equalsIgnoreCase(own.group(1));
      if (alike && !files(disc).isEmpty()) {
        if (discs.put(Integer.parseInt(other.group(2)), disc) != null) {
          return List.of(folder); // two of one number
        }
      }
    }
    boolean fromOne = !discs.isEmpty() && discs.firstKey() == 1 && discs.lastKey() == discs.size();
    return fromOne && discs.containsValue(folder) ? List.copyOf(discs.values()) : List.of(folder);
  }

  private static List<Entry> files(Folder folder) {
    return folder
        .child("BDMV")
        .flatMap(disc -> disc.child("STREAM"))
        .map(Discs::largest)
        .or(() -> folder.child("VIDEO_TS").map(Discs::titleSet))
        .orElse(List.of());
  }

  private static List<Entry> largest(Folder streams) {
    return streams
        .files(Endings.VIDEO)
        .max(Comparator.comparingLong(Entry::bytes))
        .map(List::of)
        .orElse(List.of());
  }

  private static List<Entry> titleSet(Folder disc) {
    Map<String, List<Entry>> sets =
        disc.files(Endings.VIDEO)
            .filter(file -> VOB.matcher(file.name()).matches())
            .collect(Collectors.groupingBy(Discs::number));
    return sets.values().stream()
        .max(Comparator.comparingLong(set -> set.stream().mapToLong(Entry::bytes).sum()))
        .orElse(List.of());
  }

  private static String number(Entry file) {
    Matcher match = VOB.matcher(file.name());
    return match.matches() ? match.group(1) : "";
  }
}
