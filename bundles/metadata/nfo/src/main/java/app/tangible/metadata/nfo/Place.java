package app.tangible.metadata.nfo;

import app.tangible.metadata.FilmQuery.Kind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a film, a series or an episode.
 *
 * @param names its files by their name in lower case
 * @param stems what files that belong to the title begin with, in lower case, best first
 * @param alone whether what bears no title's name ({@code poster.jpg}) belongs to this one
 */
record Place(Path folder, Map<String, Path> names, List<String> stems, Kind kind, boolean alone) {

  private static final Logger LOG = LoggerFactory.getLogger(Place.class);
  private static final int MAX_FILES = 10_000;
  private static final Pattern VIDEO =
      Pattern.compile(
          ".*\\.(?:mkv|mp4|m4v|mov|avi|ts|m2ts|mts|mpg|mpeg|webm|wmv|flv|ogv|iso|vob|divx|3gp|strm)");
  private static final Pattern PART =
      Pattern.compile("[ ._-]+(?:cd|dvd|part|pt|disc|disk)[ ._-]*[0-9a-d]$");
  private static final Pattern EXTRA =
      Pattern.compile(
          ".*(?:[ ._-](?:trailer|sample|behindthescenes|deleted|featurette|interview|scene|short"
              + "|extra|other)[0-9]*|^trailer|^sample)$");

  static Place of(Path file, Kind kind) {
    Path absolute = file.toAbsolutePath().normalize();
    if (Files.isDirectory(absolute)) {
      return folder(absolute, kind);
    }
    Path parent = absolute.getParent();
    if (parent == null) {
      return new Place(absolute, Map.of(), List.of(), kind, false);
    }
    if (kind == Kind.SERIES) {
      return series(parent);
    }
    String name = name(absolute);
    if (name.equals("video_ts.ifo") || name.equals("index.bdmv")) {
      return disc(parent, kind);
    }
    String stem = stem(name);
    Map<String, Path> names = list(parent);
    Set<String> stems = new LinkedHashSet<>(List.of(stem, withoutPart(stem)));
    boolean alone = kind == Kind.FILM && alone(names, withoutPart(stem));
    return new Place(parent, names, List.copyOf(stems), kind, alone);
  }

  private static Place folder(Path folder, Kind kind) {
    return new Place(folder, list(folder), List.of(name(folder)), kind, true);
  }

  private static Place disc(Path inside, Kind kind) {
    Path around = inside.getParent();
    return folder(around == null ? inside : around, kind);
  }

  /** A series' folder holds the file itself, or the season's folder that does. */
  private static Place series(Path parent) {
    Path above = parent.getParent();
    boolean season =
        !Files.exists(parent.resolve("tvshow.nfo"))
            && above != null
            && Files.exists(above.resolve("tvshow.nfo"));
    return folder(season ? above : parent, Kind.SERIES);
  }

  private static boolean alone(Map<String, Path> names, String own) {
    return names.keySet().stream()
        .filter(name -> VIDEO.matcher(name).matches())
        .map(name -> withoutPart(stem(name)))
        .allMatch(stem -> stem.equals(own) || EXTRA.matcher(stem).matches());
  }

  private static Map<String, Path> list(Path folder) {
    Map<String, Path> names = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        names.put(name(file), file);
        if (names.size() >= MAX_FILES) {
          break;
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      LOG.debug("a folder of films cannot be listed", e);
    }
    return names;
  }

  private static String name(Path file) {
    Path last = file.getFileName();
    return last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String withoutPart(String stem) {
    return PART.matcher(stem).replaceFirst("");
  }

  /** Where an NFO file of it may lie, best first; only those that are there. */
  List<Path> nfoFiles() {
    List<String> wanted = new ArrayList<>();
    if (kind == Kind.SERIES) {
      wanted.add("tvshow.nfo");
    } else {
      stems.forEach(stem -> wanted.add(stem + ".nfo"));
      if (kind == Kind.FILM && alone) {
        wanted.add("movie.nfo");
      }
    }
    List<Path> found =
        new ArrayList<>(wanted.stream().map(names::get).flatMap(Stream::ofNullable).toList());
    if (kind == Kind.FILM && found.isEmpty() && alone) {
      found.add(folder.resolve("VIDEO_TS").resolve("VIDEO_TS.nfo"));
      found.add(folder.resolve("BDMV").resolve("index.nfo"));
    }
    return found;
  }

  /** The file of this name, without regard to case. */
  Optional<Path> file(String name) {
    return Optional.ofNullable(names.get(name));
  }

  /** Where Kodi exports the pictures of actors to. */
  Path portraits() {
    return folder.resolve(".actors");
  }
}
