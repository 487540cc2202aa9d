package app.tangible.accounts.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.account.AccountAction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What passkeys have their accounts do, and everything that can be wrong with that. */
class OperationTest extends PasskeyWire {

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
  void tellsPrices() throws Exception {
    assertThat(get("/v1/passkeys/editions/1").at("units")).isEqualTo("13000000");
    assertThat(get("/v1/passkeys/editions/2").at("units")).isEqualTo("0");
  }
}
