package app.tangible.content.sealed1;

import app.tangible.content.FilmKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * From the common key to the key of each segment, by HKDF-SHA256 (RFC 5869).
 *
 * <pre>
 * CK     = HKDF(ikm FK,   salt none,             info "common")
 * S[i,0] = HKDF(ikm CK,   salt film id || salt,  info "seg" || uint32 i || uint8 0)
 * K      = HKDF(ikm S,    salt film id || salt,  info "key")
 * commit = HKDF(ikm S,    salt film id || salt,  info "commit")
 * </pre>
 */
final class SegmentKeys implements AutoCloseable {

  private static final int SECRET_BYTES = 32;
  private static final byte[] COMMON = ascii("common");
  private static final byte[] SEGMENT = ascii("seg");
  private static final byte[] KEY = ascii("key");
  private static final byte[] COMMIT = ascii("commit");

  private final KDF kdf = hkdf();
  private final byte[] commonKey;
  private final byte[] salt;

  /** Takes over {@code commonKey} and wipes it on close. */
  SegmentKeys(byte[] commonKey, IndexHeader header) {
    this(commonKey, header.film().bytes(), header.salt());
  }

  SegmentKeys(byte[] commonKey, byte[] film, byte[] salt) {
    this.commonKey = commonKey;
    this.salt = ByteBuffer.allocate(film.length + salt.length).put(film).put(salt).array();
  }

  /** The common key of a film key; the caller wipes it. */
  static byte[] commonKey(FilmKey key) {
    byte[] secret = key.exposeSecret();
    try {
      return derive(hkdf(), secret, new byte[0], COMMON);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /** The key of an unmarked segment and its commitment. */
  SegmentKey of(int segment) {
    byte[] info =
        ByteBuffer.allocate(SEGMENT.length + 5).put(SEGMENT).putInt(segment).put((byte) 0).array();
    byte[] secret = derive(kdf, commonKey, salt, info);
    try {
      return new SegmentKey(derive(kdf, secret, salt, KEY), derive(kdf, secret, salt, COMMIT));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static byte[] derive(KDF kdf, byte[] secret, byte[] salt, byte[] info) {
    try {
      return kdf.deriveData(
          HKDFParameterSpec.ofExtract()
              .addIKM(secret)
              .addSalt(salt)
              .thenExpand(info, SECRET_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KDF hkdf() {
    try {
      return KDF.getInstance("HKDF-SHA256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    Arrays.fill(commonKey, (byte) 0);
  }
}
