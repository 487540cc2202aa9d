package app.tangible.transfer;

import app.tangible.content.PieceRoot;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What this house can give to others: films that are here whole, and those under way. */
@ProviderType
public interface SharedFilms {

  /** One of them, open for reading until closed; reads the disk. */
  Optional<SharedFilm> open(PieceRoot root);

  /** All of them; reads the disk. */
  List<PieceRoot> all();

  /**
   * Calls back when {@link #all} may answer otherwise, on any thread and perhaps once too often,
   * until closed. One that cannot tell never does.
   */
  default AutoCloseable onChange(Runnable changed) {
    return () -> {};
  }
}
