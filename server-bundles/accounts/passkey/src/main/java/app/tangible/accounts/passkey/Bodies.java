package app.tangible.accounts.passkey;

import app.tangible.chain.TokenId;
import app.tangible.chain.account.OperationOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes over the wire; see {@code docs/protocols/passkey-account.md}. Binary is base64url. */
final class Bodies {

  private Bodies() {}

  /** To register with. */
  public record Challenge(String challenge, String relyingParty, int expiresSeconds) {}

  /**
   * A new passkey.
   *
   * @param account the credential of a passkey of the account that this one shall join; null for an
   *     account of its own
   */
  public record Registration(
      @Nullable String challenge,
      @Nullable String attestationObject,
      @Nullable String clientData,
      @Nullable String account) {}

  /**
   * A passkey and its account.
   *
   * @param units what the account has, in the stablecoin's smallest units
   * @param deployed whether the account is on the chain; its first operation brings it there
   * @param commands whether the chain obeys this passkey
   */
  public record Passkey(
      String credential, String account, long units, boolean deployed, boolean commands) {}

  /**
   * Who may help an account whose passkeys are lost, and what they do.
   *
   * @param guardian 0x and 40 hex digits; null where nobody is
   */
  public record Guarding(
      String account, @Nullable String guardian, @Nullable RecoveryUnderWay recovery) {}

  /**
   * A passkey that waits to replace all others.
   *
   * @param newcomer the account that this passkey made for itself, where it is known here
   * @param ready when it can take over, unix seconds
   * @param until the end of that, unix seconds
   * @param now whether it can at this moment, by the chain's own time
   */
  public record RecoveryUnderWay(@Nullable String newcomer, long ready, long until, boolean now) {}

  /**
   * A passkey joins an account whose chain obeys it already: it has taken over.
   *
   * @param account 0x and 40 hex digits
   * @param challenge given out for this; the rest is the passkey's answer to it
   */
  public record Joining(
      @Nullable String account,
      @Nullable String challenge,
      @Nullable String authenticatorData,
      @Nullable String clientData,
      @Nullable String signature) {}

  /** What the chain asks for an edition. */
  public record Price(long edition, long units) {}

  /**
   * What to do.
   *
   * @param kind BUY (edition, units), ADD_KEY (credential), REMOVE_KEY (credential), SET_GUARDIAN
   *     (guardian), VETO, PROPOSE (account, newcomer), FINISH (account)
   * @param units what the buyer was told that it costs
   * @param credential the passkey to add or to remove
   * @param guardian who may propose a passkey when all are lost; the zero account is nobody
   * @param account the one that this passkey's account guards
   * @param newcomer the account that the proposed passkey made for itself
   */
  public record Order(
      @Nullable String kind,
      @Nullable Long edition,
      @Nullable Long units,
      @Nullable String credential,
      @Nullable String guardian,
      @Nullable String account,
      @Nullable String newcomer) {}

  /**
   * What to sign.
   *
   * @param operation its hash, 0x and 64 hex digits
   * @param challenge the same, base64url
   */
  public record Prepared(String operation, String challenge, int expiresSeconds) {}

  /**
   * A household in which the account's films play, or may.
   *
   * @param household its address
   * @param challenge what the passkey signs so that they do, base64url
   * @param plays whether they do
   */
  public record Home(String household, String challenge, boolean plays) {}

  /** A household's code, as its media center shows it. */
  public record HomeCode(@Nullable String code) {}

  /** A challenge that was given out for this, and the passkey's answer to it. */
  public record Leaving(
      @Nullable String challenge,
      @Nullable String authenticatorData,
      @Nullable String clientData,
      @Nullable String signature) {}

  /** The passkey's signature. */
  public record Assertion(
      @Nullable String authenticatorData,
      @Nullable String clientData,
      @Nullable String signature) {}

  /**
   * How it ended.
   *
   * @param state DONE or REVERTED
   * @param tokens the licences that the account got, decimal
   */
  public record Outcome(
      String operation, String state, String transaction, long block, List<String> tokens) {

    static Outcome of(String operation, OperationOutcome outcome) {
      return switch (outcome) {
        case OperationOutcome.Done done ->
            new Outcome(
                operation,
                OperationRow.State.DONE.name(),
                done.transaction().text(),
                done.block(),
                done.received().stream().map(TokenId::toString).toList());
        case OperationOutcome.Reverted reverted ->
            new Outcome(
                operation,
                OperationRow.State.REVERTED.name(),
                reverted.transaction().text(),
                reverted.block(),
                List.of());
      };
    }
  }
}
