package app.tangible.peer.quic;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A Retry packet of QUIC v1 (RFC 9000, 17.2.5; RFC 9001, 5.8). quiche answers a first packet
 * without a token with one; it has no answer to one whose token another server gave.
 */
final class RetryPacket {

  private static final byte[] KEY = HexFormat.of().parseHex("be0c690b9f66575a1d766b54e368c84e");
  private static final byte[] NONCE = HexFormat.of().parseHex("461599d35d632bf2239825bb");
  private static final int FIRST_BYTE = 0xf0;
  private static final byte[] VERSION_1 = {0, 0, 0, 1};
  private static final int TAG_BITS = 128;

  private RetryPacket() {}

  /**
   * The packet.
   *
   * @param originalId the destination connection id of the caller's packet
   * @param callerId its source connection id
   * @param newId what it is to call next
   */
  static byte[] write(byte[] originalId, byte[] callerId, byte[] newId, byte[] token) {
    return write(FIRST_BYTE, originalId, callerId, newId, token);
  }

  static byte[] write(
      int firstByte, byte[] originalId, byte[] callerId, byte[] newId, byte[] token) {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(firstByte);
    packet.writeBytes(VERSION_1);
    packet.write(callerId.length);
    packet.writeBytes(callerId);
    packet.write(newId.length);
    packet.writeBytes(newId);
    packet.writeBytes(token);
    packet.writeBytes(tag(originalId, packet.toByteArray()));
    return packet.toByteArray();
  }

  private static byte[] tag(byte[] originalId, byte[] packet) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(KEY, "AES"),
          new GCMParameterSpec(TAG_BITS, NONCE));
      cipher.updateAAD(new byte[] {(byte) originalId.length});
      cipher.updateAAD(originalId);
      cipher.updateAAD(packet);
      return cipher.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }
}
