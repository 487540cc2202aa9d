package app.tangible.store.http;

import app.tangible.store.Purchase;
import app.tangible.store.Purchase.Stage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** Buys the one film there is, or goes on with it, until it is owned or the process is killed. */
final class KilledBuyer {

  private KilledBuyer() {}

  public static void main(String[] args) {
    TestHousehold home =
        new TestHousehold(
            Path.of(args[0]), args[1], Map.of("hedgeMillis", 5000), Clock.systemUTC());
    System.out.println("open");
    if (home.store.purchases().isEmpty()) {
      home.store.buy(Offers.read(Json.read(args[2].getBytes())));
    }
    Purchase purchase = home.store.purchases().getFirst();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(60))
        .until(() -> purchase.step().stage() == Stage.OWNED);
    home.close();
    System.out.println("owned");
  }
}
