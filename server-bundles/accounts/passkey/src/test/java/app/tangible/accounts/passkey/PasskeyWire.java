package app.tangible.accounts.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.ContractSignatures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The wire of passkeys; the chain is one in memory. */
abstract class PasskeyWire {

  static final ObjectMapper JSON = new ObjectMapper();
  static final int PER_DAY = 3;

  @TempDir Path folder;
  final MemoryAccounts accounts = new MemoryAccounts();
  final HttpClient http = HttpClient.newHttpClient();
  Instant now = Instant.parse("2026-11-21T12:00:00Z");
  ContractSignatures.Word word = ContractSignatures.Word.SIGNED;
  PasskeyServer server;
  SoftAuthenticator passkey;

  @BeforeEach
  void start() throws Exception {
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneOffset.UTC);
    server =
        new PasskeyServer(
            folder,
            accounts,
            (account, hash, signature) -> word,
            Duration.ofMinutes(5),
            PER_DAY,
            clock);
    passkey = authenticator();
  }

  @AfterEach
  void stop() {
    server.close();
    http.shutdownNow();
  }

  SoftAuthenticator authenticator() throws GeneralSecurityException {
    return new SoftAuthenticator(server.address.toString());
  }

  record Answer(int status, JsonNode body) {
    String kind() {
      return body.path("type").asText().replaceAll(".*:", "");
    }

    @Override
    public String toString() {
      return status + " " + body;
    }

    String at(String field) {
      return body.path(field).asText();
    }
  }

  Answer post(String path, Object body) throws Exception {
    return send(
        HttpRequest.newBuilder(server.address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  Answer get(String path) throws Exception {
    return send(HttpRequest.newBuilder(server.address.resolve(path)).build());
  }

  Answer send(HttpRequest request) throws Exception {
    HttpResponse<String> response = onAnyConnection(request);
    return new Answer(response.statusCode(), JSON.readTree(response.body()));
  }

  /**
   * As browsers do: a kept connection that the server just closed is no answer (RFC 9112, 9.3.1).
   */
  private HttpResponse<String> onAnyConnection(HttpRequest request) throws Exception {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException closed) {
      return http.send(request, BodyHandlers.ofString());
    }
  }

  String challenge() throws Exception {
    return post("/v1/passkeys/challenge", Map.of()).at("challenge");
  }

  Answer register(SoftAuthenticator authenticator) throws Exception {
    return post("/v1/passkeys", authenticator.register(challenge()));
  }

  static String at(SoftAuthenticator authenticator) {
    return "/v1/passkeys/" + Base64Url.encode(authenticator.credential);
  }

  /** Registered, and with coins for one film. */
  void funded() throws Exception {
    Answer made = register(passkey);
    assertThat(made.status()).as("%s", made).isEqualTo(201);
    accounts.coins.put(accounts.addressOf(passkey.key()), MemoryAccounts.PRICE);
  }

  Answer prepare() throws Exception {
    return post(
        at(passkey) + "/operations",
        Map.of("kind", "BUY", "edition", 1, "units", MemoryAccounts.PRICE));
  }

  Answer submit(Answer prepared) throws Exception {
    return submit(prepared, passkey.sign(prepared.at("challenge")));
  }

  Answer submit(Answer prepared, Object assertion) throws Exception {
    return post(at(passkey) + "/operations/" + prepared.at("operation"), assertion);
  }
}
