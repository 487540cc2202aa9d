package app.tangible.accounts.passkey;

import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.account.AccountAction;
import app.tangible.chain.account.OperationOutcome;
import app.tangible.chain.account.PasskeyAccounts;
import app.tangible.chain.account.PasskeyAssertion;
import app.tangible.chain.account.PreparedOperation;
import app.tangible.web.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What passkeys have their accounts do, at the platform's expense. */
final class Operations {

  private static final Logger log = LoggerFactory.getLogger(Operations.class);
  private static final Duration DAY = Duration.ofDays(1);

  private final PasskeyTables tables;
  private final Ceremony ceremony;
  private final PasskeyAccounts accounts;
  private final Registrations registrations;
  private final Guardians guarding;
  private final Duration validity;
  private final int perDay;
  private final Clock clock;

  Operations(
      PasskeyTables tables,
      Ceremony ceremony,
      PasskeyAccounts accounts,
      Registrations registrations,
      Guardians guarding,
      Duration validity,
      int perDay,
      Clock clock) {
    this.tables = tables;
    this.ceremony = ceremony;
    this.accounts = accounts;
    this.registrations = registrations;
    this.guarding = guarding;
    this.validity = validity;
    this.perDay = perDay;
    this.clock = clock;
  }

  Bodies.Prepared prepare(PasskeyRow passkey, Bodies.Order order) {
    if (tables.sentSince(clock.instant().minus(DAY)) >= perDay) {
      throw new ProblemException(
          503, "sponsoring-paused", "The platform has paid for enough today. Try tomorrow.");
    }
    int index = indexOf(passkey);
    AccountAction action = actionOf(passkey, order);
    PreparedOperation operation = accounts.prepare(passkey.first(), action);
    Instant now = clock.instant();
    OperationRow.State state = OperationRow.State.PREPARED;
    tables.add(
        new OperationRow(operation, passkey.credential(), index, state, now.plus(validity)), now);
    return new Bodies.Prepared(
        operation.hash().text(),
        Base64Url.encode(operation.hash().bytes()),
        (int) validity.toSeconds());
  }

  private int indexOf(PasskeyRow passkey) {
    return accounts
        .indexOf(passkey.first(), passkey.key())
        .orElseThrow(
            () ->
                new ProblemException(
                    409, "not-a-key", "The account does not obey this passkey, or not yet."));
  }

  private AccountAction actionOf(PasskeyRow passkey, Bodies.Order order) {
    return switch (order.kind()) {
      case "BUY" -> buy(passkey, order);
      case "ADD_KEY" -> new AccountAction.AddKey(other(passkey, order).key());
      case "REMOVE_KEY" -> {
        PasskeyRow removed = other(passkey, order);
        OptionalInt index = accounts.indexOf(passkey.first(), removed.key());
        yield new AccountAction.RemoveKey(index.orElseThrow(() -> otherRefused()));
      }
      case "SET_GUARDIAN" -> {
        requireUsed(passkey);
        yield new AccountAction.SetGuardian(Guardians.account(order.guardian()));
      }
      case "VETO" -> guarding.veto(passkey);
      case "PROPOSE" -> {
        requireUsed(passkey);
        yield guarding.propose(passkey, order);
      }
      case "FINISH" -> {
        requireUsed(passkey);
        yield guarding.finish(order);
      }
      case null, default ->
          throw new ProblemException(
              400,
              "kind",
              "A kind is BUY, ADD_KEY, REMOVE_KEY, SET_GUARDIAN, VETO, PROPOSE or FINISH.");
    };
  }

  private AccountAction buy(PasskeyRow passkey, Bodies.Order order) {
    if (order.edition() == null || order.units() == null || order.edition() < 1) {
      throw new ProblemException(400, "order", "BUY needs an edition and the units it costs.");
    }
    long price = accounts.priceOf(order.edition());
    if (price == 0) {
      throw new ProblemException(404, "not-for-sale", "The edition is not sold on the chain.");
    }
    if (price > order.units()) {
      throw new ProblemException(409, "price", "The edition costs more by now. Look again.");
    }
    if (accounts.coinsOf(passkey.account()) < price) {
      throw new ProblemException(409, "coins", "The account has not enough coins for this.");
    }
    return new AccountAction.Buy(order.edition(), price);
  }

  private PasskeyRow other(PasskeyRow passkey, Bodies.Order order) {
    if (order.credential() == null) {
      throw new ProblemException(400, "order", order.kind() + " needs the other credential.");
    }
    PasskeyRow other = registrations.find(order.credential());
    if (!other.account().equals(passkey.account())) {
      throw otherRefused();
    }
    requireUsed(passkey);
    return other;
  }

  /** What has cost nobody anything could be made by the thousand, at the platform's expense. */
  private void requireUsed(PasskeyRow passkey) {
    if (!accounts.isDeployed(passkey.account()) && accounts.coinsOf(passkey.account()) == 0) {
      throw new ProblemException(
          409, "account-unused", "Put coins into the account first, or buy a film with it.");
    }
  }

  private static ProblemException otherRefused() {
    return new ProblemException(409, "other-passkey", "That passkey is not of this account.");
  }

  /** Sends what was signed; the same again answers the same. */
  Bodies.Outcome submit(PasskeyRow passkey, Bytes32 hash, Bodies.Assertion body) {
    OperationRow row =
        tables
            .operation(hash)
            .filter(found -> found.credential().equals(passkey.credential()))
            .orElseThrow(
                () ->
                    new ProblemException(
                        404, "unknown-operation", "This passkey was not asked to sign this."));
    byte[] authenticatorData = Base64Url.decode("authenticatorData", body.authenticatorData());
    byte[] clientData = Base64Url.decode("clientData", body.clientData());
    byte[] signature = Base64Url.decode("signature", body.signature());
    if (row.state() == OperationRow.State.PREPARED) {
      accept(passkey, row, authenticatorData, clientData, signature);
    }
    return Bodies.Outcome.of(hash.text(), send(row, authenticatorData, clientData, signature));
  }

  private void accept(
      PasskeyRow passkey,
      OperationRow row,
      byte[] authenticatorData,
      byte[] clientData,
      byte[] signature) {
    if (!clock.instant().isBefore(row.expires())) {
      throw new ProblemException(409, "expired", "This waited too long to be signed. Ask anew.");
    }
    byte[] challenge = row.operation().hash().bytes();
    long count = ceremony.verify(passkey, challenge, authenticatorData, clientData, signature);
    tables.sent(row, count, clock.instant());
  }

  private OperationOutcome send(
      OperationRow row, byte[] authenticatorData, byte[] clientData, byte[] signature) {
    OperationOutcome outcome;
    try {
      outcome =
          accounts.send(
              row.operation(),
              new PasskeyAssertion(row.keyIndex(), authenticatorData, clientData, signature));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(422, "passkey", "The passkey's answer is not about this.");
    } catch (ChainException e) {
      log.warn("operation {} was not carried out", row.operation().hash(), e);
      throw new ProblemException(
          502, "chain", "The chain did not take it. Send the same again, or ask anew later.");
    }
    OperationRow.State state =
        outcome instanceof OperationOutcome.Done
            ? OperationRow.State.DONE
            : OperationRow.State.REVERTED;
    tables.ended(row.operation().hash(), state, outcome.transaction());
    return outcome;
  }
}
