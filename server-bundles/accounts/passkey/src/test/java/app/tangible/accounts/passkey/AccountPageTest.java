package app.tangible.accounts.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the page is served. */
class AccountPageTest extends PasskeyWire {

  @Test
  void servesThePageUnderAStrictPolicy() throws Exception {
    for (String file : List.of("", "/account.js", "/texts.js", "/account.css")) {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(server.address.resolve("/account" + file)).build(),
              BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().allValues("Content-Security-Policy"))
          .singleElement()
          .asString()
          .startsWith("default-src 'none'; script-src 'self';")
          .doesNotContain("unsafe");
      assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
  }
}
