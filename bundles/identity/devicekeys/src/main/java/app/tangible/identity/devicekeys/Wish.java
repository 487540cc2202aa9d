package app.tangible.identity.devicekeys;

import app.tangible.identity.Protection;
import java.util.Optional;

/**
 * What the configuration asks for.
 *
 * @param level empty for auto
 * @param passphrase empty for none
 */
record Wish(Optional<Protection> level, char[] passphrase) {

  static Wish of(String protection, String passphrase) {
    Optional<Protection> level =
        switch (protection) {
          case "auto" -> Optional.empty();
          case "passphrase" -> Optional.of(Protection.PASSPHRASE);
          case "secret-service" -> Optional.of(Protection.SECRET_SERVICE);
          case "machine" -> Optional.of(Protection.MACHINE_BOUND);
          default ->
              throw new IllegalArgumentException(
                  "protection is auto, passphrase, secret-service or machine, got " + protection);
        };
    // A placeholder that nobody filled in would be a passphrase that everybody knows.
    return new Wish(level, passphrase.startsWith("$[") ? new char[0] : passphrase.toCharArray());
  }
}
