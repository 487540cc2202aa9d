package app.tangible.issuing.saga;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * One bit a position for each licence: which of a marked segment's two variants its holder gets.
 * Drawn anew whenever a licence is issued, also to the next owner of the same copy.
 *
 * <p>The bias of each position is a secret of the film, one of the two values that are best against
 * up to four colluders (Nuida et al., <i>An improvement of discrete Tardos fingerprinting
 * codes</i>, 2009: the nodes of Gauss–Legendre of degree 2). A film that was sealed without
 * variants has none of its positions marked; its codewords mark nothing.
 *
 * @param bits {@value #POSITIONS} bits
 * @param salt 32 bytes, so that the commitment tells nothing of the bits
 */
record Codeword(byte[] bits, byte[] salt) {

  /** The standard profile: traces three colluders among a million buyers. */
  static final int POSITIONS = 1_024;

  private static final int SALT_BYTES = 32;
  private static final double LOW = 0.5 - Math.sqrt(3) / 6;
  private static final byte[] PURPOSE = "tangible/bias/1".getBytes(StandardCharsets.US_ASCII);

  /** A fresh one for this film. */
  static Codeword draw(byte[] filmKey, SecureRandom random) {
    byte[] bias = bias(filmKey);
    byte[] bits = new byte[POSITIONS / 8];
    for (int i = 0; i < POSITIONS; i++) {
      double ones = bit(bias, i) ? 1 - LOW : LOW;
      if (random.nextDouble() < ones) {
        bits[i / 8] |= (byte) (0x80 >>> i % 8);
      }
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new Codeword(bits, salt);
  }

  /** SHA-256 of bits and salt, 64 hex digits: what the licence says of it. */
  String commitment() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** {@code bits || salt}. */
  byte[] encoded() {
    byte[] both = new byte[bits.length + salt.length];
    System.arraycopy(bits, 0, both, 0, bits.length);
    System.arraycopy(salt, 0, both, bits.length, salt.length);
    return both;
  }

  /** Which positions of the film lean to one. */
  static byte[] bias(byte[] filmKey) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract().addIKM(filmKey).thenExpand(PURPOSE, POSITIONS / 8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HKDF-SHA256", e);
    }
  }

  static boolean bit(byte[] bits, int position) {
    return (bits[position / 8] & 0x80 >>> position % 8) != 0;
  }
}
