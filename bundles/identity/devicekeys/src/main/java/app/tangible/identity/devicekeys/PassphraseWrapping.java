package app.tangible.identity.devicekeys;

import app.tangible.identity.IdentityException;
import app.tangible.identity.PassphraseHashing;
import app.tangible.identity.PassphraseHashing.Cost;
import app.tangible.identity.PassphrasePrompt.Reason;
import app.tangible.identity.Protection;
import java.util.Arrays;
import java.util.Optional;

/**
 * Argon2id of what a person knows: configured, else asked for, as often as it takes. It is the hash
 * that slows guessing down.
 */
final class PassphraseWrapping implements Wrapping {

  private static final String NONE_CHOSEN =
      "The keys are to be wrapped by a passphrase, and none was given. Choose one on the screen;"
          + " where there is none, set TANGIBLE_PASSPHRASE, or choose another protection.";

  private final PassphraseHashing hashing;
  private final char[] configured;
  private final Asking asking;

  /** {@code configured} is not copied; the caller wipes it. */
  PassphraseWrapping(PassphraseHashing hashing, char[] configured, Asking asking) {
    this.hashing = hashing;
    this.configured = configured;
    this.asking = asking;
  }

  @Override
  public Protection level() {
    return Protection.PASSPHRASE;
  }

  @Override
  public byte[] create(byte[] salt, Cost cost) {
    return (configured.length > 0
            ? configured(salt, cost)
            : ask(Reason.CHOOSE, NONE_CHOSEN, salt, cost))
        .orElseThrow(() -> new IdentityException(NONE_CHOSEN));
  }

  @Override
  public Optional<byte[]> recall(byte[] salt, Cost cost, int attempt) {
    if (attempt == 0 && configured.length > 0) {
      return configured(salt, cost);
    }
    Reason reason = attempt == 0 ? Reason.OPEN : Reason.OPEN_AFTER_A_WRONG_ONE;
    return ask(reason, lost(), salt, cost);
  }

  @Override
  public String lost() {
    return configured.length > 0
        ? "The passphrase is wrong, so the keys stay closed. Type the right one on the screen;"
            + " where there is none, start again with it in TANGIBLE_PASSPHRASE."
        : "The keys are wrapped by a passphrase and no right one was given, so they stay closed."
            + " Type it on the screen; where there is none, set TANGIBLE_PASSPHRASE and start"
            + " again.";
  }

  private Optional<byte[]> configured(byte[] salt, Cost cost) {
    return Optional.of(hashing.hash(configured, salt, cost));
  }

  private Optional<byte[]> ask(Reason reason, String otherwise, byte[] salt, Cost cost) {
    Optional<char[]> answer = asking.ask(reason, otherwise);
    try {
      return answer.map(typed -> hashing.hash(typed, salt, cost));
    } finally {
      answer.ifPresent(typed -> Arrays.fill(typed, '\0'));
    }
  }
}
