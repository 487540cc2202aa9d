package app.tangible.licence.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Recursive length prefix, as Ethereum writes it (yellow paper, appendix B). Reads canonical forms
 * only; all methods throw {@link IllegalArgumentException} for anything else.
 */
sealed interface Rlp {

  /** A string of bytes. */
  record Text(byte[] bytes) implements Rlp {}

  /** A list. */
  record Sequence(List<Rlp> items) implements Rlp {

    /** The bytes of item {@code index}. */
    byte[] text(int index) {
      if (index < items.size() && items.get(index) instanceof Text(byte[] bytes)) {
        return bytes;
      }
      throw new IllegalArgumentException("RLP: item " + index + " is no string");
    }
  }

  /** Reads one item that fills all bytes. */
  static Rlp decode(byte[] encoded) {
    Reader reader = new Reader(encoded, 0, encoded.length);
    Rlp item = reader.item(0);
    reader.end();
    return item;
  }

  /** Reads a list that fills all bytes. */
  static Sequence sequence(byte[] encoded) {
    if (decode(encoded) instanceof Sequence sequence) {
      return sequence;
    }
    throw new IllegalArgumentException("RLP: expected a list");
  }

  /** From {@code at} to {@code limit}. */
  final class Reader {

    private static final int MAX_DEPTH = 8;
    private static final int SHORT = 55;

    private final byte[] bytes;
    private final int limit;
    private int at;

    private Reader(byte[] bytes, int at, int limit) {
      this.bytes = bytes;
      this.at = at;
      this.limit = limit;
    }

    private Rlp item(int depth) {
      int first = Byte.toUnsignedInt(bytes[take(1)]);
      if (first < 0x80) {
        return new Text(new byte[] {(byte) first});
      }
      int base = first < 0xc0 ? 0x80 : 0xc0;
      int length = length(first - base);
      int start = take(length);
      if (base == 0x80) {
        if (length == 1 && bytes[start] >= 0) {
          throw new IllegalArgumentException("RLP: a small byte was written long");
        }
        return new Text(Arrays.copyOfRange(bytes, start, start + length));
      }
      if (depth == MAX_DEPTH) {
        throw new IllegalArgumentException("RLP: nested too deeply");
      }
      Reader inner = new Reader(bytes, start, start + length);
      List<Rlp> items = new ArrayList<>();
      while (inner.at < inner.limit) {
        items.add(inner.item(depth + 1));
      }
      return new Sequence(List.copyOf(items));
    }

    /** Of what follows: in the first byte itself, or in the bytes behind it. */
    private int length(int code) {
      if (code <= SHORT) {
        return code;
      }
      int count = code - SHORT;
      int start = take(count);
      if (count > 3 || bytes[start] == 0) {
        throw new IllegalArgumentException("RLP: a length has a wrong form");
      }
      int length = 0;
      for (int i = start; i < start + count; i++) {
        length = length << 8 | Byte.toUnsignedInt(bytes[i]);
      }
      if (length <= SHORT) {
        throw new IllegalArgumentException("RLP: a short length was written long");
      }
      return length;
    }

    private int take(int count) {
      if (count > limit - at) {
        throw new IllegalArgumentException("RLP: cut short");
      }
      at += count;
      return at - count;
    }

    private void end() {
      if (at != limit) {
        throw new IllegalArgumentException("RLP: bytes after the end");
      }
    }
  }
}
