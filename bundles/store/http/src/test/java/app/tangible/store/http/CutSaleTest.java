package app.tangible.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.identity.DeviceGrant;
import app.tangible.library.OwnedFilm;
import app.tangible.library.PendingPurchase;
import app.tangible.store.DealState;
import app.tangible.store.Money;
import app.tangible.store.Proposal;
import app.tangible.store.Purchase.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A household that dies between any two of its effects goes on at its next start, to one offer, one
 * receipt and one end.
 */
@Timeout(300)
class CutSaleTest {

  private static final Proposal TERMS = Proposal.sale(new Money(800, "EUR"), Duration.ofDays(30));

  @TempDir Path folder;
  private OwnedFilm bought;
  private DeviceGrant owner;

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(20))
        .until(condition);
  }

  private TestHousehold home(TestBackend backend, Path home, Cuts cuts) {
    return new TestHousehold(
        TestHousehold.NUMBER, home, backend.base(), Map.of(), Clock.systemUTC(), cuts);
  }

  /** What the market does to the offer. */
  private interface Turn {
    void on(TestBackend backend, TestHousehold home);
  }

  @Test
  void sellsOnceWhereverItIsCut() throws Exception {
    int cut = 0;
    for (boolean whole = false; !whole; cut++) {
      whole = cutAfter(cut, false, (backend, home) -> sold(backend));
    }
    assertThat(cut).as("places to cut at").isGreaterThan(7);
  }

  @Test
  void takesBackOnceWhereverItIsCut() throws Exception {
    int cut = 0;
    for (boolean whole = false; !whole; cut++) {
      whole = cutAfter(cut, true, this::takenBack);
    }
    assertThat(cut).as("places to cut at").isGreaterThan(14);
  }

  private static void sold(TestBackend backend) {
    if (backend.market.only().state.equals("OPEN")) {
      backend.market.sold("SOLD");
    }
  }

  private void takenBack(TestBackend backend, TestHousehold home) {
    if (!home.store.mine().getFirst().cancelled()) {
      try {
        home.store.cancel(home.store.mine().getFirst());
      } catch (Cuts.Killed dead) {
        return;
      }
    }
    if (home.store.mine().getFirst().cancelled()) {
      Awaitility.await()
          .pollInterval(Duration.ofMillis(5))
          .atMost(Duration.ofSeconds(20))
          .until(() -> !backend.market.only().state.equals("OPEN") || dead(home));
    }
    if (backend.market.only().state.equals("CANCELLING")) {
      backend.market.cancelled();
    }
  }

  private boolean dead(TestHousehold home) {
    return home.cuts.happened();
  }

  /** True when it came to its end before the cut. */
  private boolean cutAfter(int effects, boolean back, Turn turn) throws Exception {
    Path here = Files.createDirectories(folder.resolve((back ? "back" : "sale") + effects));
    try (TestBackend backend = new TestBackend(here, TestBackend.PIECE)) {
      OwnedFilm film = settle(backend, here.resolve("home"));
      Cuts cuts = new Cuts(effects);
      boolean whole = run(backend, here, cuts, turn);
      if (!whole) {
        run(backend, here, Cuts.none(), turn);
      }
      assertEnd(backend, here, back, film, effects);
      return whole;
    }
  }

  /** A home that owns the film, and a store that knows it: a copy of the one that bought it. */
  private OwnedFilm settle(TestBackend backend, Path home) throws Exception {
    Path first = folder.resolve("bought");
    if (!Files.exists(first)) {
      Files.createDirectories(first);
      try (TestBackend shop = new TestBackend(first, TestBackend.PIECE)) {
        TestHousehold buyer = home(shop, first.resolve("home"), Cuts.none());
        await(
            () -> buyer.store.buy(buyer.store.browse("").getFirst()).step().stage() == Stage.OWNED);
        bought = buyer.library.films().getFirst();
        owner = buyer.checker.peek(bought.licencePackage()).devices().getFirst();
        buyer.close();
      }
    }
    copy(first.resolve("home"), home);
    assertThat(backend.licences.issue(owner, 0, Optional.empty())).isEqualTo(bought.licence());
    return bought;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private boolean run(TestBackend backend, Path here, Cuts cuts, Turn turn) {
    TestHousehold home = home(backend, here.resolve("home"), cuts);
    try {
      if (home.store.mine().isEmpty()) {
        home.store.offer(home.library.films().getFirst().licence(), TERMS);
      }
      await(
          () ->
              backend.market.offers() > 0 && home.store.mine().getFirst().offer().isPresent()
                  || cuts.happened());
      if (backend.market.offers() > 0) {
        turn.on(backend, home);
      }
      await(() -> home.store.mine().getFirst().over() || cuts.happened());
      return home.store.mine().getFirst().over();
    } catch (Cuts.Killed dead) {
      return false;
    } finally {
      home.close();
    }
  }

  private void assertEnd(
      TestBackend backend, Path here, boolean back, OwnedFilm film, int effects) {
    TestHousehold home = home(backend, here.resolve("home"), Cuts.none());
    try {
      String cut = "cut after " + effects;
      assertThat(backend.market.offers()).as(cut).isOne();
      assertThat(home.store.mine())
          .as(cut)
          .singleElement()
          .matches(sale -> sale.over())
          .matches(sale -> sale.state() == (back ? DealState.CANCELLED : DealState.SOLD));
      assertThat(home.decoder.destroyed(film.licencePackage())).as(cut).isTrue();
      assertThat(home.library.pending()).extracting(PendingPurchase::order).as(cut).isEmpty();
      assertThat(home.library.films()).as(cut).hasSize(back ? 1 : 0);
      assertThat(Files.exists(home.library.sealedFile(film.film()))).as(cut).isEqualTo(back);
      if (back) {
        OwnedFilm now = home.library.films().getFirst();
        assertThat(home.decoder.destroyed(now.licencePackage())).as(cut).isFalse();
        assertThat(now.onDisk()).as(cut).isTrue();
      }
    } finally {
      home.close();
    }
  }
}
