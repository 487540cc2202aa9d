package app.tangible.accounts.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.Account;
import app.tangible.chain.account.AccountAction;
import app.tangible.chain.account.Recovery;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who helps when all passkeys are lost. */
class GuardianTest extends PasskeyWire {

  private static final Account FRIEND = new Account("0x70997970c51812dc3a010c7d01b50e0d17dc79c8");

  private SoftAuthenticator guardian;
  private SoftAuthenticator fresh;

  @BeforeEach
  void friendsAndDevices() throws Exception {
    register(passkey);
    guardian = authenticator();
    register(guardian);
    fresh = authenticator();
    register(fresh);
  }

  private Account account(SoftAuthenticator of) {
    return accounts.addressOf(of.key());
  }

  private Answer order(SoftAuthenticator of, Object order) throws Exception {
    return post(at(of) + "/operations", order);
  }

  private Map<String, Object> proposal() {
    return Map.of(
        "kind", "PROPOSE",
        "account", account(passkey).text(),
        "newcomer", account(fresh).text());
  }

  private Map<String, Object> finish() {
    return Map.of("kind", "FINISH", "account", account(passkey).text());
  }

  /** A recovery that the chain knows of, as of so many days after it was proposed. */
  private void underWay(int days) {
    accounts.recoveries.put(
        account(passkey),
        new Recovery(
            fresh.key(),
            now.plus(Duration.ofDays(7)),
            now.plus(Duration.ofDays(21)),
            now.plus(Duration.ofDays(days))));
  }

  private Answer join(SoftAuthenticator of, Account account) throws Exception {
    String challenge = challenge();
    Map<String, Object> body = new HashMap<>(of.sign(challenge));
    body.put("challenge", challenge);
    body.put("account", account.text());
    return post(at(of) + "/account", body);
  }

  @Test
  void setsAGuardian() throws Exception {
    Map<String, Object> sets =
        Map.of("kind", "SET_GUARDIAN", "guardian", "0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
    assertThat(order(passkey, sets).kind()).isEqualTo("account-unused");
    accounts.coins.put(account(passkey), 1L);
    assertThat(submit(order(passkey, sets)).at("state")).isEqualTo("DONE");
    assertThat(order(passkey, Map.of("kind", "SET_GUARDIAN", "guardian", "me")).kind())
        .isEqualTo("order");
    assertThat(accounts.prepared).containsExactly(new AccountAction.SetGuardian(FRIEND));
  }

  @Test
  void vetoesWhatIsUnderWayAndPaysForNothingElse() throws Exception {
    Map<String, Object> veto = Map.of("kind", "VETO");
    assertThat(order(passkey, veto).kind()).isEqualTo("no-recovery");
    underWay(1);
    assertThat(submit(order(passkey, veto)).at("state")).isEqualTo("DONE");
    assertThat(accounts.prepared).containsExactly(new AccountAction.VetoRecovery());
  }

  @Test
  void tellsWhoGuardsAndWhatIsUnderWay() throws Exception {
    String path = "/v1/passkeys/accounts/" + account(passkey).text();
    assertThat(get(path).body().path("guardian").isTextual()).isFalse();
    accounts.guardians.put(account(passkey), account(guardian));
    underWay(6);
    assertThat(get(path).at("guardian")).isEqualTo(account(guardian).text());
    JsonNode recovery = get(path).body().path("recovery");
    assertThat(recovery.path("newcomer").asText()).isEqualTo(account(fresh).text());
    assertThat(recovery.path("ready").asLong())
        .isEqualTo(now.plus(Duration.ofDays(7)).getEpochSecond());
    assertThat(recovery.path("now").asBoolean()).isFalse();
    underWay(8);
    assertThat(get(path).body().path("recovery").path("now").asBoolean()).isTrue();
    underWay(22);
    assertThat(get(path).body().path("recovery").path("now").asBoolean()).isFalse();
    assertThat(get("/v1/passkeys/accounts/0x12").status()).isEqualTo(400);
  }

  @Test
  void proposesForWhomItGuardsAlone() throws Exception {
    assertThat(order(guardian, proposal()).kind()).isEqualTo("account-unused");
    accounts.coins.put(account(guardian), 1L);
    assertThat(order(guardian, proposal()).kind()).isEqualTo("not-guardian");
    accounts.guardians.put(account(passkey), FRIEND);
    assertThat(order(guardian, proposal()).kind()).isEqualTo("not-guardian");
    accounts.guardians.put(account(passkey), account(guardian));
    assertThat(
            order(
                    guardian,
                    Map.of(
                        "kind", "PROPOSE",
                        "account", account(passkey).text(),
                        "newcomer", FRIEND.text()))
                .kind())
        .isEqualTo("unknown-account");
    assertThat(order(guardian, Map.of("kind", "PROPOSE", "account", "0x1")).kind())
        .isEqualTo("order");
    assertThat(order(guardian, proposal()).status()).isEqualTo(201);
    assertThat(accounts.prepared)
        .containsExactly(new AccountAction.ProposeRecovery(account(passkey), fresh.key()));
  }

  @Test
  void finishesInTimeOnly() throws Exception {
    accounts.coins.put(account(guardian), 1L);
    assertThat(order(guardian, finish()).kind()).isEqualTo("no-recovery");
    underWay(6);
    assertThat(order(guardian, finish()).kind()).isEqualTo("not-ready");
    underWay(22);
    assertThat(order(guardian, finish()).kind()).isEqualTo("not-ready");
    underWay(7);
    assertThat(order(guardian, finish()).status()).isEqualTo(201);
    assertThat(accounts.prepared)
        .containsExactly(new AccountAction.FinishRecovery(account(passkey)));
  }

  @Test
  void aPasskeyThatTookOverComesToTheAccount() throws Exception {
    assertThat(join(fresh, account(passkey)).kind()).isEqualTo("not-a-key");
    assertThat(join(fresh, FRIEND).kind()).isEqualTo("not-a-key");
    accounts.keys.put(account(passkey), List.of(fresh.key()));
    assertThat(join(fresh, account(passkey)).at("account")).isEqualTo(account(passkey).text());
    assertThat(get(at(fresh)).at("account")).isEqualTo(account(passkey).text());
    assertThat(get(at(fresh)).at("commands")).isEqualTo("true");
    assertThat(get(at(passkey)).at("commands")).isEqualTo("false");
    // The same again changes nothing.
    assertThat(join(fresh, account(passkey)).status()).isEqualTo(200);
  }

  @Test
  void nobodyElseCanTakeAPasskeyToAnAccount() throws Exception {
    accounts.keys.put(account(passkey), List.of(fresh.key()));
    String challenge = challenge();
    Map<String, Object> foreign = new HashMap<>(passkey.sign(challenge));
    foreign.put("challenge", challenge);
    foreign.put("account", account(passkey).text());
    assertThat(post(at(fresh) + "/account", foreign).kind()).isEqualTo("passkey");
    assertThat(get(at(fresh)).at("account")).isEqualTo(account(fresh).text());
    // Not with a challenge that was used, nor with one of its own making.
    Map<String, Object> again = new HashMap<>(fresh.sign(challenge));
    again.put("challenge", challenge);
    again.put("account", account(passkey).text());
    assertThat(post(at(fresh) + "/account", again).kind()).isEqualTo("challenge");
  }

  @Test
  void aPasskeyWhoseOwnAccountIsInUseStaysThere() throws Exception {
    accounts.keys.put(account(passkey), List.of(fresh.key()));
    accounts.coins.put(account(fresh), 1L);
    assertThat(join(fresh, account(passkey)).kind()).isEqualTo("account-in-use");
    assertThat(get(at(fresh)).at("account")).isEqualTo(account(fresh).text());
  }
}
