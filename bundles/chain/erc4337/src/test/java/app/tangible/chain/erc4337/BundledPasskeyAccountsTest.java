package app.tangible.chain.erc4337;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.Account;
import app.tangible.chain.ChainException;
import app.tangible.chain.TokenId;
import app.tangible.chain.account.AccountAction;
import app.tangible.chain.account.OperationOutcome;
import app.tangible.chain.account.PreparedOperation;
import app.tangible.chain.account.Recovery;
import app.tangible.chain.trial.TrialChain;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real bundler over a real EVM. */
class BundledPasskeyAccountsTest {

  private static final long PRICE = 13_000_000;

  /** The account of {@link TrialChain#KEY}. */
  private static final String GUARDIAN = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";

  @TempDir static Path folder;
  private static TrialChain chain;
  private static BundledPasskeyAccounts accounts;
  private static long edition;

  private final SoftPasskey passkey;
  private Account account;

  BundledPasskeyAccountsTest() throws Exception {
    passkey = new SoftPasskey();
  }

  @BeforeAll
  static void start() throws Exception {
    chain = new TrialChain(folder);
    accounts = accounts(Clock.systemUTC(), TrialChain.KEY);
    edition = chain.register(PRICE);
  }

  private static BundledPasskeyAccounts accounts(Clock clock, String signer) {
    Settings settings =
        new Settings(
            chain.rpc(),
            chain.bundler(),
            TrialChain.CHAIN_ID,
            chain.address("factory"),
            chain.address("paymaster"),
            chain.address("licences"),
            chain.address("stablecoin"),
            Duration.ofMinutes(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            60_000,
            120_000,
            200_000,
            70_000,
            BigInteger.valueOf(300_000_000_000L),
            1 << 20);
    return new BundledPasskeyAccounts(settings, signer, clock);
  }

  @AfterAll
  static void stop() {
    accounts.close();
    chain.close();
  }

  @BeforeEach
  void fund() throws Exception {
    account = accounts.addressOf(passkey.key());
    chain.fund(account, 2 * PRICE);
  }

  private OperationOutcome does(AccountAction action, SoftPasskey signer, int index)
      throws Exception {
    PreparedOperation operation = accounts.prepare(passkey.key(), action);
    return accounts.send(operation, signer.sign(index, operation.hash()));
  }

  @Test
  void computesTheAddressThatTheFactoryAnswers() throws Exception {
    String said =
        chain.read(
            "factory",
            "addressOf(uint256,uint256)(address)",
            passkey.key().x().text(),
            passkey.key().y().text());
    assertThat(account.text()).isEqualTo(said.toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void createsTheAccountAndBuysWithoutACoinForGas() throws Exception {
    OperationOutcome first = does(new AccountAction.Buy(edition, PRICE), passkey, 0);
    OperationOutcome second = does(new AccountAction.Buy(edition, PRICE), passkey, 0);

    assertThat(List.of(first, second))
        .allSatisfy(
            outcome -> {
              List<TokenId> received = ((OperationOutcome.Done) outcome).received();
              assertThat(received).hasSize(1);
              assertThat(
                      chain.read(
                          "licences", "ownerOf(uint256)(address)", received.getFirst().toString()))
                  .isEqualToIgnoringCase(account.text());
            });
    assertThat(accounts.coinsOf(account)).isZero();
    assertThat(((OperationOutcome.Done) second).gas()).isLessThan(162_000);
  }

  @Test
  void answersTheSameOperationTheSameAgain() throws Exception {
    PreparedOperation operation =
        accounts.prepare(passkey.key(), new AccountAction.Buy(edition, PRICE));
    var assertion = passkey.sign(0, operation.hash());
    OperationOutcome first = accounts.send(operation, assertion);
    assertThat(accounts.send(operation, assertion)).isEqualTo(first);
    assertThat(accounts.outcomeOf(operation.hash())).contains(first);
    assertThat(accounts.coinsOf(account)).isEqualTo(PRICE);
  }

  @Test
  void obeysASecondPasskeyAndNoRemovedOne() throws Exception {
    SoftPasskey second = new SoftPasskey();
    assertThat(accounts.indexOf(passkey.key(), second.key())).isEmpty();
    assertThat(does(new AccountAction.AddKey(second.key()), passkey, 0))
        .isInstanceOf(OperationOutcome.Done.class);
    assertThat(accounts.indexOf(passkey.key(), second.key())).hasValue(1);

    assertThat(does(new AccountAction.RemoveKey(0), second, 1))
        .isInstanceOf(OperationOutcome.Done.class);
    assertThat(accounts.indexOf(passkey.key(), passkey.key())).isEmpty();
    assertThatThrownBy(() -> does(new AccountAction.Buy(edition, PRICE), passkey, 0))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("AA24");
  }

  @Test
  void vetoesItsGuardianWithoutACoinForGas() throws Exception {
    does(new AccountAction.SetGuardian(new Account(GUARDIAN)), passkey, 0);
    SoftPasskey proposed = new SoftPasskey();
    chain.send(
        account,
        "proposeRecovery(uint256,uint256)",
        proposed.key().x().text(),
        proposed.key().y().text());
    assertThat(does(new AccountAction.VetoRecovery(), passkey, 0))
        .isInstanceOf(OperationOutcome.Done.class);
    // There is nothing left to veto.
    assertThat(does(new AccountAction.VetoRecovery(), passkey, 0))
        .isInstanceOf(OperationOutcome.Reverted.class);
  }

  @Test
  void guardsAnotherAccountWithoutACoinForGas() throws Exception {
    does(new AccountAction.SetGuardian(new Account(GUARDIAN)), passkey, 0);
    assertThat(accounts.guardianOf(account)).contains(new Account(GUARDIAN));
    assertThat(accounts.recoveryOf(account)).isEmpty();
    // A friend's account guards from now on, and proposes what the owner made on a new device.
    SoftPasskey friend = new SoftPasskey();
    SoftPasskey fresh = new SoftPasskey();
    Account guardian = accounts.addressOf(friend.key());
    does(new AccountAction.SetGuardian(guardian), passkey, 0);
    assertThat(guards(friend, new AccountAction.FinishRecovery(account)))
        .isInstanceOf(OperationOutcome.Reverted.class);
    assertThat(guards(friend, new AccountAction.ProposeRecovery(account, fresh.key())))
        .isInstanceOf(OperationOutcome.Done.class);
    Recovery recovery = accounts.recoveryOf(account).orElseThrow();
    assertThat(recovery.proposed()).isEqualTo(fresh.key());
    assertThat(recovery.isReady()).isFalse();
    assertThat(Duration.between(recovery.asOf(), recovery.ready())).isEqualTo(Duration.ofDays(7));
    chain.pass(Duration.ofDays(7));
    assertThat(accounts.recoveryOf(account).orElseThrow().isReady()).isTrue();
    assertThat(guards(friend, new AccountAction.FinishRecovery(account)))
        .isInstanceOf(OperationOutcome.Done.class);
    assertThat(accounts.indexOf(passkey.key(), fresh.key())).hasValue(1);
    assertThat(accounts.indexOf(passkey.key(), passkey.key())).isEmpty();
    assertThat(accounts.recoveryOf(account)).isEmpty();
  }

  private OperationOutcome guards(SoftPasskey friend, AccountAction action) throws Exception {
    PreparedOperation operation = accounts.prepare(friend.key(), action);
    return accounts.send(operation, friend.sign(0, operation.hash()));
  }

  @Test
  void refusesAStranger() throws Exception {
    SoftPasskey stranger = new SoftPasskey();
    assertThatThrownBy(() -> does(new AccountAction.Buy(edition, PRICE), stranger, 0))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("AA24");
  }

  @Test
  void refusesAnAssertionAboutSomethingElse() throws Exception {
    PreparedOperation operation =
        accounts.prepare(passkey.key(), new AccountAction.Buy(edition, PRICE));
    PreparedOperation other =
        accounts.prepare(passkey.key(), new AccountAction.Buy(edition, PRICE - 1));
    assertThatThrownBy(() -> accounts.send(operation, passkey.sign(0, other.hash())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> accounts.send(operation, passkey.sign(0, operation.hash(), "webauthn.create")))
        .isInstanceOf(IllegalArgumentException.class);
    PreparedOperation mixed = new PreparedOperation(account, operation.hash(), other.text());
    assertThatThrownBy(() -> accounts.send(mixed, passkey.sign(0, operation.hash())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsThatWhatWasSignedCouldNotBeDone() throws Exception {
    // Signed, valid, and dearer than what the account has.
    long dear = chain.register(100 * PRICE);
    assertThat(does(new AccountAction.Buy(dear, 100 * PRICE), passkey, 0))
        .isInstanceOf(OperationOutcome.Reverted.class);
    assertThat(accounts.coinsOf(account)).isEqualTo(2 * PRICE);
  }

  @Test
  void isNotPaidForByAnotherSigner() throws Exception {
    String other = "0x%064x".formatted(0x5190);
    try (BundledPasskeyAccounts forged = accounts(Clock.systemUTC(), other)) {
      PreparedOperation operation =
          forged.prepare(passkey.key(), new AccountAction.Buy(edition, PRICE));
      assertThatThrownBy(() -> forged.send(operation, passkey.sign(0, operation.hash())))
          .isInstanceOf(ChainException.class)
          .hasMessageContaining("AA34");
    }
  }

  @Test
  void isNotPaidForWhenItsTimeIsOver() throws Exception {
    PreparedOperation operation =
        accounts.prepare(passkey.key(), new AccountAction.Buy(edition, PRICE));
    chain.pass(Duration.ofHours(1));
    assertThatThrownBy(() -> accounts.send(operation, passkey.sign(0, operation.hash())))
        .isInstanceOf(ChainException.class);
    assertThat(accounts.outcomeOf(operation.hash())).isEqualTo(Optional.empty());
  }

  @Test
  void knowsPricesAndWhatIsNotSold() {
    assertThat(accounts.priceOf(edition)).isEqualTo(PRICE);
    assertThat(accounts.priceOf(1_000_000)).isZero();
  }
}
