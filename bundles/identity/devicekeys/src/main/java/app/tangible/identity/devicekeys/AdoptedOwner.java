package app.tangible.identity.devicekeys;

import app.tangible.identity.IdentityException;
import app.tangible.identity.PassphraseHashing.Cost;
import app.tangible.identity.devicekeys.OwnerCopy.Under;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** The key of an owner who came from another machine: it goes before the one that was made here. */
final class AdoptedOwner {

  private final SecretFile file;

  AdoptedOwner(Path folder) {
    file = new SecretFile(folder.resolve("owner"));
  }

  /** The keys with the owner that counts; the others are not touched. */
  Keys over(Keys keys) {
    Optional<byte[]> copy = file.read(OwnerCopy.BYTES);
    if (copy.isEmpty()) {
      return keys;
    }
    try {
      byte[] owner = OwnerCopy.decode(copy.get()).open(keys.root());
      try {
        return keys.ownedBy(owner);
      } finally {
        Keys.wipe(owner);
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Going on as the other owner would look as if all films were lost.
      throw new IdentityException(
          "The file "
              + file.path()
              + " is damaged or of another home, so it is not known who owns this one. Put back a"
              + " copy of it; or move it away, start, and restore your backup again.",
          e);
    }
  }

  /** From the next start on. */
  void keep(byte[] owner, Keys keys) {
    byte[] salt = WrappedKeys.freshSalt();
    file.write(OwnerCopy.seal(owner, Under.ROOT, salt, Cost.RECOMMENDED, keys.root()).encode());
  }
}
