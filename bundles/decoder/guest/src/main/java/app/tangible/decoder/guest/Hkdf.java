package app.tangible.decoder.guest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** HKDF-SHA256 (RFC 5869) of the JDK. */
final class Hkdf {

  private Hkdf() {}

  /** 32 bytes; the caller wipes them. The input keying material is the concatenation. */
  static byte[] derive(String salt, byte[] info, byte[]... secrets) {
    HKDFParameterSpec.Builder extract =
        HKDFParameterSpec.ofExtract().addSalt(salt.getBytes(StandardCharsets.US_ASCII));
    for (byte[] secret : secrets) {
      extract.addIKM(secret);
    }
    try {
      return KDF.getInstance("HKDF-SHA256").deriveData(extract.thenExpand(info, 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK from 25 has HKDF-SHA256", e);
    }
  }
}
