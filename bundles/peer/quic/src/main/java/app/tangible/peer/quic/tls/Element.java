package app.tangible.peer.quic.tls;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * One value of DER within the bytes that it was read from.
 *
 * @param start where its tag is
 * @param from where its content begins
 * @param to behind its last byte
 */
record Element(int tag, byte[] source, int start, int from, int to) {

  private static final int MAX_INTEGER_BYTES = 1025;

  /** With tag and length. */
  byte[] encoded() {
    return Arrays.copyOfRange(source, start, to);
  }

  byte[] content() {
    return Arrays.copyOfRange(source, from, to);
  }

  /** What it is made of. */
  DerReader inside() {
    return new DerReader(source, from, to);
  }

  boolean isEmpty() {
    return from == to;
  }

  boolean contentIs(byte[] expected) {
    return Arrays.equals(source, from, to, expected, 0, expected.length);
  }

  /** A BOOLEAN; DER knows one way to say each. */
  boolean bool() throws CertificateRefused {
    if (to - from != 1 || source[from] != 0 && source[from] != (byte) 0xff) {
      throw new CertificateRefused("a BOOLEAN is 00 or ff");
    }
    return source[from] != 0;
  }

  /** An INTEGER in as few bytes as it takes. */
  BigInteger integer() throws CertificateRefused {
    int size = to - from;
    if (size == 0 || size > MAX_INTEGER_BYTES) {
      throw new CertificateRefused("an INTEGER of " + size + " bytes");
    }
    if (size > 1 && (source[from] == 0 && source[from + 1] >= 0)
        || size > 1 && (source[from] == -1 && source[from + 1] < 0)) {
      throw new CertificateRefused("an INTEGER longer than needed");
    }
    return new BigInteger(source, from, size);
  }

  /** A BIT STRING of whole bytes. */
  byte[] bits() throws CertificateRefused {
    if (to - from < 1 || source[from] != 0) {
      throw new CertificateRefused("a BIT STRING that is not whole bytes");
    }
    return Arrays.copyOfRange(source, from + 1, to);
  }
}
