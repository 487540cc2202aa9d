package app.tangible.content.sealed1;

import app.tangible.content.FilmId;
import app.tangible.content.SealedFilmException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM (NIST SP 800-38D) over one record.
 *
 * <p>Guarantee: a record opens only where it was sealed; the clear bytes appear only after its tag
 * was verified. Restriction: never seal two different records with the same key and number.
 *
 * <p>Nonce: 8 zero bytes, uint32 record. Additional data: film id, uint32 segment, uint8 variant,
 * uint32 record, uint8 1 in the last record of the segment else 0, uint32 clear length.
 */
final class RecordCipher {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 8 * Limits.TAG_BYTES;
  private static final int VARIANT = 0;

  private final Cipher cipher;
  private final ByteBuffer nonce = ByteBuffer.allocate(NONCE_BYTES);
  private final ByteBuffer context = ByteBuffer.allocate(16 + 4 + 1 + 4 + 1 + 4);

  RecordCipher(FilmId film) {
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    context.put(film.bytes());
  }

  /** Where a record stands. */
  record Place(int segment, int record, boolean last) {}

  /** Seals {@code length} bytes into {@code sealed}: as many bytes, then the tag. */
  void seal(SecretKey key, Place place, byte[] clear, int length, byte[] sealed) {
    try {
      start(Cipher.ENCRYPT_MODE, key, place, length);
      cipher.doFinal(clear, 0, length, sealed, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens a record of {@code length} clear bytes; refused, {@code clear} holds none of them. */
  void open(SecretKey key, Place place, byte[] sealed, int length, byte[] clear)
      throws SealedFilmException {
    try {
      start(Cipher.DECRYPT_MODE, key, place, length);
      cipher.doFinal(sealed, 0, length + Limits.TAG_BYTES, clear, 0);
    } catch (AEADBadTagException e) {
      throw Refused.record(place.segment(), place.record());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes the cipher forget the schedule of the last key. */
  void forget() {
    try (SegmentKey zero = new SegmentKey(new byte[32], new byte[0])) {
      start(Cipher.DECRYPT_MODE, zero, new Place(0, 0, false), 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void start(int mode, SecretKey key, Place place, int length)
      throws GeneralSecurityException {
    nonce.putInt(NONCE_BYTES - Integer.BYTES, place.record());
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce.array()));
    context
        .position(16)
        .putInt(place.segment())
        .put((byte) VARIANT)
        .putInt(place.record())
        .put((byte) (place.last() ? 1 : 0))
        .putInt(length);
    cipher.updateAAD(context.array());
  }
}
