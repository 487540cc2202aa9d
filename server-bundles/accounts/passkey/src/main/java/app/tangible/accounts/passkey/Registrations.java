package app.tangible.accounts.passkey;

import app.tangible.chain.Account;
import app.tangible.chain.account.PasskeyAccounts;
import app.tangible.chain.account.PasskeyPublicKey;
import app.tangible.web.ProblemException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** New passkeys. */
final class Registrations {

  private static final int CHALLENGE_BYTES = 32;
  private static final int MAX_PASSKEYS = 16;

  private final PasskeyTables tables;
  private final Ceremony ceremony;
  private final PasskeyAccounts accounts;
  private final Duration validity;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Registrations(
      PasskeyTables tables,
      Ceremony ceremony,
      PasskeyAccounts accounts,
      Duration validity,
      Clock clock) {
    this.tables = tables;
    this.ceremony = ceremony;
    this.accounts = accounts;
    this.validity = validity;
    this.clock = clock;
  }

  Bodies.Challenge challenge() {
    byte[] bytes = new byte[CHALLENGE_BYTES];
    random.nextBytes(bytes);
    String challenge = Base64Url.encode(bytes);
    Instant now = clock.instant();
    if (!tables.addChallenge(challenge, now, now.plus(validity))) {
      throw new ProblemException(
          503, "too-many-challenges", "Too many people register just now. Try again in a while.");
    }
    return new Bodies.Challenge(challenge, ceremony.relyingParty(), (int) validity.toSeconds());
  }

  /** A challenge that was given out; used up by the attempt, whatever comes of it. */
  byte[] used(@Nullable String text) {
    byte[] challenge = Base64Url.decode("challenge", text);
    if (!tables.useChallenge(Base64Url.encode(challenge), clock.instant())) {
      throw new ProblemException(
          409, "challenge", "This challenge was used or is too old. Ask for another one.");
    }
    return challenge;
  }

  PasskeyRow register(Bodies.Registration body) {
    byte[] challenge = used(body.challenge());
    Ceremony.Registered made =
        ceremony.register(
            challenge,
            Base64Url.decode("attestationObject", body.attestationObject()),
            Base64Url.decode("clientData", body.clientData()));
    PasskeyPublicKey first = firstOf(body.account(), made.key());
    PasskeyRow passkey =
        new PasskeyRow(
            Base64Url.encode(made.credential()),
            made.key(),
            first,
            accounts.addressOf(first),
            made.signCount());
    if (!tables.add(passkey, MAX_PASSKEYS, clock.instant())) {
      throw new ProblemException(
          409, "passkey-known", "This passkey is known, or its account has 16 already.");
    }
    return passkey;
  }

  /**
   * Takes a passkey to the account that it has taken over. It signs for that itself: else whoever
   * adds somebody's key to an account of theirs could lead that person's page there.
   */
  PasskeyRow join(PasskeyRow passkey, Bodies.Joining body) {
    Account account = Guardians.account(body.account());
    byte[] challenge = used(body.challenge());
    long count =
        ceremony.verify(
            passkey,
            challenge,
            Base64Url.decode("authenticatorData", body.authenticatorData()),
            Base64Url.decode("clientData", body.clientData()),
            Base64Url.decode("signature", body.signature()));
    PasskeyPublicKey first =
        tables
            .firstOf(account)
            .filter(known -> accounts.indexOf(known, passkey.key()).isPresent())
            .orElseThrow(
                () ->
                    new ProblemException(
                        409, "not-a-key", "That account does not obey this passkey, or not yet."));
    if (!account.equals(passkey.account())
        && (accounts.isDeployed(passkey.account()) || accounts.coinsOf(passkey.account()) > 0)) {
      throw new ProblemException(
          409, "account-in-use", "This passkey's own account is in use. Empty it first.");
    }
    tables.move(passkey, first, account, count);
    return new PasskeyRow(passkey.credential(), passkey.key(), first, account, count);
  }

  private PasskeyPublicKey firstOf(@Nullable String credential, PasskeyPublicKey own) {
    return credential == null ? own : find(credential).first();
  }

  /** Answers 404 for a credential that did not register here. */
  PasskeyRow find(String credential) {
    String canonical = Base64Url.encode(Base64Url.decode("credential", credential));
    return tables
        .find(canonical)
        .orElseThrow(
            () -> new ProblemException(404, "unknown-passkey", "No such passkey is known here."));
  }
}
