package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;
import app.tangible.store.DealState;
import app.tangible.store.Household;
import app.tangible.store.Money;
import app.tangible.store.Proposal;
import app.tangible.store.Resale;
import app.tangible.store.Sale;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client's market against the whole server and a real chain; only the decoder is of memory. */
@Timeout(240)
class HouseholdsTradeTest {

  private static final Money EIGHT = new Money(800, "EUR");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir static Path folder;
  private static Chain chain;
  private static WholeServer server;
  private static TrustRoots trust;
  private static int households = 30;

  @BeforeAll
  static void start() throws Exception {
    chain = new Chain(folder);
    EvmLicenceRegistry registry = chain.registry();
    server = new WholeServer(folder.resolve("server"), registry, 0);
    ServerProcess.publish(server, registry);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest ask = HttpRequest.newBuilder(server.address().resolve("/v1/trust")).build();
      String said = http.send(ask, HttpResponse.BodyHandlers.ofString()).body();
      JsonNode roots = new ObjectMapper().readTree(said);
      trust = new TrustRoots(roots.get("issuer").asText(), roots.get("log").asText());
    }
  }

  @AfterAll
  static void stop() {
    server.close();
    chain.close();
  }

  private static TradingHome home() {
    int number = households++;
    return new TradingHome(number, folder.resolve("home" + number), server.address(), trust);
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
  }

  private static void await(TradingHome home, DealState state) {
    await(() -> sale(home).state() == state);
  }

  private static Sale sale(TradingHome home) {
    return home.store.mine().getFirst();
  }

  private static OwnedFilm film(TradingHome home) {
    return home.library.films().getFirst();
  }

  private static TradingHome owner() {
    TradingHome home = home();
    home.store.buy(home.store.browse("").getFirst());
    await(() -> !home.library.films().isEmpty());
    home.opened(film(home).licencePackage());
    return home;
  }

  private static void assertValid(TradingHome home) {
    LicencePackage licence = film(home).licencePackage();
    Question question =
        new Question(
            home.identity.owner(),
            home.checker.peek(licence).devices().getFirst().agreement(),
            film(home).film(),
            Instant.now());
    assertThat(home.checker.check(licence, trust, question)).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void sellsForEightAndIsErased() {
    try (TradingHome seller = owner();
        TradingHome buyer = home()) {
      LicencePackage before = film(seller).licencePackage();
      assertThat(seller.store.terms(film(seller).licence()).split(EIGHT).studio())
          .isEqualTo(new Money(120, "EUR"));
      seller.store.offer(film(seller).licence(), Proposal.sale(EIGHT, DAY));
      await(seller, DealState.OPEN);
      assertThat(seller.destroyed(before)).isTrue();
      Resale offer = buyer.store.offers("").getFirst();
      assertThat(offer.split().seller()).isEqualTo(new Money(640, "EUR"));
      buyer.store.accept(offer);
      await(() -> !buyer.library.films().isEmpty());
      assertValid(buyer);
      await(() -> sale(seller).over());
      assertThat(sale(seller).state()).isEqualTo(DealState.SOLD);
      assertThat(sale(seller).transaction()).isPresent();
      assertThat(seller.library.films()).isEmpty();
      await(() -> seller.library.movedUpTo() > 0);
    }
  }

  @Test
  void takesAnOfferBackAndHasFreshKeys() {
    try (TradingHome seller = owner()) {
      OwnedFilm before = film(seller);
      seller.store.offer(before.licence(), Proposal.sale(EIGHT, DAY));
      await(seller, DealState.OPEN);
      seller.store.cancel(sale(seller));
      await(() -> sale(seller).over());
      assertThat(sale(seller).state()).isEqualTo(DealState.CANCELLED);
      assertThat(film(seller).licence()).isNotEqualTo(before.licence());
      assertThat(seller.destroyed(film(seller).licencePackage())).isFalse();
      assertValid(seller);
      seller.store.offer(film(seller).licence(), Proposal.sale(EIGHT, DAY));
      await(seller, DealState.OPEN);
      seller.store.cancel(sale(seller));
      await(() -> sale(seller).over());
    }
  }

  @Test
  void givesToTheHouseholdOfACode() {
    try (TradingHome giver = owner();
        TradingHome friend = home()) {
      Household to = giver.store.household(friend.store.householdCode());
      giver.store.offer(film(giver).licence(), Proposal.gift(to, "EUR", DAY));
      await(giver, DealState.OPEN);
      friend.store.accept(friend.store.toMe().getFirst());
      await(() -> !friend.library.films().isEmpty());
      assertValid(friend);
      await(() -> sale(giver).over());
      assertThat(sale(giver).state()).isEqualTo(DealState.GIVEN);
      assertThat(giver.library.films()).isEmpty();
    }
  }

  @Test
  void lendsForAMinuteAndHasItBack() {
    try (TradingHome lender = owner();
        TradingHome friend = home()) {
      Household to = lender.store.household(friend.store.householdCode());
      OwnedFilm before = film(lender);
      lender.store.offer(before.licence(), Proposal.loan(to, "EUR", Duration.ofSeconds(75)));
      await(lender, DealState.OPEN);
      friend.store.accept(friend.store.toMe().getFirst());
      await(() -> !friend.library.films().isEmpty());
      assertValid(friend);
      assertThat(friend.checker.peek(film(friend).licencePackage()).kind())
          .isEqualTo(LicenceDocument.Kind.LOAN);
      await(lender, DealState.LENT);
      Awaitility.await().atMost(Duration.ofSeconds(150)).until(() -> sale(lender).over());
      assertThat(film(lender).licence()).isNotEqualTo(before.licence());
      assertValid(lender);
      friend.store.sync();
      assertThat(friend.library.films()).isEmpty();
      assertThat(friend.library.remarks()).hasSize(1);
    }
  }
}
