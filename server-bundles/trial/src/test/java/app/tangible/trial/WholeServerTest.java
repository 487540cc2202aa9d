package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The server as a whole: what it describes, what it keeps, and what only the operator may. */
final class WholeServerTest extends ServerStory {

  private static final String STUDIO = "0x" + "11".repeat(20);

  @Test
  void describesEveryCallOfTheContract() throws Exception {
    JsonNode document = ok(200, to("/v1/openapi.json"));
    assertThat(document.get("paths").fieldNames())
        .toIterable()
        .contains(
            "/v1/films",
            "/v1/films/{film}",
            "/v1/films/{film}/manifest",
            "/v1/films/{film}/sealed",
            "/v1/films/{film}/sources",
            "/v1/trust",
            "/v1/log/checkpoint",
            "/v1/purchases",
            "/v1/purchases/{id}",
            "/v1/licences/{id}",
            "/v1/licences/{id}/lease",
            "/v1/licences/{id}/proof",
            "/v1/licences/{id}/reissue",
            "/v1/licences/{licence}/offers",
            "/v1/offers",
            "/v1/offers/mine",
            "/v1/offers/{id}",
            "/v1/moved",
            "/v1/household",
            "/v1/households/{code}",
            "/v1/payments/webhook",
            "/v1/studios/{account}/statement",
            "/v1/ledger/reconciliation",
            "/v1/ingestions",
            "/v1/ingestions/{id}",
            "/v1/ingestions/{id}/master",
            "/v1/openapi.json",
            "/health/live",
            "/health/ready",
            "/processor/intents/{intent}/confirm");
    for (String reference : document.findValuesAsText("$ref")) {
      assertThat(document.at(reference.substring(1)).isObject()).as(reference).isTrue();
    }
    assertThat(document.at("/paths/~1v1~1purchases/post/security/0/signature").isArray()).isTrue();
    assertThat(document.at("/components/securitySchemes/bearer/scheme").asText())
        .isEqualTo("bearer");
    assertThat(ok(200, to("/health/ready")).at("/checks/database").asText()).isEqualTo("up");
  }

  @Test
  void keepsNoSecretInClearInItsHome() throws Exception {
    List<String> secrets =
        List.of(
            WholeServer.OPERATOR,
            "0123456789abcdef0123456789abcdef",
            "Big Buck Bunny",
            new String(
                Arrays.copyOfRange(master(), master().length / 2, master().length / 2 + 64),
                StandardCharsets.ISO_8859_1));
    try (Stream<Path> files = Files.walk(folder().resolve("home"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
          assertThat(content.contains(secret)).as("in %s", file.getFileName()).isFalse();
        }
      }
    }
  }

  @Test
  void refusesWhoIsNotTheOperator() throws Exception {
    refused(401, "operator-token", to("/v1/ingestions/" + "0".repeat(32)).GET());
    refused(
        401,
        "operator-token",
        to("/v1/ingestions/" + "0".repeat(32)).header("Authorization", "Bearer wrong").GET());
    refused(404, "unknown-ingestion", operator("/v1/ingestions/" + "0".repeat(32)).GET());
    refused(
        422,
        "source",
        operator("/v1/films/" + offer.get("film").asText() + "/sources")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"source\":\"file:///etc/passwd\"}")));
  }

  @Test
  void keepsBooksThatAreEqualToTheChain() throws Exception {
    Household household = new Household();
    JsonNode purchase = order(household, "books");
    pay(purchase, "4242424242424242");
    JsonNode issued = until(household, purchase, "ISSUED");
    JsonNode books = ok(200, operator("/v1/ledger/reconciliation"));
    assertThat(books.get("differences")).isEmpty();
    assertThat(books.get("equal").asBoolean()).isTrue();
    assertThat(books.get("postings").asInt()).isPositive();
    JsonNode statement =
        ok(200, operator("/v1/studios/" + STUDIO + "/statement?from=2020-01-01&to=2200-01-01"));
    JsonNode sale =
        statement
            .get("sales")
            .valueStream()
            .filter(one -> one.get("token").equals(issued.get("token")))
            .findFirst()
            .orElseThrow();
    assertThat(sale.get("title")).isEqualTo(offer.get("title"));
    assertThat(sale.get("transaction")).isEqualTo(issued.get("transaction"));
    assertThat(sale.get("price").asLong()).isEqualTo(13_000_000);
    assertThat(sale.get("share").asLong()).isEqualTo(12_350_000);
    assertThat(sale.get("settled").asText()).isEqualTo("PAYABLE");
    assertThat(statement.at("/earned/total")).isEqualTo(statement.at("/open/payable"));
    refused(401, "operator-token", to("/v1/ledger/reconciliation").GET());
    refused(401, "operator-token", to("/v1/studios/" + STUDIO + "/statement").GET());
    refused(400, "malformed", operator("/v1/studios/me/statement").GET());
    refused(400, "malformed", operator("/v1/studios/" + STUDIO + "/statement?from=soon").GET());
  }
}
