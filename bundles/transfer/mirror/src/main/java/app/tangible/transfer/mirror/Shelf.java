package app.tangible.transfer.mirror;

import app.tangible.content.FilmId;
import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.content.PieceRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The films that are here whole, with their manifests. Safe for use by several threads. */
final class Shelf {

  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
  private static final String SEALED = ".tsf";

  private final Path folder;
  private final PieceHashing hashing;
  private final Map<FilmId, Film> films = new ConcurrentHashMap<>();

  /** One film. */
  record Film(FilmId id, PieceRoot root, long sealedBytes, Path sealed, Path manifest) {}

  Shelf(Path folder, PieceHashing hashing) {
    this.folder = folder;
    this.hashing = hashing;
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(Shelf::isSealed).forEach(this::put);
    } catch (IOException e) {
      throw new IllegalArgumentException("the film folder cannot be read: " + folder, e);
    }
  }

  private static boolean isSealed(Path file) {
    return file.getFileName().toString().matches("[0-9a-f]{32}\\.tsf");
  }

  Path sealedFile(FilmId film) {
    return folder.resolve(film.hex() + SEALED);
  }

  Optional<Film> film(FilmId film) {
    return Optional.ofNullable(films.get(film));
  }

  /** Puts a film that is whole on the shelf; one whose manifest is missing or wrong stays away. */
  void put(Path sealed) {
    Path manifest = sealed.resolveSibling(sealed.getFileName() + ".manifest");
    try {
      if (Files.size(manifest) > PieceManifest.MAX_ENCODED_BYTES) {
        throw new IOException("its manifest is too long");
      }
      PieceManifest read = PieceManifest.decode(Files.readAllBytes(manifest));
      if (!sealed.equals(sealedFile(read.film()))
          || Files.size(sealed) != read.sealedBytes()
          || !hashing.rootMatches(read)) {
        throw new IOException("its manifest is not its own");
      }
      films.put(
          read.film(), new Film(read.film(), read.root(), read.sealedBytes(), sealed, manifest));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} is not served: {}", sealed.getFileName(), e.getMessage());
    }
  }

  /** All that are here whole. */
  Collection<Film> all() {
    return List.copyOf(films.values());
  }

  /**
   * Takes a film off the shelf and off the disk. Who reads it now reads on to the end: the file has
   * no name any more, but is there.
   */
  void evict(FilmId film) throws IOException {
    films.remove(film);
    for (Path file : files(film)) {
      Files.deleteIfExists(file);
    }
  }

  /** Bytes of all films, whole or under way, but for what there is of this one. */
  long usedBytes(FilmId but) throws IOException {
    long sum = 0;
    for (Path file : files()) {
      sum += isOf(file, but) ? 0 : Files.size(file);
    }
    return sum;
  }

  /** Bytes of all films, whole or under way. */
  long usedBytes() throws IOException {
    long sum = 0;
    for (Path file : files()) {
      sum += Files.size(file);
    }
    return sum;
  }

  private List<Path> files(FilmId film) throws IOException {
    return files().stream().filter(file -> isOf(file, film)).toList();
  }

  private static boolean isOf(Path file, FilmId film) {
    return file.getFileName().toString().startsWith(film.hex() + ".");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
