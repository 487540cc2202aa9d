package app.tangible.content.sealed1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads a sealed film by {@code docs/protocols/sealed-film-1.md} alone: shares no line with what it
 * checks. HKDF is written out as in RFC 5869 for one block of output.
 */
final class SpecReader {

  private final ByteBuffer in;
  private final byte[] salt;
  private final byte[] commonKey;
  private final List<byte[]> keys = new ArrayList<>();

  SpecReader(byte[] sealed, byte[] filmKey) throws GeneralSecurityException {
    in = ByteBuffer.wrap(sealed);
    salt = Arrays.copyOfRange(sealed, 16, 48);
    commonKey = hkdf(filmKey, new byte[32], "common".getBytes());
  }

  byte[] commonKey() {
    return commonKey;
  }

  /** The record keys met so far. */
  List<byte[]> keys() {
    return keys;
  }

  /** The clear view. */
  byte[] view() throws GeneralSecurityException {
    ByteArrayOutputStream view = new ByteArrayOutputStream();
    int slots = in.getInt(12);
    int at = 72 + 76 * slots + 64;
    for (int segment = 0; segment < slots; segment++) {
      int slot = 72 + 76 * segment;
      int records = in.getInt(slot + 8);
      byte[] info = ByteBuffer.allocate(8).put("seg".getBytes()).putInt(segment).array();
      byte[] secret = hkdf(commonKey, salt, info);
      byte[] commitment = hkdf(secret, salt, "commit".getBytes());
      if (!Arrays.equals(commitment, bytes(slot + 12, 32))) {
        throw new AssertionError("commitment of segment " + segment);
      }
      keys.add(hkdf(secret, salt, "key".getBytes()));
      int table = at;
      at += 4 * records;
      for (int record = 0; record < records; record++) {
        int length = in.getInt(table + 4 * record);
        view.writeBytes(open(segment, record, record == records - 1, bytes(at, length + 16)));
        at += length + 16;
      }
    }
    return view.toByteArray();
  }

  private byte[] open(int segment, int record, boolean last, byte[] sealed)
      throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(12).putLong(0).putInt(record).array();
    byte[] aad =
        ByteBuffer.allocate(30)
            .put(bytes(16, 16))
            .putInt(segment)
            .put((byte) 0)
            .putInt(record)
            .put((byte) (last ? 1 : 0))
            .putInt(sealed.length - 16)
            .array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    SecretKeySpec key = new SecretKeySpec(keys.getLast(), "AES");
    cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, nonce));
    cipher.updateAAD(aad);
    return cipher.doFinal(sealed);
  }

  private byte[] bytes(int at, int length) {
    return Arrays.copyOfRange(in.array(), at, at + length);
  }

  private static byte[] hkdf(byte[] ikm, byte[] salt, byte[] info) throws GeneralSecurityException {
    byte[] expand = Arrays.copyOf(info, info.length + 1);
    expand[info.length] = 1;
    return hmac(hmac(salt, ikm), expand);
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }
}
