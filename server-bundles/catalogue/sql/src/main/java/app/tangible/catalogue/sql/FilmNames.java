package app.tangible.catalogue.sql;

import app.tangible.content.Cid;
import app.tangible.content.FilmDag;
import app.tangible.content.FilmDags;
import app.tangible.content.FilmId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names that films have in IPFS. One is computed once, when it is asked for the first time, and
 * kept beside the film as its block index. Safe for use by several threads.
 */
final class FilmNames implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FilmNames.class);

  private final FilmDags dags;
  private final Map<FilmId, Cid> known = new ConcurrentHashMap<>();
  private final Set<FilmId> underWay = ConcurrentHashMap.newKeySet();

  /** One after the other: a film is read as fast as the disk goes. */
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("film-names").factory());

  FilmNames(FilmDags dags) {
    this.dags = dags;
  }

  Optional<Cid> of(FilmId film, Path sealed) {
    Cid cid = known.get(film);
    if (cid == null && Files.exists(sealed) && underWay.add(film)) {
      thread.execute(() -> learn(film, sealed));
    }
    return Optional.ofNullable(cid);
  }

  private void learn(FilmId film, Path sealed) {
    try {
      known.put(film, dagOf(sealed, sealed.resolveSibling(film.hex() + ".blocks")).root());
    } catch (IOException e) {
      LOG.warn("film {} has no name in IPFS yet: {}", film, e.toString());
    } finally {
      underWay.remove(film);
    }
  }

  private FilmDag dagOf(Path sealed, Path index) throws IOException {
    if (Files.exists(index) && Files.size(index) <= FilmDags.MAX_ENCODED_BYTES) {
      try {
        FilmDag dag = dags.decode(Files.readAllBytes(index));
        if (dag.sealedBytes() == Files.size(sealed)) {
          return dag;
        }
      } catch (IllegalArgumentException e) {
        LOG.warn("the block index of {} is made anew: {}", sealed.getFileName(), e.getMessage());
      }
    }
    FilmDag fresh = dags.dagOf(sealed);
    Path half = index.resolveSibling(index.getFileName() + ".new");
    Files.write(half, fresh.encode());
    Files.move(half, index, StandardCopyOption.ATOMIC_MOVE);
    return fresh;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
