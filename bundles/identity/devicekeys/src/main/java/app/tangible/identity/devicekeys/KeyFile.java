package app.tangible.identity.devicekeys;

import app.tangible.identity.IdentityException;
import java.nio.file.Path;
import java.util.Optional;

/** The one file with all keys. */
final class KeyFile {

  private final SecretFile file;

  KeyFile(Path folder) {
    file = new SecretFile(folder.resolve("keys"));
  }

  Path path() {
    return file.path();
  }

  /** Empty where there is none yet; a damaged one is never taken for none. */
  Optional<WrappedKeys> read() {
    try {
      return file.read(WrappedKeys.FILE_BYTES).map(WrappedKeys::decode);
    } catch (IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  void write(WrappedKeys keys) {
    file.write(keys.encode());
  }

  IdentityException damaged(Throwable cause) {
    return new IdentityException(
        "The key file "
            + path()
            + " is damaged, so the keys in it cannot be opened. Put back a copy of it; or move it"
            + " away to begin with new keys, which own none of the films of the old ones.",
        cause);
  }
}
