package app.tangible.library.h2;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How values are written one after the other: lengths first, big endian, text in UTF-8. */
final class Form {

  private static final int MOST = 1 << 20;

  private Form() {}

  /** Writes one value. */
  @FunctionalInterface
  interface Writer<T> {
    void write(DataOutput out, T value) throws IOException;
  }

  /** Reads one value. */
  @FunctionalInterface
  interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  static void text(DataOutput out, String text) throws IOException {
    bytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(DataInput in) throws IOException {
    return new String(bytes(in, MOST), StandardCharsets.UTF_8);
  }

  static void bytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Refuses more than that. */
  static byte[] bytes(DataInput in, int atMost) throws IOException {
    byte[] bytes = new byte[count(in, atMost)];
    in.readFully(bytes);
    return bytes;
  }

  static int count(DataInput in, int atMost) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > atMost) {
      throw new IOException("at most " + atMost + ", found " + count);
    }
    return count;
  }

  static <T> void list(DataOutput out, List<T> list, Writer<T> writer) throws IOException {
    out.writeInt(list.size());
    for (T value : list) {
      writer.write(out, value);
    }
  }

  static <T> List<T> list(DataInput in, int atMost, Reader<T> reader) throws IOException {
    int count = count(in, atMost);
    // Not as many as it says at once: the rest may not be there.
    List<T> list = new ArrayList<>(Math.min(count, 1000));
    for (int i = 0; i < count; i++) {
      list.add(reader.read(in));
    }
    return list;
  }

  static void texts(DataOutput out, List<String> texts) throws IOException {
    list(out, texts, Form::text);
  }

  static List<String> texts(DataInput in) throws IOException {
    return list(in, MOST, Form::text);
  }

  static void map(DataOutput out, Map<String, String> map) throws IOException {
    list(
        out,
        List.copyOf(map.entrySet()),
        (to, entry) -> {
          text(to, entry.getKey());
          text(to, entry.getValue());
        });
  }

  static Map<String, String> map(DataInput in) throws IOException {
    Map<String, String> map = new LinkedHashMap<>();
    for (int left = count(in, 1000); left > 0; left--) {
      map.put(text(in), text(in));
    }
    return map;
  }

  static <T> void maybe(DataOutput out, Optional<T> value, Writer<T> writer) throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      writer.write(out, value.get());
    }
  }

  static <T> Optional<T> maybe(DataInput in, Reader<T> reader) throws IOException {
    return in.readBoolean() ? Optional.of(reader.read(in)) : Optional.empty();
  }

  static void number(DataOutput out, OptionalInt number) throws IOException {
    out.writeInt(number.orElse(Integer.MIN_VALUE));
  }

  static OptionalInt number(DataInput in) throws IOException {
    int number = in.readInt();
    return number == Integer.MIN_VALUE ? OptionalInt.empty() : OptionalInt.of(number);
  }

  static void address(DataOutput out, URI address) throws IOException {
    text(out, address.toString());
  }

  static URI address(DataInput in) throws IOException {
    try {
      return URI.create(text(in));
    } catch (IllegalArgumentException e) {
      throw new IOException(e);
    }
  }

  static void time(DataOutput out, Duration time) throws IOException {
    out.writeLong(time.toMillis());
  }

  static Duration time(DataInput in) throws IOException {
    return Duration.ofMillis(in.readLong());
  }
}
