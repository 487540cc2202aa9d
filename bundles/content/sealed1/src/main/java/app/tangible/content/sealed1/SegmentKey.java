package app.tangible.content.sealed1;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.SecretKey;

/** The AES-256 key of one segment, and the commitment that the index keeps of it. */
final class SegmentKey implements SecretKey, AutoCloseable {

  private static final long serialVersionUID = 1L;

  private final transient byte[] key;
  private final transient byte[] commitment;

  SegmentKey(byte[] key, byte[] commitment) {
    this.key = key;
    this.commitment = commitment;
  }

  byte[] commitment() {
    return commitment.clone();
  }

  boolean isCommittedBy(byte[] expected) {
    return MessageDigest.isEqual(commitment, expected);
  }

  @Override
  public String getAlgorithm() {
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /** A copy, which the JDK's cipher wipes after its key schedule. */
  @Override
  public byte[] getEncoded() {
    return key.clone();
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }
}
