package app.tangible.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.testing.FilmCopy;
import app.tangible.licence.LicenceId;
import app.tangible.store.Offer;
import app.tangible.store.StoreException;
import app.tangible.transfer.Progress.State;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a film's licence, and what a person wants, while the film comes. */
class DeliveryTest extends MarketRig {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private TestHousehold home;
  private StoreClient client;
  private OwnedFilm bought;
  private Offer offer;
  private PurchaseView view;

  @BeforeEach
  void own() {
    home = owner(5);
    bought = home.library.films().getFirst();
    home.library.keep(bought.onDisk(false));
    offer = home.store.browse("").getFirst();
    view = new PurchaseView(offer, Optional.empty());
    client =
        new StoreClient(
            URI.create(backend.base()),
            home.identity,
            Clock.systemUTC(),
            Duration.ofSeconds(10),
            threads);
  }

  @AfterEach
  void close() {
    client.close();
    threads.shutdownNow();
  }

  private Delivery delivery(Library library) {
    return new Delivery(
        client,
        library,
        home.transfers,
        new Entitlements(client, home.checker, home.identity),
        new Closing());
  }

  @Test
  void aLicenceThatWasReplacedWhileItsFilmCameStaysReplaced() {
    OwnedFilm fresh = relicensed(bought, 7);
    Runnable replace = () -> home.library.replace(bought.licence(), fresh);
    Library racing =
        Meanwhile.after(Meanwhile.before(home.library, "markOnDisk", replace), "films", replace);
    assertThat(delivery(racing).run(bought.licence(), offer, view)).isTrue();
    assertThat(home.library.films())
        .singleElement()
        .returns(fresh.licence(), OwnedFilm::licence)
        .returns(true, OwnedFilm::onDisk);
  }

  @Test
  void whatIsGivenUpBeforeItsFetchBeginsIsNotFetched() throws Exception {
    Files.delete(home.library.sealedFile(bought.film()));
    backend.pieceMillis = 100;
    Library racing = Meanwhile.after(home.library, "film", view::giveUp);
    assertThatThrownBy(() -> delivery(racing).run(bought.licence(), offer, view))
        .isInstanceOf(StoreException.class);
    assertThat(home.transfers.list())
        .allMatch(transfer -> transfer.progress().state() == State.CANCELLED);
    assertThat(home.library.films().getFirst().onDisk()).isFalse();
  }

  static OwnedFilm relicensed(OwnedFilm film, int number) {
    return FilmCopy.of(film)
        .licence(new LicenceId("%032x".formatted(number)))
        .build()
        .onDisk(false);
  }
}
