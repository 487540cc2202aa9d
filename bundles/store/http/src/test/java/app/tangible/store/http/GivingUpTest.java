package app.tangible.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Giving a download up ends that download, and nothing else. */
class GivingUpTest extends MarketRig {

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
}
