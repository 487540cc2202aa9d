package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.Account;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.TokenId;
import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.chain.trial.AnvilNode;
import app.tangible.chain.trial.SoftPasskey;
import app.tangible.chain.trial.TrialChain;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
import app.tangible.issuing.Licences.Renewal;
import app.tangible.issuing.Order;
import app.tangible.issuing.Order.Item;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchases.Placed;
import app.tangible.licence.Ask;
import app.tangible.licence.Verdict;
import app.tangible.resale.OfferRequest;
import app.tangible.resale.OfferRequest.Terms.Moves;
import app.tangible.resale.Offers;
import app.tangible.resale.Offers.Withdrawn;
import app.tangible.resale.ResaleOffer;
import app.tangible.resale.ResaleOffer.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A household that plays and sells what an account owns that a passkey commands, on a real EVM with
 * the real account contract: it says itself (ERC-1271) what it has signed.
 */
class PasskeyOwnerTest {

  @TempDir static Path folder;
  private static TrialChain chain;
  private static EvmLicenceRegistry registry;
  private static ResaleRig rig;

  private SoftPasskey passkey;
  private Household household;
  private Household buyer;

  @BeforeAll
  static void start() throws Exception {
    chain = new TrialChain(Files.createDirectories(folder.resolve("chain")));
    chain.fund(AnvilNode.OWNER, 1_000_000_000_000L);
    registry =
        new EvmLicenceRegistry(
            chain.rpc(),
            TrialChain.CHAIN_ID,
            chain.address("licences"),
            chain.address("anchor"),
            TrialChain.KEY,
            0);
    rig = new ResaleRig(folder.resolve("home"), registry, Clock.systemUTC(), step -> {});
  }

  @AfterAll
  static void stop() {
    rig.close();
    registry.close();
    chain.close();
  }

  @BeforeEach
  void mandated() throws Exception {
    OwnerAddress factory = new OwnerAddress(chain.address("factory").text());
    passkey = new SoftPasskey(rig.owners, factory);
    household = new Household();
    buyer = new Household();
    create();
    rig.households.admit(household.device(), household.grant);
    rig.mandates.keep(passkey.mandate(household.owner()));
  }

  private void create() throws Exception {
    chain.send(
        chain.address("factory"),
        "createAccount(uint256,uint256)",
        "0x" + passkey.key().substring(0, 64),
        "0x" + passkey.key().substring(64));
  }

  private ResaleRig.Held bought() {
    Order order =
        new Order(
            new Item.OfEdition(rig.edition()), household.grant, Optional.of(passkey.account()));
    Purchase placed = rig.order(household, ResaleRig.fresh(), order);
    rig.pay(placed);
    return rig.held(household, household.agreement, rig.untilIssued(household, placed));
  }

  private LicenceWord word(TokenId token) {
    return registry.wordOf(token);
  }

  /** The ask that the household's key has signed, with the passkey's signature in its place. */
  private OfferRequest vouched(OfferRequest request) {
    Moves moves = (Moves) request.terms();
    String signature = passkey.vouch(rig.owners.hashOf(moves.ask().message()));
    return new OfferRequest(
        request.price(),
        request.deadline(),
        request.receipt(),
        new Moves(moves.kind(), moves.ask(), signature));
  }

  @Test
  void theAccountIsAsItsPasskeySays() {
    Mandate mandate = passkey.mandate(household.owner());
    assertThat(rig.owners.verifies(mandate)).isTrue();
    rig.mandates.keep(mandate);
    assertThat(rig.mandates.stands(mandate)).isTrue();
  }

  @Test
  void playsWhatTheAccountOwns() {
    ResaleRig.Held held = bought();
    assertThat(word(held.token()).owner().text()).isEqualTo(passkey.account().text());
    assertThat(rig.check(held, Instant.now())).isInstanceOf(Verdict.Valid.class);
    assertThat(rig.purchases.renew(held.document().id(), household.device()))
        .isInstanceOf(Renewal.Renewed.class);
  }

  @Test
  void anotherHouseholdClaimsItOnceItIsMandated() throws Exception {
    ResaleRig.Held held = bought();
    Household second = new Household();
    rig.households.admit(second.device(), second.grant);
    assertThat(claim(second, held.token())).isInstanceOf(Placed.NotTheOwner.class);
    rig.mandates.keep(passkey.mandate(second.owner()));
    Purchase claimed = ((Placed.Created) claim(second, held.token())).purchase();
    ResaleRig.Held theirs = rig.held(second, second.agreement, rig.untilIssued(second, claimed));
    assertThat(rig.check(theirs, Instant.now())).isInstanceOf(Verdict.Valid.class);
    // There is one licence of a copy at a time.
    assertThat(rig.purchases.renew(held.document().id(), household.device()))
        .isInstanceOf(Renewal.NotTheOwner.class);
  }

  private static Placed claim(Household who, TokenId token) {
    return rig.purchases.claim(who.device(), ResaleRig.fresh(), token, who.grant);
  }

  @Test
  void sellsByThePasskeysWordAlone() throws Exception {
    ResaleRig.Held held = bought();
    OfferRequest byKey = rig.sale(held, 800, Optional.empty());
    assertThat(rig.place(held, ResaleRig.fresh(), byKey))
        .isInstanceOf(Offers.Placed.BadSignature.class);
    ResaleOffer offer = rig.offered(held, vouched(byKey));
    Purchase placed =
        rig.order(buyer, ResaleRig.fresh(), rig.orderOf(offer, buyer.grant(buyer.agreement)));
    rig.pay(placed);
    ResaleRig.Held theirs = rig.held(buyer, buyer.agreement, rig.untilIssued(buyer, placed));
    assertThat(word(held.token()).owner()).isEqualTo(new Account(buyer.address()));
    assertThat(rig.check(theirs, Instant.now())).isInstanceOf(Verdict.Valid.class);
    assertThat(rig.seen(held, offer).state()).isEqualTo(State.SOLD);
    assertThat(rig.purchases.renew(held.document().id(), household.device()))
        .isInstanceOf(Renewal.NotTheOwner.class);
  }

  @Test
  void takesItsOfferBackByThePasskeysWord() {
    ResaleRig.Held held = bought();
    ResaleOffer offer = rig.offered(held, vouched(rig.sale(held, 800, Optional.empty())));
    String byKey = rig.cancellation(held).hex();
    assertThat(rig.offers.withdraw(offer.id(), household.device(), Optional.of(byKey)))
        .isInstanceOf(Withdrawn.BadSignature.class);
    byte[] hash =
        rig.owners.hashOf(
            Ask.cancellation(
                held.document().chainId(),
                held.document().contract(),
                held.document().tokenId(),
                held.nonce()));
    assertThat(
            rig.offers.withdraw(offer.id(), household.device(), Optional.of(passkey.vouch(hash))))
        .isInstanceOf(Withdrawn.Accepted.class);
    rig.until(held, offer, State.CANCELLED);
  }

  @Test
  void lendsByTheHouseholdsWord() {
    ResaleRig.Held held = bought();
    Instant until = Instant.now().plusSeconds(3_000);
    ResaleOffer offer = rig.offered(held, rig.loan(held, buyer, until));
    Purchase placed =
        rig.order(buyer, ResaleRig.fresh(), rig.orderOf(offer, buyer.grant(buyer.agreement)));
    ResaleRig.Held lent = rig.held(buyer, buyer.agreement, rig.untilIssued(buyer, placed));
    assertThat(rig.check(lent, Instant.now())).isInstanceOf(Verdict.Valid.class);
    assertThat(lent.document().mandate().orElseThrow().account()).isEqualTo(passkey.account());
  }
}
