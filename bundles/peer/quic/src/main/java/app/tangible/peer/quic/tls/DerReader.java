package app.tangible.peer.quic.tls;

import java.util.Optional;

/**
 * Reads DER (X.690) strictly: one-byte tags, definite lengths in as few bytes as they take, nothing
 * left over. It looks no deeper than it is asked to, so that depth costs nothing.
 */
final class DerReader {

  private static final int MAX_LENGTH_BYTES = 2;

  private final byte[] bytes;
  private final int end;
  private int at;

  DerReader(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /** The one value that these bytes are. */
  static Element whole(byte[] bytes, int tag) throws CertificateRefused {
    DerReader reader = new DerReader(bytes, 0, bytes.length);
    Element element = reader.next(tag);
    reader.end();
    return element;
  }

  boolean hasMore() {
    return at < end;
  }

  boolean nextIs(int tag) {
    return hasMore() && (bytes[at] & 0xff) == tag;
  }

  /** The next value, if it has this tag. */
  Optional<Element> optional(int tag) throws CertificateRefused {
    return nextIs(tag) ? Optional.of(next()) : Optional.empty();
  }

  /** The next value, which must have this tag. */
  Element next(int tag) throws CertificateRefused {
    if (!nextIs(tag)) {
      throw new CertificateRefused(
          "expected a value with the tag %02x, found %s"
              .formatted(tag, hasMore() ? "%02x".formatted(bytes[at]) : "the end"));
    }
    return next();
  }

  /** The next value, whatever it is. */
  Element next() throws CertificateRefused {
    int start = at;
    int tag = octet();
    if ((tag & 0x1f) == 0x1f) {
      throw new CertificateRefused("a tag of more than one byte");
    }
    int length = length();
    if (length > end - at) {
      throw new CertificateRefused("a value that is cut");
    }
    Element element = new Element(tag, bytes, start, at, at + length);
    at += length;
    return element;
  }

  /** Nothing may be left. */
  void end() throws CertificateRefused {
    if (hasMore()) {
      throw new CertificateRefused(end - at + " bytes too many");
    }
  }

  private int length() throws CertificateRefused {
    int first = octet();
    if (first < 0x80) {
      return first;
    }
    int count = first & 0x7f;
    if (count == 0 || count > MAX_LENGTH_BYTES) {
      throw new CertificateRefused("a length of " + count + " bytes");
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | octet();
    }
    if (length < 0x80 || count == 2 && length < 0x100) {
      throw new CertificateRefused("a length longer than needed");
    }
    return length;
  }

  private int octet() throws CertificateRefused {
    if (at >= end) {
      throw new CertificateRefused("a value that is cut");
    }
    return bytes[at++] & 0xff;
  }
}
