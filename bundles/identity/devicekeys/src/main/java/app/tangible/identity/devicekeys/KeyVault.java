package app.tangible.identity.devicekeys;

import app.tangible.identity.IdentityException;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.PassphraseHashing.Cost;
import app.tangible.identity.Protection;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/** The key file with the wrappings of all levels. Not safe for use by several threads. */
final class KeyVault {

  private final KeyFile file;
  private final AdoptedOwner adopted;
  private final Cost cost;

  KeyVault(KeyFile file, Cost cost) {
    this.file = file;
    adopted = new AdoptedOwner(file.path().toAbsolutePath().getParent());
    this.cost = cost;
  }

  /** The level of the keys in the file, empty where there is none yet. */
  Optional<Protection> level() {
    return file.read().map(WrappedKeys::level);
  }

  /** Opens with the wrapping of the file's level. */
  Keys open(List<Wrapping> wrappings) {
    WrappedKeys wrapped = file.read().orElseThrow();
    Wrapping wrapping =
        wrappings.stream().filter(w -> w.level() == wrapped.level()).findFirst().orElseThrow();
    for (int attempt = 0; ; attempt++) {
      byte[] secret =
          wrapping
              .recall(wrapped.salt(), wrapped.cost(), attempt)
              .orElseThrow(() -> new IdentityException(wrapping.lost() + " (" + file.path() + ")"));
      try {
        if (wrapped.isWrappedUnder(secret)) {
          return adopted.over(wrapped.unwrap(secret));
        }
      } catch (GeneralSecurityException e) {
        throw file.damaged(e);
      } finally {
        Keys.wipe(secret);
      }
    }
  }

  /**
   * New keys, not in the file yet.
   *
   * @throws IdentityException where an owner was adopted under keys that are gone: who begins anew
   *     there would be a third one
   */
  Keys fresh(OwnerKeys ownerKeys) {
    Keys keys = Keys.generate(ownerKeys);
    try {
      return adopted.over(keys);
    } catch (IdentityException e) {
      keys.close();
      throw e;
    }
  }

  /** Wraps the keys, whether or not there was a file. */
  void wrap(Keys keys, Wrapping wrapping, List<Wrapping> wrappings) {
    Optional<WrappedKeys> old = file.read();
    byte[] salt = WrappedKeys.freshSalt();
    byte[] secret = wrapping.create(salt, cost);
    try {
      file.write(WrappedKeys.wrap(keys, wrapping.level(), salt, cost, secret));
    } catch (IdentityException e) {
      wrapping.forget(salt);
      throw e;
    } finally {
      Keys.wipe(secret);
    }
    // Only now: until the rename, the old secret was the one that opened the file.
    old.ifPresent(
        previous ->
            wrappings.stream()
                .filter(w -> w.level() == previous.level())
                .forEach(w -> w.forget(previous.salt())));
  }

  /** Of a password that people type. */
  Cost cost() {
    return cost;
  }

  /** This owner's from the next opening on. */
  void adopt(byte[] owner, Keys keys) {
    adopted.keep(owner, keys);
  }
}
