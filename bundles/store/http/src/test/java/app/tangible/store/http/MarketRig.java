package app.tangible.store.http;

import app.tangible.licence.LicenceId;
import app.tangible.store.DealState;
import app.tangible.store.Household;
import app.tangible.store.Money;
import app.tangible.store.Proposal;
import app.tangible.store.Purchase;
import app.tangible.store.Purchase.Stage;
import app.tangible.store.Sale;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Households and one film between them. */
@Timeout(60)
abstract class MarketRig {

  static final Money EIGHT = new Money(800, "EUR");
  static final Duration MONTH = Duration.ofDays(30);

  @TempDir Path folder;
  final List<TestHousehold> homes = new ArrayList<>();
  TestBackend backend;

  @BeforeEach
  void start() throws Exception {
    backend = new TestBackend(folder, 5 * TestBackend.PIECE + 77);
  }

  @AfterEach
  void stop() {
    homes.forEach(TestHousehold::close);
    backend.close();
  }

  TestHousehold home(int number) {
    return home(number, backend.base());
  }

  TestHousehold home(int number, String server) {
    TestHousehold home =
        new TestHousehold(
            number,
            folder.resolve("home" + number),
            server,
            Map.of(),
            Clock.systemUTC(),
            Cuts.none());
    homes.add(home);
    return home;
  }

  void stop(TestHousehold home) {
    homes.remove(home);
    home.close();
  }

  static void await(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(20))
        .until(condition);
  }

  static void await(Purchase purchase, Stage stage) {
    await(() -> purchase.step().stage() == stage);
  }

  static void await(TestHousehold home, DealState state) {
    await(() -> home.store.mine().getFirst().state() == state);
  }

  /** A household that owns the film. */
  TestHousehold owner(int number) {
    TestHousehold home = home(number);
    await(home.store.buy(home.store.browse("").getFirst()), Stage.OWNED);
    return home;
  }

  static LicenceId licence(TestHousehold home) {
    return home.library.films().getFirst().licence();
  }

  static Sale sell(TestHousehold home) {
    Sale sale = home.store.offer(licence(home), Proposal.sale(EIGHT, MONTH));
    await(home, DealState.OPEN);
    return sale;
  }

  static Household known(TestHousehold from, TestHousehold home) {
    return from.store.household(home.store.householdCode());
  }
}
