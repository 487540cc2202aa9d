package app.tangible.library.folders;

import app.tangible.library.TitleDetail;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What lies beside a film: pictures, what was written about it, subtitles. */
final class Beside {

  private static final List<String> POSTERS = List.of("poster", "folder", "cover", "movie", "show");
  private static final List<String> BACKDROPS = List.of("fanart", "backdrop", "background", "art");
  private static final List<String> SUBTITLE_FOLDERS =
      List.of("subs", "sub", "subtitles", "sous-titres", "vostfr");

  private final Folder folder;
  private final boolean alone;

  /**
   * In a folder.
   *
   * @param alone whether what bears no film's name there is this film's
   */
  Beside(Folder folder, boolean alone) {
    this.folder = folder;
    this.alone = alone;
  }

  Optional<Path> poster(String base) {
    return picture(
        Stream.concat(
            Stream.of(base + "-poster", base + "-thumb", base, base + "-cover"),
            alone ? POSTERS.stream() : Stream.of()));
  }

  Optional<Path> backdrop(String base) {
    return picture(
        Stream.concat(
            BACKDROPS.stream().map(word -> base + "-" + word),
            alone ? BACKDROPS.stream() : Stream.of()));
  }

  private Optional<Path> picture(Stream<String> bases) {
    List<Entry> pictures = folder.files(Endings.PICTURE).toList();
    return pictures.isEmpty()
        ? Optional.empty()
        : bases
            .flatMap(base -> pictures.stream().filter(file -> file.base().equalsIgnoreCase(base)))
            .findFirst()
            .map(Entry::path);
  }

  /** Changes with what is written beside it; 0 where nothing is. */
  long notes(String... names) {
    long notes = 0;
    for (String name : names) {
      Optional<Entry> file = folder.file(name + ".nfo");
      if (file.isPresent()) {
        notes = 31 * notes + file.get().modifiedMillis() * 1_000_003 + file.get().bytes() + 1;
      }
    }
    return notes;
  }

  /** Of a file of that name. */
  List<TitleDetail.Stream> subtitles(String base) {
    Stream<Entry> near = folder.files(Endings.SUBTITLE);
    Stream<Entry> below =
        folder
            .children()
            .filter(child -> SUBTITLE_FOLDERS.contains(child.name().toLowerCase(Locale.ROOT)))
            .flatMap(child -> child.files(Endings.SUBTITLE));
    String small = base.toLowerCase(Locale.ROOT);
    return Stream.concat(near, below)
        .filter(file -> alone || file.base().toLowerCase(Locale.ROOT).startsWith(small))
        .limit(100)
        .map(file -> subtitle(file, small))
        .toList();
  }

  private static TitleDetail.Stream subtitle(Entry file, String base) {
    String rest = file.base().toLowerCase(Locale.ROOT);
    rest = rest.startsWith(base) ? rest.substring(base.length()) : rest;
    String language = "";
    for (String word : rest.split("[\\s._\\-()\\[\\]]+")) {
      String known = word.length() > 1 ? Languages.of(word) : "";
      language = known.isEmpty() ? language : known;
    }
    return new TitleDetail.Stream("subtitle", Endings.ending(file.name()), language, file.name());
  }
}
