package app.tangible.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.store.Purchase;
import app.tangible.store.Purchase.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Giving a download up ends that download, and nothing else. */
class GivingUpTest extends MarketRig {

  private TestHousehold home(int number, Map<String, Object> settings) {
    TestHousehold home =
        new TestHousehold(
            number,
            folder.resolve("home" + number),
            backend.base(),
            settings,
            Clock.systemUTC(),
            Cuts.none());
    homes.add(home);
    return home;
  }

  @Test
  void whoWantsItAgainMeanwhileKeepsWhatWasFetched() throws Exception {
    TestHousehold home = owner(5);
    OwnedFilm film = home.library.films().getFirst();
    home.library.keep(film.onDisk(false));
    Path sealed = home.library.sealedFile(film.film());
    Path part = Files.move(sealed, sealed.resolveSibling(sealed.getFileName() + ".part"));
    AtomicReference<Purchases> purchases = new AtomicReference<>();
    Library racing =
        Meanwhile.after(home.library, "leaveOut", () -> purchases.get().fetch(film.licence()));
    purchases.set(purchases(home, racing));
    purchases.get().giveUp(film.licence());
    assertThat(part).exists();
    assertThat(home.library.leftOut()).isEmpty();
  }

  /** Whose threads never run. */
  private static Purchases purchases(TestHousehold home, Library library) {
    Closing closing = new Closing();
    Delivery delivery = new Delivery(null, library, home.transfers, null, closing);
    Pauses pauses = new Pauses(Duration.ofMillis(1), Duration.ofMillis(1));
    return new Purchases(library, null, delivery, closing, pauses, work -> {});
  }

  @Test
  void anotherOrderForTheSameFilmGoesOn() {
    OwnedFilm elsewhere = owner(5).library.films().getFirst();
    TestHousehold home = home(6, Map.of("cardless", true));
    Purchase second = home.store.buy(home.store.browse("").getFirst());
    await(second, Stage.PAYING);
    OwnedFilm first = DeliveryTest.relicensed(elsewhere, 7);
    home.library.keep(first);
    home.store.giveUp(first.licence());
    assertThat(home.library.pending()).as("the order").hasSize(1);
    assertThat(home.store.purchases()).containsExactly(second);
    home.pay();
    await(() -> home.library.films().size() == 2);
    await(() -> home.library.pending().isEmpty());
    assertThat(home.library.leftOut()).containsExactly(first.film());
    assertThat(home.transfers.list()).isEmpty();
  }

  @Test
  void anOrderThatIsDoneButForItsFilmIsNotLeftBehind() {
    TestHousehold home =
        home(5, Map.of("giveUpSeconds", 1, "firstRetryMillis", 30_000, "maxRetrySeconds", 60));
    backend.pieceMillis = 300;
    Purchase purchase = home.store.buy(home.store.browse("").getFirst());
    await(purchase, Stage.FETCHING);
    backend.failures.set(Integer.MAX_VALUE);
    await(() -> purchase.step().problem().isPresent()); // it rests until the next try
    home.store.giveUp(licence(home));
    assertThat(home.library.pending()).isEmpty();
    assertThat(home.library.films()).hasSize(1);
  }
}
