package app.tangible.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.Account;
import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainException;
import app.tangible.chain.SeederRewards.Claim;
import app.tangible.chain.SeederRewards.Promise;
import app.tangible.chain.SeederRewards.Standing;
import app.tangible.chain.ServedBytes;
import app.tangible.chain.TokenId;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.Voucher;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Vouchers that Java signs, on the real contract; and what either side could try. */
class RewardsTest {

  private static final long GIB = 1 << 30;
  private static final long PER_GIB = 20_000;
  private static final long FILM = 10 * GIB;
  private static final long POT = 10_000_000;
  private static final BouncyCastleOwnerKeys KEYS = new BouncyCastleOwnerKeys();
  private static Anvil anvil;
  private static Anvil.Deployment at;
  private static EvmLicenceRegistry registry;
  private static long edition;

  @BeforeAll
  static void startChain() throws Exception {
    anvil = Anvil.start();
    at = anvil.deploy();
    registry = at.registry(Anvil.KEY);
    anvil.send(Anvil.KEY_OWNER, at.coin(), "mint(address,uint256)", Anvil.KEY_OWNER, 10 * POT);
    edition = promised();
  }

  @AfterAll
  static void stopChain() {
    registry.close();
    anvil.close();
  }

  private static long promised() {
    long made = registry.registerEdition(Example.terms());
    registry.promise(made, PER_GIB, FILM, Example.terms().priceMinor());
    registry.fill(made, POT);
    return made;
  }

  /** A household that owns one licence. */
  private record Owner(byte[] key, TokenId token) {

    static Owner of(long edition) {
      byte[] key = KEYS.generate();
      Account account = new Account(KEYS.addressOf(KEYS.publicKeyOf(key)).text());
      return new Owner(key, registry.mint(edition, account, Example.word()).token());
    }

    Claim claim(long epoch, Account seeder, long bytes) {
      return registry.claim(
          new ServedBytes(token, epoch, seeder, bytes), signed(epoch, seeder, bytes));
    }

    byte[] signed(long epoch, Account seeder, long bytes) {
      return signed(Anvil.CHAIN, at.rewards(), epoch, seeder, bytes);
    }

    byte[] signed(long chain, Account contract, long epoch, Account seeder, long bytes) {
      Voucher voucher =
          new Voucher(
              chain,
              contract.text(),
              token.toString(),
              epoch,
              new OwnerAddress(seeder.text()),
              bytes);
      return KEYS.signTyped(key, voucher.typed()).bytes();
    }
  }

  private static Account seeder() {
    return new Account(KEYS.addressOf(KEYS.publicKeyOf(KEYS.generate())).text());
  }

  @Test
  void paysWhatJavaSignedAndTheDifferenceLater() {
    Owner owner = Owner.of(edition);
    Account seeder = seeder();
    assertThat(owner.claim(0, seeder, GIB))
        .isInstanceOfSatisfying(
            Claim.Paid.class,
            paid -> {
              assertThat(paid.bytes()).isEqualTo(GIB);
              assertThat(paid.units()).isEqualTo(PER_GIB);
            });
    assertThat(owner.claim(0, seeder, 3 * GIB))
        .isInstanceOfSatisfying(
            Claim.Paid.class, paid -> assertThat(paid.units()).isEqualTo(2 * PER_GIB));
    assertThat(coins(seeder)).isEqualTo(3 * PER_GIB);
    assertThat(registry.standingOf(owner.token(), 0, seeder))
        .isEqualTo(
            new Standing(
                Optional.of(new Account(KEYS.addressOf(KEYS.publicKeyOf(owner.key())).text())),
                3 * GIB,
                FILM - 3 * GIB));
  }

  @Test
  void aVoucherIsPaidOnceHoweverOftenItIsShown() {
    Owner owner = Owner.of(edition);
    Account seeder = seeder();
    assertThat(owner.claim(0, seeder, GIB)).isInstanceOf(Claim.Paid.class);
    for (long bytes : new long[] {GIB, GIB - 1, 1, 0}) {
      assertThat(owner.claim(0, seeder, bytes)).isInstanceOf(Claim.Nothing.class);
    }
    assertThat(coins(seeder)).isEqualTo(PER_GIB);
  }

  @Test
  void aSignatureIsForItsOwnNumbersSeederChainAndContractOnly() {
    Owner owner = Owner.of(edition);
    Account seeder = seeder();
    Account thief = seeder();
    byte[] signature = owner.signed(0, seeder, GIB);
    TokenId token = owner.token();
    TokenId other = Owner.of(edition).token();
    List<ServedBytes> inflated =
        List.of(
            new ServedBytes(token, 0, seeder, GIB + 1),
            new ServedBytes(token, 0, thief, GIB),
            new ServedBytes(other, 0, seeder, GIB));
    for (ServedBytes one : inflated) {
      refused(registry.claim(one, signature), "NotSigned");
    }
    ServedBytes right = new ServedBytes(token, 0, seeder, GIB);
    refused(registry.claim(right, owner.signed(1, at.rewards(), 0, seeder, GIB)), "NotSigned");
    refused(
        registry.claim(right, owner.signed(Anvil.CHAIN, at.licences(), 0, seeder, GIB)),
        "NotSigned");
    for (int bit = 0; bit < signature.length * 8; bit += 37) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      refused(registry.claim(right, changed), "NotSigned");
    }
    assertThat(registry.claim(right, signature)).isInstanceOf(Claim.Paid.class);
  }

  @Test
  void nobodyIsPaidForServingHimself() {
    Owner owner = Owner.of(edition);
    Account self = new Account(KEYS.addressOf(KEYS.publicKeyOf(owner.key())).text());
    refused(owner.claim(0, self, GIB), "OwnVoucher");
  }

  @Test
  void aFarmOfSeedersBringsNoMoreThanOneFilm() {
    Owner owner = Owner.of(edition);
    long units = 0;
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Claim claim = owner.claim(0, seeder(), 4 * GIB);
      claims.add(claim);
      units += claim instanceof Claim.Paid paid ? paid.units() : 0;
    }
    assertThat(units).isEqualTo(FILM / GIB * PER_GIB);
    assertThat(claims.getLast()).isInstanceOf(Claim.Nothing.class);
    long most = registry.mostPerLicence(edition, Example.terms().priceMinor());
    assertThat(units).isLessThanOrEqualTo(most);
  }

  @Test
  void vouchersOfAnOwnerWhoSoldHoldOnlyIfTheEpochWasOpened() {
    Owner late = Owner.of(edition);
    Owner opened = Owner.of(edition);
    Account seeder = seeder();
    registry.open(opened.token());
    for (Owner owner : List.of(late, opened)) {
      Account self = new Account(KEYS.addressOf(KEYS.publicKeyOf(owner.key())).text());
      anvil.ask("anvil_impersonateAccount", self.text());
      anvil.ask("anvil_setBalance", self.text(), "0xde0b6b3a7640000");
      anvil.send(
          self,
          at.licences(),
          "transferFrom(address,address,uint256)",
          self,
          Anvil.OTHER,
          owner.token());
    }
    refused(late.claim(0, seeder, GIB), "StaleNonce");
    // The one who sold signs for the next epoch: it is not hers.
    refused(opened.claim(1, seeder, 2 * GIB), "NotSigned");
    assertThat(opened.claim(0, seeder, GIB)).isInstanceOf(Claim.Paid.class);
    // A second epoch brings no second film.
    assertThat(registry.standingOf(opened.token(), 1, seeder).bytesLeft()).isEqualTo(FILM - GIB);
  }

  @Test
  void promisesAndPotsAreWrittenOnce() {
    long made = promised();
    BigInteger before = coins(Anvil.KEY_OWNER);
    for (int i = 0; i < 5; i++) {
      registry.promise(made, PER_GIB, FILM, Example.terms().priceMinor());
      registry.fill(made, POT);
    }
    assertThat(coins(Anvil.KEY_OWNER)).isEqualTo(before);
    assertThat(registry.promiseOf(made))
        .isEqualTo(new Promise(POT, PER_GIB, FILM, Optional.empty()));
    registry.fill(made, POT + 7);
    assertThat(registry.promiseOf(made).pot()).isEqualTo(POT + 7);
    assertThat(registry.potOf(made, registry.head().number())).isEqualTo(POT + 7);
    assertThat(registry.rewardsOwed(registry.head().number())).isZero();
  }

  @Test
  void refusesToPromiseMoreThanFarmingMayBring() {
    long made = registry.registerEdition(Example.terms());
    long price = Example.terms().priceMinor();
    long most = registry.mostPerLicence(made, price);
    // The platform's 5 % of a first sale; a resale costs more.
    assertThat(most).isEqualTo(price / 20);
    assertThatThrownBy(() -> registry.promise(made, most + 1, GIB, price))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("RewardTooHigh");
    registry.promise(made, most, GIB, price);
    assertThat(registry.promiseOf(made).unitsPerGiB()).isEqualTo(most);
  }

  @Test
  void tellsOfPotsEpochsAndRewards() {
    long from = registry.head().number() + 1;
    long made = promised();
    Owner owner = Owner.of(made);
    Account seeder = seeder();
    owner.claim(0, seeder, GIB);
    Account signer = new Account(KEYS.addressOf(KEYS.publicKeyOf(owner.key())).text());
    assertThat(registry.events(from, registry.head().number()))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
        .contains(
            new ChainEvent.PotFilled(null, made, Anvil.KEY_OWNER, POT),
            new ChainEvent.EpochOpened(null, owner.token(), 0, signer),
            new ChainEvent.Rewarded(null, owner.token(), 0, seeder, GIB, PER_GIB));
  }

  @Test
  void saysThatNobodyIsPaidWhereNoContractIsNamed() {
    try (EvmLicenceRegistry without =
        new EvmLicenceRegistry(at.rpc(), Anvil.CHAIN, at.licences(), at.anchor(), "", 0)) {
      assertThat(without.contract()).isEmpty();
      assertThatThrownBy(() -> without.promiseOf(1))
          .isInstanceOf(ChainException.class)
          .hasMessageContaining("no contract of seeder rewards");
      assertThat(without.events(at.block(), without.head().number()))
          .noneMatch(event -> event instanceof ChainEvent.PotFilled);
    }
  }

  private static void refused(Claim claim, String why) {
    assertThat(claim)
        .isInstanceOfSatisfying(
            Claim.Refused.class, found -> assertThat(found.reason()).contains(why));
  }

  private static BigInteger coins(Account account) {
    var call =
        JsonRpc.object()
            .put("to", at.coin().text())
            .put("data", "0x70a08231" + Words.word(account).text().substring(2));
    return new BigInteger(anvil.ask("eth_call", call, "latest").asText().substring(2), 16);
  }
}
