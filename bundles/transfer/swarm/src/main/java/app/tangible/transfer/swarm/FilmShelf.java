package app.tangible.transfer.swarm;

import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.content.PieceRoot;
import app.tangible.host.ProductHome;
import app.tangible.transfer.SharedFilm;
import app.tangible.transfer.SharedFilms;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.Transfers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The films of the product's folder whose manifest lies beside them, and those under way. */
@Component
public final class FilmShelf implements SharedFilms {

  private static final Logger LOG = LoggerFactory.getLogger(FilmShelf.class);
  private static final String MANIFEST = ".manifest";

  private final Transfers transfers;
  private final PieceHashing hashing;
  private final Path folder;
  private final Map<Path, Optional<PieceManifest>> known = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AutoCloseable fetched;
  private final Optional<FolderWatch> watch;

  /** Over the product's films. */
  @Activate
  public FilmShelf(
      @Reference ProductHome home,
      @Reference Transfers transfers,
      @Reference PieceHashing hashing) {
    this(home.folder("films"), transfers, hashing);
  }

  FilmShelf(Path folder, Transfers transfers, PieceHashing hashing) {
    this.folder = folder;
    this.transfers = transfers;
    this.hashing = hashing;
    fetched = transfers.onChange(this::changed);
    watch = watch();
  }

  private Optional<FolderWatch> watch() {
    try {
      return Optional.of(FolderWatch.of(folder, this::changed));
    } catch (IOException e) {
      LOG.warn("the film folder is not watched: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public AutoCloseable onChange(Runnable changed) {
    Runnable entry = changed::run;
    listeners.add(entry);
    return () -> listeners.remove(entry);
  }

  /** Tells nobody any more. */
  @Deactivate
  public void close() throws Exception {
    fetched.close();
    if (watch.isPresent()) {
      watch.get().close();
    }
  }

  @Override
  public Optional<SharedFilm> open(PieceRoot root) {
    for (Transfer transfer : transfers.list()) {
      Optional<SharedFilm> shared =
          transfer.share().filter(film -> film.manifest().root().equals(root));
      if (shared.isPresent()) {
        return shared;
      }
    }
    return whole().entrySet().stream()
        .filter(film -> film.getValue().root().equals(root))
        .findFirst()
        .flatMap(film -> open(film.getKey(), film.getValue()));
  }

  @Override
  public List<PieceRoot> all() {
    List<PieceRoot> roots = new ArrayList<>();
    transfers.list().forEach(t -> t.share().ifPresent(f -> roots.add(f.manifest().root())));
    whole().values().forEach(manifest -> roots.add(manifest.root()));
    return roots.stream().distinct().toList();
  }

  private static Optional<SharedFilm> open(Path film, PieceManifest manifest) {
    try {
      return Optional.of(new WholeFilm(film, manifest));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private Map<Path, PieceManifest> whole() {
    Map<Path, PieceManifest> whole = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(MANIFEST)).toList()) {
        String name = file.getFileName().toString();
        Path film = file.resolveSibling(name.substring(0, name.length() - MANIFEST.length()));
        Optional<PieceManifest> manifest =
            Files.isRegularFile(film)
                ? known.computeIfAbsent(file, this::manifest)
                : Optional.empty();
        if (manifest.isPresent() && Files.size(film) == manifest.get().sealedBytes()) {
          whole.put(film, manifest.get());
        }
      }
    } catch (IOException e) {
      LOG.warn("the film folder cannot be read: {}", e.getMessage());
    }
    return whole;
  }

  private Optional<PieceManifest> manifest(Path file) {
    try {
      if (Files.size(file) > PieceManifest.MAX_ENCODED_BYTES) {
        return Optional.empty();
      }
      return Optional.of(PieceManifest.decode(Files.readAllBytes(file)))
          .filter(hashing::rootMatches);
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} is no manifest: {}", file.getFileName(), e.getMessage());
      return Optional.empty();
    }
  }
}
