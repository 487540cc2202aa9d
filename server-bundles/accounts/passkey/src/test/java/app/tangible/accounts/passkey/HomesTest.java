package app.tangible.accounts.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.ContractSignatures;
import app.tangible.identity.OwnerAddress;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Households that an account's films play in, over HTTP; what is signed is BrowserTest's. */
class HomesTest extends PasskeyWire {

  private OwnerAddress account() {
    return new OwnerAddress(accounts.addressOf(passkey.key()).text());
  }

  private Answer home(String code) throws Exception {
    return post(at(passkey) + "/homes", Map.of("code", code));
  }

  @Test
  void asksThePasskeyForExactlyThisHousehold() throws Exception {
    register(passkey);
    PasskeyServer.Home one = server.household();
    PasskeyServer.Home two = server.household();
    Answer first = home(one.code());
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.at("household")).isEqualTo(server.owners.addressOf(one.owner()).text());
    assertThat(first.body().path("plays").asBoolean()).isFalse();
    assertThat(home(two.code()).at("challenge")).isNotEqualTo(first.at("challenge"));
    assertThat(home(one.code()).at("challenge")).isEqualTo(first.at("challenge"));
  }

  @Test
  void refusesCodesThatNobodyHas() throws Exception {
    register(passkey);
    assertThat(home("AAAAAAAAAA").kind()).isEqualTo("unknown-household");
    assertThat(home("' or 1=1 --").kind()).isEqualTo("unknown-household");
    assertThat(post(at(passkey) + "/homes", new HashMap<>()).kind()).isEqualTo("unknown-household");
  }

  @Test
  void refusesAnAnswerToAnotherChallenge() throws Exception {
    register(passkey);
    PasskeyServer.Home one = server.household();
    PasskeyServer.Home two = server.household();
    Object other = passkey.sign(home(two.code()).at("challenge"));
    Answer answer = post(at(passkey) + "/homes/" + one.code(), other);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(server.mandates.accountsOf(one.owner())).isEmpty();
  }

  @Test
  void refusesAPasskeyThatTheAccountDoesNotObey() throws Exception {
    register(passkey);
    accounts.keys.put(accounts.addressOf(passkey.key()), java.util.List.of(authenticator().key()));
    assertThat(home(server.household().code()).kind()).isEqualTo("not-a-key");
  }

  @Test
  void refusesWhatTheChainDoesNotTake() throws Exception {
    register(passkey);
    word = ContractSignatures.Word.NOT_SIGNED;
    PasskeyServer.Home one = server.household();
    Object signed = passkey.sign(home(one.code()).at("challenge"));
    Answer answer = post(at(passkey) + "/homes/" + one.code(), signed);
    assertThat(answer.kind()).isEqualTo("not-a-key");
    assertThat(server.mandates.find(account(), one.owner())).isEmpty();
  }

  @Test
  void leavingNeedsThePasskeyToo() throws Exception {
    register(passkey);
    PasskeyServer.Home one = server.household();
    String leave = at(passkey) + "/homes/" + one.code() + "/leave";
    String challenge = challenge();
    Map<String, Object> body = new HashMap<>(authenticator().sign(challenge));
    body.put("challenge", challenge);
    assertThat(post(leave, body).status()).isEqualTo(422);
    assertThat(post(leave, body).kind()).isEqualTo("challenge");
    String fresh = challenge();
    Map<String, Object> good = new HashMap<>(passkey.sign(fresh));
    good.put("challenge", fresh);
    assertThat(post(leave, good).status()).isEqualTo(200);
  }
}
