package app.tangible.issuing.saga;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.Account;
import app.tangible.chain.ContractSignatures.Word;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.TokenId;
import app.tangible.chain.trial.SoftPasskey;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.issuing.Licences.Renewal;
import app.tangible.issuing.Order;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchases.Placed;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an account that passkeys command owns, in the household that it mandated. */
class MandatedPurchaseTest {

  private static final TokenId TOKEN = new TokenId(1, 77);

  private final FakeRegistry registry = new FakeRegistry();
  private final Buyer household = new Buyer();
  private final SoftPasskey passkey = new SoftPasskey(new BouncyCastleOwnerKeys());

  @TempDir Path home;
  private Rig rig;
  private Mandate mandate;

  @BeforeEach
  void open() {
    rig = new Rig(home, registry, step -> {});
    rig.households.admit(household.device(), household.grant);
    mandate = passkey.mandate(household.grant.owner());
    rig.mandates.keep(mandate);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Order order(OwnerAddress account) {
    return new Order(new Order.Item.OfEdition(1), household.grant, Optional.of(account));
  }

  private Purchase bought() {
    Placed placed = rig.saga.place(household.device(), "once", order(passkey.account()));
    Purchase purchase = ((Placed.Created) placed).purchase();
    rig.saga.on(Rig.succeeded("paid", purchase));
    return rig.untilIssued(purchase, household);
  }

  private Purchase claimed(String key) {
    Placed placed = rig.saga.claim(household.device(), key, TOKEN, household.grant);
    return rig.untilIssued(((Placed.Created) placed).purchase(), household);
  }

  private LicencePackage licence(Purchase purchase) {
    LicenceId id = purchase.licence().orElseThrow();
    return rig.checker.decode(rig.saga.find(id, household.device()).orElseThrow());
  }

  private void own(OwnerAddress account, long nonce) {
    registry.words.put(TOKEN, new LicenceWord(new Account(account.text()), nonce));
  }

  private Verdict check(LicencePackage licence) {
    return rig.checker.check(
        licence,
        rig.saga.trust(),
        new LicenceChecker.Question(
            household.grant.owner(), household.grant.agreement(), Rig.FILM, Instant.now()));
  }

  @Test
  void buysForTheAccountAndPlaysInTheHousehold() {
    Purchase purchase = bought();
    TokenId token = TokenId.parse(purchase.token().orElseThrow());
    assertThat(registry.words.get(token).owner().text()).isEqualTo(passkey.account().text());
    LicencePackage licence = licence(purchase);
    assertThat(check(licence)).isInstanceOf(Verdict.Valid.class);
    LicenceDocument document = rig.checker.peek(licence);
    assertThat(document.owner()).isEqualTo(household.grant.owner());
    assertThat(document.mandate()).contains(mandate);
    assertThat(rig.checker.peekCertificate(licence).facts().owner()).isEqualTo(passkey.account());
  }

  @Test
  void claimsWhatTheAccountBoughtByItself() {
    own(passkey.account(), 1);
    LicencePackage licence = licence(claimed("once"));
    assertThat(check(licence)).isInstanceOf(Verdict.Valid.class);
    assertThat(rig.checker.peek(licence).tokenId()).isEqualTo(TOKEN.toString());
    assertThat(rig.saga.claim(household.device(), "once", TOKEN, household.grant))
        .isInstanceOf(Placed.Repeated.class);
  }

  @Test
  void claimsWhatTheHouseholdsOwnKeyOwns() {
    own(rig.owners.addressOf(household.grant.owner()), 3);
    LicencePackage licence = licence(claimed("once"));
    assertThat(check(licence)).isInstanceOf(Verdict.Valid.class);
    assertThat(rig.checker.peek(licence).mandate()).isEmpty();
  }

  @Test
  void refusesToClaimWhatAnotherOwns() {
    own(new OwnerAddress("0x" + "12".repeat(20)), 1);
    assertThat(rig.saga.claim(household.device(), "once", TOKEN, household.grant))
        .isInstanceOf(Placed.NotTheOwner.class);
  }

  @Test
  void refusesWithoutAMandateThatTheChainTakes() {
    own(passkey.account(), 1);
    registry.word = Word.NOT_SIGNED;
    assertThat(rig.saga.claim(household.device(), "once", TOKEN, household.grant))
        .isInstanceOf(Placed.NotTheOwner.class);
    assertThat(rig.saga.place(household.device(), "two", order(passkey.account())))
        .isInstanceOf(Placed.NoMandate.class);
    registry.word = Word.SIGNED;
    rig.mandates.withdraw(passkey.account(), household.grant.owner());
    assertThat(rig.saga.claim(household.device(), "three", TOKEN, household.grant))
        .isInstanceOf(Placed.NotTheOwner.class);
  }

  @Test
  void anAccountThatIsNotOnTheChainYetIsItsFirstPasskey() {
    registry.word = Word.NO_CONTRACT;
    assertThat(check(licence(bought()))).isInstanceOf(Verdict.Valid.class);
    SoftPasskey second = new SoftPasskey(new BouncyCastleOwnerKeys());
    second.index = 1;
    rig.mandates.keep(second.mandate(household.grant.owner()));
    assertThat(rig.saga.place(household.device(), "two", order(second.account())))
        .isInstanceOf(Placed.NoMandate.class);
  }

  @Test
  void anotherHouseholdsMandateIsNotOurs() {
    Buyer other = new Buyer();
    rig.households.admit(other.device(), other.grant);
    own(passkey.account(), 1);
    assertThat(rig.saga.claim(other.device(), "once", TOKEN, other.grant))
        .isInstanceOf(Placed.NotTheOwner.class);
  }

  @Test
  void renewsTheLeaseWhileTheMandateStands() {
    own(passkey.account(), 1);
    LicenceId id = claimed("once").licence().orElseThrow();
    assertThat(rig.saga.renew(id, household.device())).isInstanceOf(Renewal.Renewed.class);
    registry.word = Word.NOT_SIGNED; // the passkey was taken out of the account
    assertThat(rig.saga.renew(id, household.device())).isInstanceOf(Renewal.NotTheOwner.class);
    registry.word = Word.SIGNED;
    rig.mandates.withdraw(passkey.account(), household.grant.owner());
    assertThat(rig.saga.renew(id, household.device())).isInstanceOf(Renewal.NotTheOwner.class);
  }

  @Test
  void renewsNothingThatMoved() {
    own(passkey.account(), 1);
    LicenceId id = claimed("once").licence().orElseThrow();
    own(rig.owners.addressOf(household.grant.owner()), 2);
    assertThat(rig.saga.renew(id, household.device())).isInstanceOf(Renewal.NotTheOwner.class);
  }

  @Test
  void issuesAnewToTheMandatedHousehold() {
    own(passkey.account(), 1);
    LicenceId first = claimed("once").licence().orElseThrow();
    Placed placed = rig.saga.reissue(household.device(), "again", first, household.grant);
    Purchase again = rig.untilIssued(((Placed.Created) placed).purchase(), household);
    assertThat(check(licence(again))).isInstanceOf(Verdict.Valid.class);
    assertThat(rig.saga.find(first, household.device())).isEmpty();
  }

  @Test
  void aClaimWaitsUntilWhatItSawIsFinal() {
    registry.depth.set(1_000_000);
    own(passkey.account(), 1);
    Placed placed = rig.saga.claim(household.device(), "once", TOKEN, household.grant);
    Purchase waiting = ((Placed.Created) placed).purchase();
    assertThat(rig.find(waiting, household).state()).isEqualTo(Purchase.State.MINTED);
    registry.depth.set(0);
    rig.untilIssued(waiting, household);
  }
}
