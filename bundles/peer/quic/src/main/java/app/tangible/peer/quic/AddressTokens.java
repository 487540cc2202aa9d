package app.tangible.peer.quic;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that show that a caller receives at the address that it writes from (RFC 9000, 8.1.2):
 * HMAC-SHA256 over address, port, time and the connection id that the caller first chose; nothing
 * is kept. For the one thread of a socket.
 */
final class AddressTokens {

  /** {@code tag 16 | milliseconds 8 | original connection id}. */
  static final int HEADER_BYTES = 24;

  static final int MAX_BYTES = HEADER_BYTES + ConnectionIds.BYTES;
  private static final int TAG_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final long VALID_MILLIS = 30_000;

  private final Mac mac;

  AddressTokens() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  byte[] mint(InetSocketAddress caller, byte[] originalId, long nowMillis) {
    return ByteBuffer.allocate(HEADER_BYTES + originalId.length)
        .put(tag(caller, originalId, nowMillis))
        .putLong(nowMillis)
        .put(originalId)
        .array();
  }

  /** Whether it was minted here, for this caller, not long ago. */
  boolean isOurs(ByteBuf token, int at, int length, InetSocketAddress caller, long nowMillis) {
    if (length <= HEADER_BYTES || length > MAX_BYTES) {
      return false;
    }
    byte[] bytes = new byte[length];
    token.getBytes(at, bytes);
    long millis = ByteBuffer.wrap(bytes).getLong(TAG_BYTES);
    long age = nowMillis - millis;
    return age >= 0
        && age <= VALID_MILLIS
        && MessageDigest.isEqual(
            Arrays.copyOf(bytes, TAG_BYTES),
            tag(caller, Arrays.copyOfRange(bytes, HEADER_BYTES, length), millis));
  }

  private byte[] tag(InetSocketAddress caller, byte[] originalId, long millis) {
    mac.update(caller.getAddress().getAddress());
    mac.update(
        ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
            .putInt(caller.getPort())
            .putLong(millis)
            .array());
    return Arrays.copyOf(mac.doFinal(originalId), TAG_BYTES);
  }
}
