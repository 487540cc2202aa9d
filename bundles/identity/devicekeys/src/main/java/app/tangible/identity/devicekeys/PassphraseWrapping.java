package app.tangible.identity.devicekeys;

import app.tangible.identity.IdentityException;
import app.tangible.identity.PassphraseHashing;
import app.tangible.identity.PassphraseHashing.Cost;
import app.tangible.identity.PassphrasePrompt;
import app.tangible.identity.PassphrasePrompt.Reason;
import app.tangible.identity.Protection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Argon2id of what a person knows: configured, else asked for. */
final class PassphraseWrapping implements Wrapping {

  private static final int MAX_QUESTIONS = 3;

  private final PassphraseHashing hashing;
  private final char[] configured;
  private final List<PassphrasePrompt> prompts;

  /** {@code configured} is not copied; the caller wipes it. */
  PassphraseWrapping(PassphraseHashing hashing, char[] configured, List<PassphrasePrompt> prompts) {
    this.hashing = hashing;
    this.configured = configured;
    this.prompts = List.copyOf(prompts);
  }

  @Override
  public Protection level() {
    return Protection.PASSPHRASE;
  }

  @Override
  public byte[] create(byte[] salt, Cost cost) {
    return (configured.length > 0 ? configured(salt, cost) : ask(Reason.CHOOSE, salt, cost))
        .orElseThrow(
            () ->
                new IdentityException(
                    "The keys are to be wrapped by a passphrase, and none was given. Set"
                        + " TANGIBLE_PASSPHRASE, or choose another protection."));
  }

  @Override
  public Optional<byte[]> recall(byte[] salt, Cost cost, int attempt) {
    if (configured.length > 0) {
      return attempt == 0 ? configured(salt, cost) : Optional.empty();
    }
    if (attempt >= MAX_QUESTIONS) {
      return Optional.empty();
    }
    return ask(attempt == 0 ? Reason.OPEN : Reason.OPEN_AFTER_A_WRONG_ONE, salt, cost);
  }

  @Override
  public String lost() {
    return configured.length > 0
        ? "The passphrase is wrong, so the keys stay closed. Start again with the right one in"
            + " TANGIBLE_PASSPHRASE."
        : "The keys are wrapped by a passphrase and no right one was given, so they stay closed."
            + " Set TANGIBLE_PASSPHRASE and start again.";
  }

  private Optional<byte[]> configured(byte[] salt, Cost cost) {
    return Optional.of(hashing.hash(configured, salt, cost));
  }

  private Optional<byte[]> ask(Reason reason, byte[] salt, Cost cost) {
    for (PassphrasePrompt prompt : prompts) {
      Optional<char[]> answer = prompt.ask(reason).filter(typed -> typed.length > 0);
      if (answer.isPresent()) {
        try {
          return Optional.of(hashing.hash(answer.get(), salt, cost));
        } finally {
          Arrays.fill(answer.get(), '\0');
        }
      }
    }
    return Optional.empty();
  }
}
