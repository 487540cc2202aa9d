package app.tangible.ui.library;

import app.tangible.content.FilmId;
import app.tangible.library.OwnedFilm;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.Transfers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far the films are that are still being fetched. On the JavaFX thread. */
final class Downloads {

  private final Transfers transfers;
  private final Runnable onProgress;
  private final Map<FilmId, Transfer> followed = new HashMap<>();
  private final List<AutoCloseable> listening = new ArrayList<>();

  Downloads(Transfers transfers, Runnable onProgress) {
    this.transfers = transfers;
    this.onProgress = onProgress;
  }

  /** Listens to the transfers of those of these films that are not on the disk yet. */
  void follow(List<OwnedFilm> films) {
    if (films.stream().allMatch(OwnedFilm::onDisk)) {
      return;
    }
    for (Transfer transfer : transfers.list()) {
      boolean wanted =
          films.stream().anyMatch(film -> !film.onDisk() && film.film().equals(transfer.film()));
      if (wanted && followed.put(transfer.film(), transfer) != transfer) {
        listening.add(transfer.onProgress(progress -> onProgress.run()));
      }
    }
  }

  /** From 0 to 1; 0 while nothing is known. */
  double share(FilmId film) {
    Transfer transfer = followed.get(film);
    if (transfer == null) {
      return 0;
    }
    Progress now = transfer.progress();
    return now.totalBytes() == 0 ? 0 : now.verifiedBytes() / (double) now.totalBytes();
  }

  void close() {
    for (AutoCloseable handle : listening) {
      try {
        handle.close();
      } catch (Exception e) {
        throw new IllegalStateException("a transfer does not let go of its listener", e);
      }
    }
  }
}
