package app.tangible.ui.downloads;

import app.tangible.content.FilmId;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceId;
import app.tangible.store.Purchase;
import app.tangible.store.Purchase.Stage;
import app.tangible.transfer.Progress.State;
import app.tangible.transfer.Transfer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One film on its way into the household: ordered, fetched or here.
 *
 * @param year of first release; 0 when unknown
 * @param transfer its fetch, once there is one
 * @param purchase where it was bought since the product was started
 * @param leftOut whether it is not wanted on this disk now
 */
record Arrival(
    FilmId film,
    String title,
    int year,
    Optional<LicenceId> licence,
    Optional<Transfer> transfer,
    Optional<Purchase> purchase,
    boolean leftOut) {

  /** All there are: those under way first, the newest of each first. */
  static List<Arrival> of(
      List<OwnedFilm> films,
      List<Purchase> purchases,
      List<Transfer> fetched,
      Set<FilmId> leftOut) {
    List<Arrival> arrivals = new ArrayList<>();
    Set<FilmId> known = new HashSet<>();
    for (Transfer transfer : fetched.reversed()) {
      if (known.add(transfer.film())) {
        arrivals.add(of(transfer.film(), films, purchases, Optional.of(transfer), leftOut));
      }
    }
    for (Purchase purchase : purchases.reversed()) {
      boolean open = purchase.step().stage() != Stage.OWNED;
      if (open && known.add(purchase.offer().film())) {
        arrivals.add(of(purchase.offer().film(), films, purchases, Optional.empty(), leftOut));
      }
    }
    for (OwnedFilm film : films) {
      if (leftOut.contains(film.film()) && known.add(film.film())) {
        arrivals.add(of(film.film(), films, purchases, Optional.empty(), leftOut));
      }
    }
    arrivals.removeIf(arrival -> arrival.title().isEmpty()); // it has left the household since
    arrivals.sort(Comparator.comparing(Arrival::here).thenComparing(Arrival::leftOut));
    return List.copyOf(arrivals);
  }

  private static Arrival of(
      FilmId film,
      List<OwnedFilm> films,
      List<Purchase> purchases,
      Optional<Transfer> transfer,
      Set<FilmId> leftOut) {
    Optional<OwnedFilm> owned =
        films.stream().filter(candidate -> candidate.film().equals(film)).findFirst();
    Optional<Purchase> purchase =
        purchases.stream()
            .filter(candidate -> candidate.offer().film().equals(film))
            .reduce((older, newer) -> newer);
    String title =
        owned
            .map(OwnedFilm::title)
            .or(() -> purchase.map(bought -> bought.offer().title()))
            .orElse("");
    int year =
        owned
            .map(OwnedFilm::year)
            .or(() -> purchase.map(bought -> bought.offer().year()))
            .orElse(0);
    return new Arrival(
        film,
        title,
        year,
        owned.map(OwnedFilm::licence),
        transfer,
        purchase,
        leftOut.contains(film));
  }

  /** Whether the film is here, whole. */
  boolean here() {
    return !leftOut && transfer.map(fetch -> fetch.progress().state() == State.WHOLE).orElse(false);
  }
}
