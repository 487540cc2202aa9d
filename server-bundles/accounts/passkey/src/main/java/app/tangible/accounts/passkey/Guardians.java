package app.tangible.accounts.passkey;

import app.tangible.chain.Account;
import app.tangible.chain.account.AccountAction;
import app.tangible.chain.account.PasskeyAccounts;
import app.tangible.chain.account.PasskeyPublicKey;
import app.tangible.chain.account.Recovery;
import app.tangible.web.ProblemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Recovery by a guardian. The chain decides; here is refused beforehand what it would refuse, so
 * that the platform pays for nothing that comes to nothing.
 */
final class Guardians {

  private final PasskeyTables tables;
  private final PasskeyAccounts accounts;

  Guardians(PasskeyTables tables, PasskeyAccounts accounts) {
    this.tables = tables;
    this.accounts = accounts;
  }

  /** Of any account of the chain; it need not be known here. */
  Bodies.Guarding of(Account account) {
    return new Bodies.Guarding(
        account.text(),
        accounts.guardianOf(account).map(Account::text).orElse(null),
        accounts.recoveryOf(account).map(this::describe).orElse(null));
  }

  private Bodies.RecoveryUnderWay describe(Recovery recovery) {
    return new Bodies.RecoveryUnderWay(
        tables.isKnown(recovery.proposed()) ? accounts.addressOf(recovery.proposed()).text() : null,
        recovery.ready().getEpochSecond(),
        recovery.until().getEpochSecond(),
        recovery.isReady());
  }

  AccountAction veto(PasskeyRow passkey) {
    recoveryOf(passkey.account());
    return new AccountAction.VetoRecovery();
  }

  AccountAction propose(PasskeyRow guardian, Bodies.Order order) {
    Account guarded = account(order.account());
    if (accounts.guardianOf(guarded).filter(guardian.account()::equals).isEmpty()) {
      throw new ProblemException(
          409, "not-guardian", "That account has not named this one as its guardian.");
    }
    PasskeyPublicKey key =
        tables
            .firstOf(account(order.newcomer()))
            .orElseThrow(
                () ->
                    new ProblemException(
                        404, "unknown-account", "No passkey of that address is known here."));
    return new AccountAction.ProposeRecovery(guarded, key);
  }

  AccountAction finish(Bodies.Order order) {
    Account guarded = account(order.account());
    if (!recoveryOf(guarded).isReady()) {
      throw new ProblemException(
          409, "not-ready", "The passkey cannot take over at this time: too early, or too late.");
    }
    return new AccountAction.FinishRecovery(guarded);
  }

  private Recovery recoveryOf(Account account) {
    return accounts
        .recoveryOf(account)
        .orElseThrow(
            () -> new ProblemException(409, "no-recovery", "No passkey was proposed for it."));
  }

  static Account account(@Nullable String text) {
    try {
      return new Account(String.valueOf(text).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(400, "order", "An account of the chain is 0x and 40 hex digits.");
    }
  }
}
