package app.tangible.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/** One household buys, offers, and another one buys that licence. */
final class Deal {

  private static final long PRICE_MINOR = 80;
  private static final long COIN_UNITS_PER_MINOR_UNIT = 10_000;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Counter counter;
  private final String edition;
  private final long chainId;
  private final String contract;

  Deal(Counter counter, String edition, long chainId, String contract) {
    this.counter = counter;
    this.edition = edition;
    this.chainId = chainId;
    this.contract = contract;
  }

  /**
   * What came of it.
   *
   * @param owner who must own the token now, 0x and 40 hex digits
   */
  record Done(String token, String firstOwner, String owner) {}

  Done run(Shopper first, Shopper second)
      throws IOException, TimeoutException, GeneralSecurityException {
    ObjectNode order = JsonNodeFactory.instance.objectNode().put("edition", edition);
    ObjectNode grant = first.grant();
    order.set("grant", grant);
    JsonNode bought = issued(first, order);
    Shopper.Held held =
        new Shopper.Held(
            bought.get("licence").asText(),
            bought.get("token").asText(),
            0,
            chainId,
            contract,
            grant.get("agreement").asText());
    JsonNode offer =
        counter
            .post(
                first,
                "/v1/licences/" + held.licence() + "/offers",
                first.offer(
                    held,
                    PRICE_MINOR * COIN_UNITS_PER_MINOR_UNIT,
                    PRICE_MINOR,
                    Instant.now().plus(Duration.ofDays(7))),
                UUID.randomUUID().toString())
            .good();
    ObjectNode again =
        JsonNodeFactory.instance.objectNode().put("offer", offer.get("offer").asText());
    again.set("grant", second.grant());
    JsonNode resold = issued(second, again);
    if (!resold.get("token").asText().equals(held.token())) {
      throw new IOException("bought token " + held.token() + ", got " + resold.get("token"));
    }
    return new Done(held.token(), first.address(), second.address());
  }

  /** Orders, pays and waits for the licence. */
  private JsonNode issued(Shopper buyer, ObjectNode order) throws IOException, TimeoutException {
    long end = System.nanoTime() + LONGEST.toNanos();
    JsonNode purchase =
        counter.post(buyer, "/v1/purchases", order, UUID.randomUUID().toString()).good();
    String id = purchase.get("purchase").asText();
    while (!purchase.get("state").asText().equals("ISSUED")) {
      String state = purchase.get("state").asText();
      switch (state) {
        case "PAYMENT_PENDING" -> counter.pay(purchase.get("payment"));
        case "PAYMENT_FAILED", "REFUNDED" -> throw new IOException("purchase " + id + ": " + state);
        default -> {
          // paid, and under way
        }
      }
      if (System.nanoTime() > end) {
        throw new TimeoutException("purchase " + id + " is " + state + " after " + LONGEST);
      }
      purchase = counter.get(buyer, "/v1/purchases/" + id + "?known=" + state + "&wait=10").good();
    }
    return purchase;
  }
}
