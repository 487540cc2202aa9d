package app.tangible.identity.devicekeys;

import app.tangible.identity.IdentityException;
import app.tangible.identity.PassphraseHashing.Cost;
import app.tangible.identity.Protection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** A secret service in memory that can be switched off. */
final class FakeSecretService implements Wrapping {

  final Map<String, byte[]> secrets = new HashMap<>();
  boolean answers = true;

  @Override
  public Protection level() {
    return Protection.SECRET_SERVICE;
  }

  @Override
  public byte[] create(byte[] salt, Cost cost) {
    if (!answers) {
      throw new IdentityException("no secret service");
    }
    byte[] secret = WrappedKeys.freshSalt();
    secrets.put(name(salt), secret.clone());
    return secret;
  }

  @Override
  public Optional<byte[]> recall(byte[] salt, Cost cost, int attempt) {
    return answers && attempt == 0
        ? Optional.ofNullable(secrets.get(name(salt))).map(byte[]::clone)
        : Optional.empty();
  }

  @Override
  public void forget(byte[] salt) {
    secrets.remove(name(salt));
  }

  @Override
  public String lost() {
    return "secret service lost";
  }

  private static String name(byte[] salt) {
    return HexFormat.of().formatHex(salt);
  }
}
