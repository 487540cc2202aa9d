package app.tangible.identity.devicekeys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** HKDF-SHA256 (RFC 5869) from the JDK. */
final class Derivation {

  private Derivation() {}

  /** The caller wipes it. */
  static byte[] derive(byte[] secret, byte[] salt, String info, int bytes) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret)
                  .addSalt(salt)
                  .thenExpand(info.getBytes(StandardCharsets.UTF_8), bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no HKDF-SHA256", e);
    }
  }
}
