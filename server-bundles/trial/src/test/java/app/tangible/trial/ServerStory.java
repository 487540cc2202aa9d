package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The wire contract of docs/protocols/api-v1.md, on everything real. */
abstract class ServerStory extends ApiCaller {

  @RegisterExtension private static final OneServer ONE = new OneServer();

  final WholeServer server = ONE.shop().server;
  final JsonNode offer = ONE.shop().offer;

  @Override
  URI server() {
    return server.address();
  }

  Path folder() {
    return ONE.shop().folder;
  }

  byte[] master() {
    return ONE.shop().master;
  }

  JsonNode order(Household household, String key) throws Exception {
    return ok(
        201,
        household.post(
            at("/v1/purchases"), household.order(offer.get("edition").asText()), Optional.of(key)));
  }

  HttpResponse<String> pay(JsonNode purchase, String card) throws Exception {
    JsonNode payment = purchase.get("payment");
    return send(
        HttpRequest.newBuilder(URI.create(payment.get("confirmAt").asText()))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"clientSecret\":\"%s\",\"card\":\"%s\"}"
                        .formatted(payment.get("clientSecret").asText(), card))));
  }

  JsonNode until(Household household, JsonNode purchase, String state) throws Exception {
    JsonNode now = purchase;
    Instant end = Instant.now().plusSeconds(60);
    while (!now.get("state").asText().equals(state) && Instant.now().isBefore(end)) {
      now =
          ok(
              200,
              household.get(
                  at(
                      "/v1/purchases/"
                          + purchase.get("purchase").asText()
                          + "?known="
                          + now.get("state").asText()
                          + "&wait=20")));
    }
    assertThat(now.get("state").asText()).isEqualTo(state);
    return now;
  }
}
