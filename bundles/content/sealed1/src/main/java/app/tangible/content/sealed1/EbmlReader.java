package app.tangible.content.sealed1;

import app.tangible.content.SealedFilmException;
import java.io.IOException;

/**
 * Reads EBML (RFC 8794) strictly: ids of at most 4 bytes, sizes of at most 8, no element larger
 * than its parent. Holds no tree, so a hostile file costs no memory.
 */
final class EbmlReader {

  private static final int MAX_ID_LENGTH = 4;

  private final SourceBytes in;

  EbmlReader(SourceBytes in) {
    this.in = in;
  }

  /** The element at {@code position} inside a parent that ends at {@code parentEnd}. */
  Element element(long position, long parentEnd) throws IOException {
    int first = in.u8(position);
    int idLength = Integer.numberOfLeadingZeros(first) - 23;
    if (idLength > MAX_ID_LENGTH) {
      throw Refused.source("no element id at " + position);
    }
    int id = first;
    for (int i = 1; i < idLength; i++) {
      id = id << 8 | in.u8(position + i);
    }
    int payload = id & (1 << 7 * idLength) - 1;
    if (payload == 0 || payload == (1 << 7 * idLength) - 1) {
      throw Refused.source("a reserved element id at " + position);
    }
    long sizeAt = position + idLength;
    int sizeLength = vintLength(sizeAt);
    long size = vint(sizeAt, sizeLength);
    boolean sized = size != (1L << 7 * sizeLength) - 1;
    long data = sizeAt + sizeLength;
    if (data > parentEnd || sized && size > parentEnd - data) {
      throw Refused.source(
          "element " + Integer.toHexString(id) + " at " + position + " is larger than its parent");
    }
    return new Element(id, position, data, sized ? data + size : parentEnd, sized);
  }

  /** Length in bytes of the variable-size integer at {@code position}. */
  int vintLength(long position) throws IOException {
    int first = in.u8(position);
    if (first == 0) {
      throw Refused.source("no size of at most 8 bytes at " + position);
    }
    return Integer.numberOfLeadingZeros(first) - 23;
  }

  /** Value of the variable-size integer of that length, without its marker. */
  long vint(long position, int length) throws IOException {
    long value = in.u8(position) & (0xFF >> length);
    for (int i = 1; i < length; i++) {
      value = value << 8 | in.u8(position + i);
    }
    return value;
  }

  /** An unsigned integer of at most 8 bytes that is at most {@code max}. */
  long uint(Element element, long max) throws IOException {
    long value = bits(element);
    if (value < 0 || value > max) {
      throw Refused.source(
          "element "
              + Integer.toHexString(element.id())
              + " at "
              + element.position()
              + " is larger than "
              + max);
    }
    return value;
  }

  /** A float of 0, 4 or 8 bytes. */
  double real(Element element) throws IOException {
    return switch ((int) Math.min(element.length(), 9)) {
      case 0 -> 0;
      case 4 -> Float.intBitsToFloat((int) bits(element));
      case 8 -> Double.longBitsToDouble(bits(element));
      default -> throw badLength(element);
    };
  }

  /** ASCII of at most 32 bytes. */
  String text(Element element) throws IOException {
    if (element.length() > 32) {
      throw badLength(element);
    }
    StringBuilder text = new StringBuilder();
    for (long at = element.data(); at < element.end() && in.u8(at) != 0; at++) {
      text.append((char) in.u8(at));
    }
    return text.toString();
  }

  private long bits(Element element) throws IOException {
    if (element.length() > 8) {
      throw badLength(element);
    }
    long value = 0;
    for (long at = element.data(); at < element.end(); at++) {
      value = value << 8 | in.u8(at);
    }
    return value;
  }

  private static SealedFilmException badLength(Element element) {
    return Refused.source(
        "element "
            + Integer.toHexString(element.id())
            + " at "
            + element.position()
            + " has "
            + element.length()
            + " bytes");
  }
}
