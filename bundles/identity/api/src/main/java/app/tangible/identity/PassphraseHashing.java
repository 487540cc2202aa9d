package app.tangible.identity;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Argon2id, version 0x13 (RFC 9106): a key from what a person can remember. Stateless, safe for use
 * by several threads.
 */
@ProviderType
public interface PassphraseHashing {

  /**
   * The 32-byte tag of the passphrase's UTF-8 bytes; the caller wipes it.
   *
   * @param salt at least 16 bytes
   */
  byte[] hash(char[] passphrase, byte[] salt, Cost cost);

  /**
   * What one guess costs.
   *
   * @param memoryKibibytes 8 for each lane, to 262144
   * @param passes 1 to 64
   * @param lanes 1 to 16
   */
  record Cost(int memoryKibibytes, int passes, int lanes) {

    /** RFC 9106, section 4, second recommended option: 64 MiB, 3 passes, 4 lanes. */
    public static final Cost RECOMMENDED = new Cost(65_536, 3, 4);

    /** Refuses what would be no hindrance, or would stop this machine. */
    public Cost {
      if (lanes < 1
          || lanes > 16
          || passes < 1
          || passes > 64
          || memoryKibibytes < 8 * lanes
          || memoryKibibytes > 262_144) {
        throw new IllegalArgumentException(
            "Argon2id cost out of bounds: "
                + memoryKibibytes
                + " KiB, "
                + passes
                + " passes, "
                + lanes
                + " lanes");
      }
    }
  }
}
