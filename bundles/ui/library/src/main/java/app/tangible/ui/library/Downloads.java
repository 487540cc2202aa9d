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
import java.util.Optional;

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

  /** Where its bytes come from now, and how fast; empty while nothing comes. */
  Optional<Flow> flow(FilmId film) {
    Transfer transfer = followed.get(film);
    if (transfer == null || transfer.progress().bytesPerSecond() == 0) {
      return Optional.empty();
    }
    Progress now = transfer.progress();
    List<Progress.Source> busy =
        now.sources().stream().filter(source -> source.bytesPerSecond() > 0).toList();
    int homes = (int) busy.stream().filter(source -> source.route() != Progress.Route.CDN).count();
    return Optional.of(new Flow(homes, homes < busy.size(), now.bytesPerSecond()));
  }

  /**
   * Who delivers.
   *
   * @param homes directly or over a relay
   * @param cdn whether the seller's line helps
   */
  record Flow(int homes, boolean cdn, long bytesPerSecond) {}

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
