package app.tangible.keys;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.HexFormat;

/** An Ed25519 pair (RFC 8032). */
public record SigningKey(PrivateKey privateKey, PublicKey publicKey) {

  private static final int SPKI_PREFIX_BYTES = 12; // RFC 8410, section 10.1
  private static final int SPKI_BYTES = SPKI_PREFIX_BYTES + 32;

  /** Refuses a public key of another kind. */
  public SigningKey {
    if (publicKey.getEncoded().length != SPKI_BYTES) {
      throw new IllegalArgumentException("not an Ed25519 key: " + publicKey.getAlgorithm());
    }
  }

  /** The raw public key, 64 lower-case hex digits. */
  public String publicHex() {
    return HexFormat.of().formatHex(publicKey.getEncoded(), SPKI_PREFIX_BYTES, SPKI_BYTES);
  }

  @Override
  public String toString() {
    return "SigningKey[" + publicHex() + "]";
  }
}
