package app.tangible.accounts.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.Account;
import app.tangible.chain.account.AccountAction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wire and everything that can be wrong on it; the chain is one in memory. */
class PasskeysResourceTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PER_DAY = 3;

  @TempDir Path folder;
  private final MemoryAccounts accounts = new MemoryAccounts();
  private final HttpClient http = HttpClient.newHttpClient();
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private PasskeyServer server;
  private SoftAuthenticator passkey;

  @BeforeEach
  void start() throws Exception {
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneOffset.UTC);
    server = new PasskeyServer(folder, accounts, Duration.ofMinutes(5), PER_DAY, clock);
    passkey = authenticator();
  }

  @AfterEach
  void stop() {
    server.close();
    http.shutdownNow();
  }

  private SoftAuthenticator authenticator() throws GeneralSecurityException {
    return new SoftAuthenticator(server.address.toString());
  }

  private record Answer(int status, JsonNode body) {
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

  private Answer post(String path, Object body) throws Exception {
    return send(
        HttpRequest.newBuilder(server.address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  private Answer get(String path) throws Exception {
    return send(HttpRequest.newBuilder(server.address.resolve(path)).build());
  }

  private Answer send(HttpRequest request) throws Exception {
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

  private String challenge() throws Exception {
    return post("/v1/passkeys/challenge", Map.of()).at("challenge");
  }

  private Answer register(SoftAuthenticator authenticator) throws Exception {
    return post("/v1/passkeys", authenticator.register(challenge()));
  }

  private static String at(SoftAuthenticator authenticator) {
    return "/v1/passkeys/" + Base64Url.encode(authenticator.credential);
  }

  /** Registered, and with coins for one film. */
  private void funded() throws Exception {
    Answer made = register(passkey);
    assertThat(made.status()).as("%s", made).isEqualTo(201);
    accounts.coins.put(accounts.addressOf(passkey.key()), MemoryAccounts.PRICE);
  }

  private Answer prepare() throws Exception {
    return post(
        at(passkey) + "/operations",
        Map.of("kind", "BUY", "edition", 1, "units", MemoryAccounts.PRICE));
  }

  private Answer submit(Answer prepared) throws Exception {
    return submit(prepared, passkey.sign(prepared.at("challenge")));
  }

  private Answer submit(Answer prepared, Object assertion) throws Exception {
    return post(at(passkey) + "/operations/" + prepared.at("operation"), assertion);
  }

  @Test
  void registersAPasskeyWhoseKeyNamesTheAccount() throws Exception {
    Answer answer = register(passkey);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("account")).isEqualTo(accounts.addressOf(passkey.key()).text());
    assertThat(answer.body().path("commands").asBoolean()).isTrue();
    assertThat(get(at(passkey)).body()).isEqualTo(answer.body());
  }

  @Test
  void takesAChallengeOnce() throws Exception {
    String challenge = challenge();
    assertThat(post("/v1/passkeys", passkey.register(challenge)).status()).isEqualTo(201);
    Answer again = post("/v1/passkeys", authenticator().register(challenge));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.kind()).isEqualTo("challenge");
  }

  @Test
  void usesAChallengeUpWithAFailure() throws Exception {
    String challenge = challenge();
    Map<String, String> broken = passkey.register(challenge);
    broken.put("attestationObject", "AAAA");
    assertThat(post("/v1/passkeys", broken).status()).isEqualTo(422);
    assertThat(post("/v1/passkeys", passkey.register(challenge)).status()).isEqualTo(409);
  }

  @Test
  void refusesAChallengeThatIsTooOldOrNotOurs() throws Exception {
    String challenge = challenge();
    now = now.plus(Duration.ofMinutes(5));
    assertThat(post("/v1/passkeys", passkey.register(challenge)).kind()).isEqualTo("challenge");
    String foreign = Base64Url.encode(new byte[32]);
    assertThat(post("/v1/passkeys", passkey.register(foreign)).kind()).isEqualTo("challenge");
  }

  @Test
  void refusesARegistrationOfAnotherPlaceOrPerson() throws Exception {
    passkey.origin = "https://elsewhere.example";
    assertThat(register(passkey).status()).isEqualTo(422);
    passkey.origin = server.address.toString();
    passkey.relyingParty = "elsewhere.example";
    assertThat(register(passkey).status()).isEqualTo(422);
    passkey.relyingParty = "localhost";
    passkey.flags = 0x01; // present, not verified
    assertThat(register(passkey).status()).isEqualTo(422);
    passkey.flags = 0x04; // verified, not present
    assertThat(register(passkey).status()).isEqualTo(422);
    passkey.flags = 0x05;
    passkey.registers = "webauthn.get";
    assertThat(register(passkey).status()).isEqualTo(422);
    passkey.registers = "webauthn.create";
    Answer made = register(passkey);
    assertThat(made.status()).as("%s", made).isEqualTo(201);
    assertThat(register(passkey).kind()).isEqualTo("passkey-known");
  }

  @Test
  void refusesAnAnswerToAnotherChallenge() throws Exception {
    Map<String, String> body = passkey.register(challenge());
    body.put("challenge", challenge());
    assertThat(post("/v1/passkeys", body).status()).isEqualTo(422);
  }

  @Test
  void buysWithOneSignature() throws Exception {
    funded();
    Answer prepared = prepare();
    assertThat(prepared.status()).isEqualTo(201);
    assertThat(accounts.prepared).containsExactly(new AccountAction.Buy(1, MemoryAccounts.PRICE));
    Answer done = submit(prepared);
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.at("state")).isEqualTo("DONE");
    assertThat(done.body().path("tokens").get(0).asText()).isEqualTo("18446744073709551617");
    assertThat(accounts.sent).hasSize(1);
  }

  @Test
  void answersTheSameAgainAndSendsAgainWhatTheChainDidNotTake() throws Exception {
    funded();
    Answer prepared = prepare();
    Map<String, String> assertion = passkey.sign(prepared.at("challenge"));
    accounts.isDown = true;
    Answer refused = submit(prepared, assertion);
    assertThat(refused.status()).isEqualTo(502);
    assertThat(refused.kind()).isEqualTo("chain");
    accounts.isDown = false;
    Answer done = submit(prepared, assertion);
    assertThat(done.at("state")).isEqualTo("DONE");
    assertThat(submit(prepared, assertion)).isEqualTo(done);
  }

  @Test
  void tellsThatTheChainRefused() throws Exception {
    funded();
    accounts.reverts = true;
    assertThat(submit(prepare()).at("state")).isEqualTo("REVERTED");
  }

  @Test
  void sendsNothingThatDoesNotVerify() throws Exception {
    funded();
    Answer prepared = prepare();
    String challenge = prepared.at("challenge");
    SoftAuthenticator stranger = authenticator();
    List<Map<String, String>> wrong = new java.util.ArrayList<>();
    wrong.add(stranger.sign(challenge));
    wrong.add(passkey.sign(Base64Url.encode(new byte[32])));
    passkey.flags = 0x01;
    wrong.add(passkey.sign(challenge));
    passkey.flags = 0x05;
    passkey.origin = "https://elsewhere.example";
    wrong.add(passkey.sign(challenge));
    passkey.origin = server.address.toString();
    passkey.relyingParty = "elsewhere.example";
    wrong.add(passkey.sign(challenge));
    passkey.relyingParty = "localhost";
    passkey.asserts = "webauthn.create";
    wrong.add(passkey.sign(challenge));
    passkey.asserts = "webauthn.get";
    for (Map<String, String> assertion : wrong) {
      assertThat(submit(prepared, assertion).status()).isEqualTo(422);
    }
    assertThat(submit(prepared, Map.of()).status()).isEqualTo(400);
    assertThat(accounts.sent).isEmpty();
    assertThat(submit(prepared).status()).isEqualTo(200);
  }

  @Test
  void refusesAnAuthenticatorThatCountsBackwards() throws Exception {
    funded();
    passkey.count = 10;
    assertThat(submit(prepare()).status()).isEqualTo(200);
    passkey.count = 3; // a copy of it
    assertThat(submit(prepare()).status()).isEqualTo(422);
  }

  @Test
  void refusesAnOperationThatWaitedTooLong() throws Exception {
    funded();
    Answer prepared = prepare();
    now = now.plus(Duration.ofMinutes(5));
    assertThat(submit(prepared).kind()).isEqualTo("expired");
    assertThat(accounts.sent).isEmpty();
  }

  @Test
  void refusesAnOperationOfAnotherPasskey() throws Exception {
    funded();
    Answer prepared = prepare();
    SoftAuthenticator other = authenticator();
    register(other);
    Answer answer =
        post(
            at(other) + "/operations/" + prepared.at("operation"),
            other.sign(prepared.at("challenge")));
    assertThat(answer.kind()).isEqualTo("unknown-operation");
  }

  @Test
  void paysForNoPurchaseThatCannotBe() throws Exception {
    register(passkey);
    assertThat(prepare().kind()).isEqualTo("coins");
    accounts.coins.put(accounts.addressOf(passkey.key()), 10 * MemoryAccounts.PRICE);
    String operations = at(passkey) + "/operations";
    Map<String, Object> cheap = Map.of("kind", "BUY", "edition", 1, "units", 1);
    assertThat(post(operations, cheap).kind()).isEqualTo("price");
    Map<String, Object> unknown = Map.of("kind", "BUY", "edition", 2, "units", 1);
    assertThat(post(operations, unknown).kind()).isEqualTo("not-for-sale");
    assertThat(post(operations, Map.of("kind", "BUY")).kind()).isEqualTo("order");
    assertThat(post(operations, Map.of("kind", "TRANSFER")).kind()).isEqualTo("kind");
    assertThat(post(operations, Map.of()).kind()).isEqualTo("kind");
    assertThat(accounts.prepared).isEmpty();
  }

  @Test
  void paysForSoManyInADay() throws Exception {
    funded();
    for (int i = 0; i < PER_DAY; i++) {
      assertThat(submit(prepare()).status()).isEqualTo(200);
    }
    assertThat(prepare().kind()).isEqualTo("sponsoring-paused");
    now = now.plus(Duration.ofDays(1));
    assertThat(prepare().status()).isEqualTo(201);
  }

  @Test
  void addsASecondPasskeyOfTheSameAccountAlone() throws Exception {
    funded();
    SoftAuthenticator second = authenticator();
    Map<String, String> body = second.register(challenge());
    body.put("account", Base64Url.encode(passkey.credential));
    Answer joined = post("/v1/passkeys", body);
    assertThat(joined.at("account")).isEqualTo(get(at(passkey)).at("account"));
    assertThat(joined.body().path("commands").asBoolean()).isFalse();
    // It commands nothing before the first passkey has said so on the chain.
    Map<String, Object> order = Map.of("kind", "BUY", "edition", 1, "units", MemoryAccounts.PRICE);
    assertThat(post(at(second) + "/operations", order).kind()).isEqualTo("not-a-key");

    Map<String, Object> adds =
        Map.of("kind", "ADD_KEY", "credential", Base64Url.encode(second.credential));
    Answer prepared = post(at(passkey) + "/operations", adds);
    assertThat(submit(prepared).at("state")).isEqualTo("DONE");
    assertThat(accounts.prepared).containsExactly(new AccountAction.AddKey(second.key()));

    SoftAuthenticator stranger = authenticator();
    register(stranger);
    Map<String, Object> foreign =
        Map.of("kind", "ADD_KEY", "credential", Base64Url.encode(stranger.credential));
    assertThat(post(at(passkey) + "/operations", foreign).kind()).isEqualTo("other-passkey");
    Map<String, Object> removes =
        Map.of("kind", "REMOVE_KEY", "credential", Base64Url.encode(second.credential));
    assertThat(post(at(passkey) + "/operations", removes).kind()).isEqualTo("other-passkey");
  }

  @Test
  void changesNoKeysOfAnAccountThatNobodyPutAnythingInto() throws Exception {
    register(passkey);
    SoftAuthenticator second = authenticator();
    Map<String, String> body = second.register(challenge());
    body.put("account", Base64Url.encode(passkey.credential));
    post("/v1/passkeys", body);
    Map<String, Object> adds =
        Map.of("kind", "ADD_KEY", "credential", Base64Url.encode(second.credential));
    assertThat(post(at(passkey) + "/operations", adds).kind()).isEqualTo("account-unused");
  }

  @Test
  void setsAGuardianAndVetoesIt() throws Exception {
    register(passkey);
    String operations = at(passkey) + "/operations";
    Map<String, Object> sets =
        Map.of("kind", "SET_GUARDIAN", "guardian", "0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
    assertThat(post(operations, sets).kind()).isEqualTo("account-unused");
    assertThat(post(operations, Map.of("kind", "VETO")).kind()).isEqualTo("account-unused");
    accounts.coins.put(accounts.addressOf(passkey.key()), 1L);
    assertThat(submit(post(operations, sets)).at("state")).isEqualTo("DONE");
    assertThat(submit(post(operations, Map.of("kind", "VETO"))).at("state")).isEqualTo("DONE");
    assertThat(post(operations, Map.of("kind", "SET_GUARDIAN", "guardian", "me")).kind())
        .isEqualTo("order");
    assertThat(accounts.prepared)
        .containsExactly(
            new AccountAction.SetGuardian(
                new Account("0x70997970c51812dc3a010c7d01b50e0d17dc79c8")),
            new AccountAction.VetoRecovery());
  }

  @Test
  void knowsNoPasskeyThatDidNotRegister() throws Exception {
    assertThat(get(at(passkey)).kind()).isEqualTo("unknown-passkey");
    assertThat(get("/v1/passkeys/%21").status()).isEqualTo(400);
    assertThat(prepare().kind()).isEqualTo("unknown-passkey");
    register(passkey);
    assertThat(post(at(passkey) + "/operations/0x12", passkey.sign("AAAA")).kind())
        .isEqualTo("unknown-operation");
  }

  @Test
  void tellsPrices() throws Exception {
    assertThat(get("/v1/passkeys/editions/1").at("units")).isEqualTo("13000000");
    assertThat(get("/v1/passkeys/editions/2").at("units")).isEqualTo("0");
  }

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

  @Test
  void refusesAnOriginThatPasskeysCannotBeMadeFor() {
    for (String origin :
        List.of("http://store.example", "https://store.example/shop", "ftp://x", "store", "")) {
      assertThatThrownBy(() -> new Ceremony(origin)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new Ceremony("https://store.example").relyingParty()).isEqualTo("store.example");
    assertThat(URI.create(new Ceremony("http://localhost:1").relyingParty()).toString())
        .isEqualTo("localhost");
  }
}
