package app.tangible.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.library.OwnedFilm;
import app.tangible.library.Remark;
import app.tangible.store.Offer;
import app.tangible.store.Purchase;
import app.tangible.store.Purchase.Stage;
import app.tangible.store.StoreException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpStoreTest {

  @TempDir Path folder;
  private final List<TestHousehold> homes = new ArrayList<>();
  private TestBackend backend;

  @BeforeEach
  void start() throws Exception {
    backend = new TestBackend(folder, 20 * TestBackend.PIECE + 77);
  }

  @AfterEach
  void stop() {
    homes.forEach(TestHousehold::close);
    backend.close();
  }

  private TestHousehold home(Map<String, Object> settings) {
    return home(backend.base(), settings, Clock.systemUTC());
  }

  private TestHousehold home(String server, Map<String, Object> settings, Clock clock) {
    TestHousehold home = new TestHousehold(folder.resolve("home"), server, settings, clock);
    homes.add(home);
    return home;
  }

  private void stop(TestHousehold home) {
    homes.remove(home);
    home.close();
  }

  private static void await(Purchase purchase, Stage stage) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> purchase.step().stage(), stage::equals);
  }

  private static Offer offer(TestHousehold home) {
    return home.store.browse("").getFirst();
  }

  @Test
  void showsOffersAndSkipsThoseThatItCannotRead() {
    List<Offer> offers = home(Map.of()).store.browse("bunny & co");
    assertThat(offers)
        .singleElement()
        .satisfies(
            offer -> {
              assertThat(offer.title()).isEqualTo("Big Buck Bunny");
              assertThat(offer.price().minorUnits()).isEqualTo(1300);
              assertThat(offer.pieceRoot()).isEqualTo(backend.manifest.root());
              assertThat(offer.genres())
                  .as("the first eight that are words")
                  .containsExactly("Animation", "Comedy", "3", "4", "5", "6", "7", "8");
            });
  }

  @Test
  void anOfferOfAnOlderStoreHasNoGenres() {
    Offer offer = offer(home(Map.of()));
    ObjectNode older = Offers.node(offer);
    older.remove("genres");
    assertThat(Offers.read(older).genres()).isEmpty();
    older.put("genres", "Drama");
    assertThat(Offers.read(older).genres()).isEmpty();
  }

  private List<String> filesOf(TestHousehold home, OwnedFilm film) throws IOException {
    try (Stream<Path> files = Files.list(home.library.sealedFile(film.film()).getParent())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(film.film().hex()))
          .toList();
    }
  }

  @Test
  void aDownloadThatIsGivenUpLeavesNothingAndIsFetchedAgainWhenItIsWanted() throws Exception {
    TestHousehold home = home(Map.of("maxBytesPerSecond", 150_000L));
    Purchase purchase = home.store.buy(offer(home));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> purchase.step().stage() == Stage.FETCHING && purchase.step().doneBytes() > 0);
    OwnedFilm film = home.library.films().getFirst();
    assertThat(film.genres()).contains("Animation", "Comedy");
    assertThat(filesOf(home, film)).isNotEmpty();

    home.store.rules = () -> Optional.of("Ask someone without an age limit.");
    assertThatThrownBy(() -> home.store.giveUp(film.licence())).isInstanceOf(StoreException.class);
    assertThat(home.library.leftOut()).isEmpty();
    home.store.rules = null;
    home.store.giveUp(film.licence());
    assertThat(filesOf(home, film)).isEmpty();
    assertThat(home.library.films()).extracting(OwnedFilm::licence).containsExactly(film.licence());
    assertThat(home.store.purchases()).isEmpty();
    assertThat(home.library.pending()).isEmpty();

    stop(home);
    TestHousehold later = home(Map.of());
    Awaitility.await()
        .during(Duration.ofMillis(300))
        .atMost(Duration.ofSeconds(20))
        .until(() -> later.transfers.list().isEmpty());
    assertThat(later.library.leftOut()).containsExactly(film.film());
    later.store.rules = () -> Optional.of("Ask someone without an age limit.");
    assertThatThrownBy(() -> later.store.fetch(film.licence())).isInstanceOf(StoreException.class);
    assertThat(later.library.leftOut()).containsExactly(film.film());
    later.store.rules = null;
    later.store.fetch(film.licence());
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> later.library.films().getFirst().onDisk());
    assertThat(later.library.sealedFile(film.film())).hasBinaryContent(backend.sealed);
    assertThat(later.library.leftOut()).isEmpty();
    assertThat(backend.charges).hasValue(1);
  }

  @Test
  void whatAKillLeftOfADownloadThatWasGivenUpIsErasedAtTheNextStart() throws Exception {
    TestHousehold home = home(Map.of());
    await(home.store.buy(offer(home)), Stage.OWNED);
    OwnedFilm film = home.library.films().getFirst();
    home.library.keep(film.onDisk(false));
    home.library.leaveOut(film.film());
    stop(home);
    TestHousehold later = home(Map.of());
    assertThat(filesOf(later, film)).isEmpty();
    assertThat(later.library.films()).hasSize(1);
  }

  @Test
  void aFilmThatIsHereIsNotGivenUp() throws Exception {
    TestHousehold home = home(Map.of());
    await(home.store.buy(offer(home)), Stage.OWNED);
    OwnedFilm film = home.library.films().getFirst();
    home.store.giveUp(film.licence());
    assertThat(home.library.sealedFile(film.film())).hasBinaryContent(backend.sealed);
    assertThat(home.library.leftOut()).isEmpty();
  }

  @Test
  void anOfferReadsAsItWasWritten() {
    Offer offer = offer(home(Map.of()));
    assertThat(Offers.read(Json.read(Offers.write(offer)))).isEqualTo(offer);
  }

  @Test
  void buysPaysKeepsTheLicenceAndFetches() throws Exception {
    TestHousehold home = home(Map.of());
    Purchase purchase = home.store.buy(offer(home));
    List<Stage> stages = new CopyOnWriteArrayList<>();
    purchase.onStep(step -> stages.add(step.stage()));
    await(purchase, Stage.OWNED);
    assertThat(stages).contains(Stage.LICENSED, Stage.FETCHING, Stage.OWNED).isSorted();
    assertThat(purchase.licence()).hasValue(TestLicences.ID);
    OwnedFilm film = home.library.film(TestLicences.ID).orElseThrow();
    assertThat(film.onDisk()).isTrue();
    assertThat(film.title()).isEqualTo("Big Buck Bunny");
    assertThat(home.library.sealedFile(TestBackend.FILM)).hasBinaryContent(backend.sealed);
    assertThat(home.library.pending()).isEmpty();
    assertThat(backend.charges).hasValue(1);
    assertThat(backend.purchases()).isOne();
  }

  @Test
  void buyingTwiceIsBuyingOnce() {
    TestHousehold home = home(Map.of());
    Offer offer = offer(home);
    Purchase first = home.store.buy(offer);
    assertThat(home.store.buy(offer)).isSameAs(first);
    await(first, Stage.OWNED);
    assertThat(home.store.buy(offer)).isSameAs(first);
    assertThat(home.store.purchases()).containsExactly(first);
    stop(home);
    TestHousehold again = home(Map.of());
    Purchase owned = again.store.buy(offer);
    await(owned, Stage.OWNED);
    assertThat(backend.purchases()).isOne();
    assertThat(backend.charges).hasValue(1);
  }

  @Test
  void aDeclinedCardTakesNothingAndSaysSo() {
    TestHousehold home = home(Map.of("card", TestBackend.DECLINED));
    Purchase purchase = home.store.buy(offer(home));
    await(purchase, Stage.REFUSED);
    assertThat(purchase.step().problem().orElseThrow()).contains("nothing was taken", "declined");
    Awaitility.await().until(() -> home.library.pending().isEmpty());
    assertThat(home.library.films()).isEmpty();
    assertThat(backend.charges).hasValue(0);
  }

  @Test
  void anotherTryAfterARefusalIsANewPurchase() {
    TestHousehold home = home(Map.of("card", TestBackend.DECLINED));
    Offer offer = offer(home);
    await(home.store.buy(offer), Stage.REFUSED);
    stop(home);
    TestHousehold richer = home(Map.of());
    await(richer.store.buy(offer), Stage.OWNED);
    assertThat(backend.purchases()).isEqualTo(2);
    assertThat(backend.charges).hasValue(1);
  }

  @Test
  void waitsForAWayToPay() {
    TestHousehold home = home(Map.of("cardless", true));
    Purchase purchase = home.store.buy(offer(home));
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> purchase.step().problem().orElse("").contains("No way to pay"));
    home.pay();
    await(purchase, Stage.OWNED);
  }

  @Test
  void aBusyStoreIsAskedAgain() {
    TestHousehold home = home(Map.of());
    Offer offer = offer(home);
    backend.failures.set(5);
    Purchase purchase = home.store.buy(offer);
    await(purchase, Stage.OWNED);
    assertThat(backend.charges).hasValue(1);
  }

  @Test
  void anOrderWhoseAnswerIsLostIsStillOneOrder() {
    TestHousehold home = home(Map.of());
    Offer offer = offer(home);
    backend.lostAnswers.set(2);
    await(home.store.buy(offer), Stage.OWNED);
    assertThat(backend.orders.get()).isGreaterThan(2);
    assertThat(backend.purchases()).isOne();
    assertThat(backend.charges).hasValue(1);
  }

  @Test
  void goesOnAfterARestartWithTheStoreAway() {
    TestHousehold home = home(Map.of("cardless", true));
    Offer offer = offer(home);
    Purchase purchase = home.store.buy(offer);
    await(purchase, Stage.PAYING);
    stop(home);
    TestHousehold offline = home("http://127.0.0.1:9", Map.of(), Clock.systemUTC());
    assertThat(offline.store.purchases())
        .singleElement()
        .satisfies(p -> assertThat(p.offer()).isEqualTo(offer));
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                offline
                    .store
                    .purchases()
                    .getFirst()
                    .step()
                    .problem()
                    .orElse("")
                    .contains("cannot be reached"));
    stop(offline);
    TestHousehold again = home(Map.of());
    await(again.store.purchases().getFirst(), Stage.OWNED);
    assertThat(backend.purchases()).isOne();
    assertThat(backend.charges).hasValue(1);
  }

  @Test
  void aFilmThatIsOwnedButNotHereIsFetchedAtTheNextStart() throws Exception {
    TestHousehold home = home(Map.of());
    await(home.store.buy(offer(home)), Stage.OWNED);
    OwnedFilm film = home.library.film(TestLicences.ID).orElseThrow();
    Path sealed = home.library.sealedFile(TestBackend.FILM);
    home.library.keep(film.onDisk(false));
    stop(home);
    Files.delete(sealed);
    backend.failures.set(2);
    TestHousehold again = home(Map.of());
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> again.library.film(TestLicences.ID).orElseThrow().onDisk());
    assertThat(sealed).hasBinaryContent(backend.sealed);
    assertThat(backend.charges).hasValue(1);
  }

  @Test
  void aServerThatForgotThePurchaseIsToldAgainUnderTheSameKey() {
    TestHousehold home = home(Map.of("cardless", true));
    Purchase purchase = home.store.buy(offer(home));
    await(purchase, Stage.PAYING);
    backend.forgetPurchases();
    home.pay();
    await(purchase, Stage.OWNED);
    assertThat(backend.purchases()).isOne();
  }

  @Test
  void aLicenceForAnotherFilmIsNotKeptAndThePurchaseIsNotLost() {
    TestHousehold home = home(Map.of());
    backend.licences.mistakeTheFilm();
    Purchase purchase = home.store.buy(offer(home));
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> purchase.step().problem().orElse("").contains("not the one that was bought"));
    assertThat(home.library.films()).isEmpty();
    assertThat(home.library.pending()).hasSize(1);
    backend.licences.correct();
    await(purchase, Stage.OWNED);
  }

  @Test
  void renewsALeaseThatIsHalfOver() {
    TestHousehold home = home(Map.of());
    await(home.store.buy(offer(home)), Stage.OWNED);
    assertThat(home.store.renewLeases()).isZero();
    Instant issued =
        home.checker
            .peekLease(home.library.film(TestLicences.ID).orElseThrow().licencePackage())
            .issued();
    stop(home);
    // The signature's time must be near, so the lease is made to look old, not the clock.
    TestHousehold again = home(Map.of());
    try (StoreClient client =
        new StoreClient(
            URI.create(backend.base()),
            again.identity,
            Clock.systemUTC(),
            Duration.ofSeconds(10),
            Executors.newVirtualThreadPerTaskExecutor())) {
      Leases leases =
          new Leases(
              again.library,
              again.checker,
              new Licences(client, again.checker, again.identity, () -> false),
              new Eraser(
                  again.library,
                  again.transfers,
                  new Readers(again.library, again.decoder, List::of)),
              () -> false,
              Clock.fixed(issued.plus(Duration.ofDays(16)), ZoneOffset.UTC));
      assertThat(leases.renew()).isOne();
      assertThat(backend.licences.leases()).isOne();
      OwnedFilm film = again.library.film(TestLicences.ID).orElseThrow();
      assertThat(again.checker.peekLease(film.licencePackage()).sequence()).isEqualTo(2);
      assertThat(film.onDisk()).isTrue();
      backend.refuseLeases = true;
      assertThat(leases.renew()).isZero();
      assertThat(again.library.films()).isEmpty();
      assertThat(again.library.remarks())
          .singleElement()
          .returns(Remark.What.NO_LONGER_YOURS, Remark::what)
          .returns("Big Buck Bunny", Remark::title);
      assertThat(again.library.sealedFile(TestBackend.FILM)).doesNotExist();
    }
  }

  @Test
  void aStoreThatCannotBeReachedSaysSo() {
    TestHousehold home = home("http://127.0.0.1:9", Map.of(), Clock.systemUTC());
    assertThatThrownBy(() -> home.store.browse(""))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("127.0.0.1:9")
        .matches(e -> ((StoreException) e).worthRetrying());
  }
}
