package app.tangible.peer.libp2p.rendezvous;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a point gives to those who discover: a number of a registration, for one namespace and one
 * run of the point. It is no secret, only of no use anywhere else.
 */
record Cookie(long seen) {

  private static final int CHECK_BYTES = 8;

  byte[] bytes(long run, Optional<String> namespace) {
    return ByteBuffer.allocate(Long.BYTES + CHECK_BYTES)
        .putLong(seen)
        .put(check(seen, run, namespace))
        .array();
  }

  /** Empty when it is not of this run and namespace. */
  static Optional<Cookie> parse(byte[] bytes, long run, Optional<String> namespace) {
    if (bytes.length == 0) {
      return Optional.of(new Cookie(0));
    }
    if (bytes.length != Long.BYTES + CHECK_BYTES) {
      return Optional.empty();
    }
    long seen = ByteBuffer.wrap(bytes).getLong();
    byte[] check = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
    return seen >= 0 && Arrays.equals(check, check(seen, run, namespace))
        ? Optional.of(new Cookie(seen))
        : Optional.empty();
  }

  private static byte[] check(long seen, long run, Optional<String> namespace) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(seen).putLong(run).flip());
      sha256.update(namespace.isPresent() ? (byte) 1 : 0);
      sha256.update(namespace.orElse("").getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(sha256.digest(), CHECK_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
