package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.PeerId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;

/** Where a key or a peer lies: its SHA-256. The distance of two is their XOR, as a number. */
record Point(byte[] sha256) {

  static final int BITS = 256;

  static Point of(byte[] key) {
    try {
      return new Point(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static Point of(PeerId peer) {
    return of(peer.bytes());
  }

  /** How many leading bits are the same; 256 for the same point. */
  int sharedBits(Point other) {
    int differs = Arrays.mismatch(sha256, other.sha256);
    if (differs < 0) {
      return BITS;
    }
    int xor = (sha256[differs] ^ other.sha256[differs]) & 0xff;
    return differs * 8 + Integer.numberOfLeadingZeros(xor) - 24;
  }

  /** The nearer to this first. */
  Comparator<Point> nearest() {
    return (left, right) -> {
      int differs = Arrays.mismatch(left.sha256, right.sha256);
      return differs < 0
          ? 0
          : Integer.compare(
              (left.sha256[differs] ^ sha256[differs]) & 0xff,
              (right.sha256[differs] ^ sha256[differs]) & 0xff);
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Point that && Arrays.equals(sha256, that.sha256);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sha256);
  }
}
