package app.tangible.transfer.bitswap;

import app.tangible.content.FilmDag;
import app.tangible.content.FilmDags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the whole films of a folder into the blocks, with an index of each. For one thread. */
final class FilmFolder {

  private static final Logger LOG = LoggerFactory.getLogger(FilmFolder.class);
  private static final Pattern FILM = Pattern.compile("[0-9a-f]{32}\\.(tsf|sealed)");
  private static final String INDEX = ".blocks";

  private final Path films;
  private final Path indexes;
  private final FilmDags dags;
  private final FilmBlocks blocks;
  private final Consumer<FilmDag> come;
  private final Consumer<FilmDag> gone;

  /**
   * Nothing is read yet.
   *
   * @param come told of each film that is served from now on
   * @param gone told of each that is not any more
   */
  FilmFolder(
      Path films,
      Path indexes,
      FilmDags dags,
      FilmBlocks blocks,
      Consumer<FilmDag> come,
      Consumer<FilmDag> gone) {
    this.films = films;
    this.indexes = indexes;
    this.dags = dags;
    this.blocks = blocks;
    this.come = come;
    this.gone = gone;
  }

  /** Looks what is there now. The first look at a film reads all of it. */
  void look() throws IOException {
    List<Path> there;
    try (Stream<Path> files = Files.list(films)) {
      there = files.filter(file -> FILM.matcher(file.getFileName().toString()).matches()).toList();
    }
    blocks
        .films()
        .forEach(
            (file, dag) -> {
              if (!there.contains(file)) {
                blocks.remove(file);
                gone.accept(dag);
              }
            });
    for (Path file : there) {
      if (!blocks.films().containsKey(file)) {
        FilmDag dag = dagOf(file);
        blocks.put(file, dag);
        come.accept(dag);
      }
    }
    forgetIndexes(there);
  }

  private FilmDag dagOf(Path film) throws IOException {
    Path index = indexes.resolve(film.getFileName() + INDEX);
    if (Files.exists(index) && Files.size(index) <= FilmDags.MAX_ENCODED_BYTES) {
      try {
        FilmDag known = dags.decode(Files.readAllBytes(index));
        if (known.sealedBytes() == Files.size(film)) {
          return known;
        }
      } catch (IllegalArgumentException e) {
        LOG.warn("a block index is made anew: {}", e.getMessage());
      }
    }
    FilmDag fresh = dags.dagOf(film);
    Path half = index.resolveSibling(index.getFileName() + ".new");
    Files.write(half, fresh.encode());
    Files.move(half, index, StandardCopyOption.ATOMIC_MOVE);
    return fresh;
  }

  private void forgetIndexes(List<Path> there) throws IOException {
    Set<String> kept =
        there.stream().map(file -> file.getFileName() + INDEX).collect(Collectors.toSet());
    List<Path> stale;
    try (Stream<Path> files = Files.list(indexes)) {
      stale =
          files
              .filter(file -> file.getFileName().toString().contains(INDEX))
              .filter(file -> !kept.contains(file.getFileName().toString()))
              .toList();
    }
    for (Path file : stale) {
      Files.deleteIfExists(file);
    }
  }
}
