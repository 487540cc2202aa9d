package app.tangible.identity.devicekeys;

import app.tangible.identity.IdentityException;
import app.tangible.identity.PassphraseHashing.Cost;
import app.tangible.identity.Protection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A random secret kept by the desktop's secret service (freedesktop Secret Service API), through
 * the program {@code secret-tool} of libsecret. The secret goes by standard input and output, never
 * by the command line, which others on the machine can read.
 */
final class SecretServiceWrapping implements Wrapping {

  private static final Logger LOG = LoggerFactory.getLogger(SecretServiceWrapping.class);
  private static final int SECRET_BYTES = 32;

  private final List<String> program;
  private final Duration patience;

  /** The patience is for a person who unlocks the keyring. */
  SecretServiceWrapping(List<String> program, Duration patience) {
    this.program = List.copyOf(program);
    this.patience = patience;
  }

  @Override
  public Protection level() {
    return Protection.SECRET_SERVICE;
  }

  @Override
  public byte[] create(byte[] salt, Cost cost) {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    byte[] text = HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII);
    try {
      run(text, "store", "--label=Tangible", salt);
      // A service that took it and cannot give it back would lose the keys.
      if (recall(salt, cost, 0).filter(back -> Arrays.equals(back, secret)).isEmpty()) {
        throw new IdentityException(
            "The desktop's secret service does not answer, so it cannot keep the keys. Unlock the"
                + " keyring and start again, or choose another protection.");
      }
      return secret;
    } finally {
      Keys.wipe(text);
    }
  }

  @Override
  public Optional<byte[]> recall(byte[] salt, Cost cost, int attempt) {
    byte[] text = attempt == 0 ? run(new byte[0], "lookup", "", salt) : new byte[0];
    try {
      return Optional.of(HexFormat.of().parseHex(new String(text, StandardCharsets.US_ASCII)))
          .filter(secret -> secret.length == SECRET_BYTES);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } finally {
      Keys.wipe(text);
    }
  }

  @Override
  public void forget(byte[] salt) {
    run(new byte[0], "clear", "", salt);
  }

  @Override
  public String lost() {
    return "The keys are wrapped by the desktop's secret service, and it does not hand out their"
        + " secret. Log in to the desktop of the same user, unlock the keyring and start again.";
  }

  /** What the program wrote, empty when it failed or did not end in time. */
  private byte[] run(byte[] input, String verb, String option, byte[] salt) {
    List<String> command = new ArrayList<>(program);
    command.add(verb);
    if (!option.isEmpty()) {
      command.add(option);
    }
    // The name of the wrapping: the salt stands in the file in clear.
    String name = HexFormat.of().formatHex(salt, 0, 16);
    command.addAll(List.of("application", "app.tangible", "wrapping", name));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input);
      }
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        LOG.warn("{} {} did not end in {}", program, verb, patience);
        return new byte[0];
      }
      byte[] output = process.getInputStream().readNBytes(4_096);
      return process.exitValue() == 0 ? output : new byte[0];
    } catch (IOException e) {
      LOG.debug("{} cannot be run: {}", program, e.getMessage());
      return new byte[0];
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IdentityException("Interrupted while the secret service was asked.", e);
    }
  }
}
