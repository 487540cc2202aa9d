package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.content.FilmId;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A film is ordered, paid and issued; who may order, and what a processor may report. */
final class SaleOverHttpTest extends ServerStory {

  @Test
  void sellsAFilmFromTheOrderToTheLicenceAndItsLease() throws Exception {
    Household household = new Household();
    JsonNode purchase = order(household, "one");
    assertThat(purchase.at("/payment/amount/minorUnits").asLong()).isEqualTo(1_300);
    assertThat(pay(purchase, "4242424242424242").body()).contains("succeeded");
    JsonNode issued = until(household, purchase, "ISSUED");
    assertThat(issued.get("transaction").asText()).matches("0x[0-9a-f]{64}");
    assertThat(issued.get("gas").asLong()).isPositive();

    JsonNode trust = ok(200, to("/v1/trust"));
    TrustRoots roots = new TrustRoots(trust.get("issuer").asText(), trust.get("log").asText());
    String path = "/v1/licences/" + issued.get("licence").asText();
    HttpResponse<byte[]> licence = bytes(household.get(at(path)));
    HttpResponse<byte[]> renewed = bytes(household.post(at(path + "/lease"), "", Optional.empty()));
    for (HttpResponse<byte[]> answer : List.of(licence, renewed)) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(
              server.checker.check(
                  server.checker.decode(answer.body()),
                  roots,
                  new Question(
                      household.grant.owner(),
                      household.grant.agreement(),
                      new FilmId(offer.get("film").asText()),
                      Instant.now())))
          .isInstanceOf(Verdict.Valid.class);
    }
    refused(404, "unknown-licence", new Household().get(at(path)));
    refused(
        404,
        "unknown-purchase",
        new Household().get(at("/v1/purchases/" + purchase.get("purchase").asText())));
  }

  @Test
  void issuesOnceForACardWhosePaymentIsReportedTwiceAndConfirmedTwice() throws Exception {
    Household household = new Household();
    JsonNode purchase = order(household, "twice");
    assertThat(pay(purchase, "4000000000000259").statusCode()).isEqualTo(200);
    assertThat(pay(purchase, "4000000000000259").statusCode()).isEqualTo(200);
    JsonNode issued = until(household, purchase, "ISSUED");
    JsonNode again =
        ok(
            200,
            household.post(
                at("/v1/purchases"),
                household.order(offer.get("edition").asText()),
                Optional.of("twice")));
    assertThat(again.get("licence")).isEqualTo(issued.get("licence"));
    assertThat(again.get("token")).isEqualTo(issued.get("token"));
  }

  @Test
  void tellsThatACardWasDeclinedAndTakesAnother() throws Exception {
    Household household = new Household();
    JsonNode purchase = order(household, "declined");
    HttpResponse<String> declined = pay(purchase, "4000000000000002");
    assertThat(declined.statusCode()).isEqualTo(402);
    JsonNode failed = until(household, purchase, "PAYMENT_FAILED");
    assertThat(failed.get("problem").asText()).contains("no money was taken");
    assertThat(pay(purchase, "4242424242424242").statusCode()).isEqualTo(200);
    until(household, failed, "ISSUED");
  }

  @Test
  void refusesRequestsThatAreNotSignedAsTheyShouldBe() throws Exception {
    Household household = new Household();
    String order = household.order("1");
    refused(
        401,
        "signature",
        to("/v1/purchases")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "k")
            .POST(BodyPublishers.ofString(order)));
    // Signed, then changed on the way.
    HttpRequest signed = household.post(at("/v1/purchases"), order, Optional.of("k")).build();
    HttpRequest.Builder changed =
        HttpRequest.newBuilder(signed.uri())
            .POST(BodyPublishers.ofString(order.replace("\"1\"", "\"2\"")));
    signed.headers().map().forEach((name, values) -> changed.header(name, values.getFirst()));
    refused(401, "signature", changed);
    refused(401, "signature", to("/v1/purchases/" + "0".repeat(32)).GET());
    refused(400, "idempotency-key", household.post(at("/v1/purchases"), order, Optional.empty()));
    refused(
        403,
        "grant",
        household.post(at("/v1/purchases"), new Household().order("1"), Optional.of("k")));
    refused(
        404,
        "unknown-edition",
        household.post(at("/v1/purchases"), household.order("999"), Optional.of("k")));
    refused(
        422, "order", household.post(at("/v1/purchases"), "{\"edition\":\"1\"}", Optional.of("k")));
    order(household, "used");
    refused(
        422,
        "idempotency-key-reused",
        household.post(at("/v1/purchases"), household.order("999"), Optional.of("used")));
  }

  @Test
  void refusesAForgedWebhook() throws Exception {
    for (String signature :
        List.of(
            "",
            "t=1,v1=" + "0".repeat(64),
            "t=%d,v1=%s".formatted(Instant.now().getEpochSecond(), "0".repeat(64)))) {
      refused(
          400,
          "webhook-signature",
          to("/v1/payments/webhook")
              .header("Content-Type", "application/json")
              .header("Tangible-Signature", signature)
              .POST(BodyPublishers.ofString("{\"id\":\"evt\",\"type\":\"payment.succeeded\"}")));
    }
  }
}
