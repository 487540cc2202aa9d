package app.tangible.accounts.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Passkeys that come, and everything that can be wrong with them. */
class RegistrationTest extends PasskeyWire {

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
  void knowsNoPasskeyThatDidNotRegister() throws Exception {
    assertThat(get(at(passkey)).kind()).isEqualTo("unknown-passkey");
    assertThat(get("/v1/passkeys/%21").status()).isEqualTo(400);
    assertThat(prepare().kind()).isEqualTo("unknown-passkey");
    register(passkey);
    assertThat(post(at(passkey) + "/operations/0x12", passkey.sign("AAAA")).kind())
        .isEqualTo("unknown-operation");
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
