package app.tangible.peer.libp2p.multistream;

import app.tangible.peer.Varint;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The messages of multistream: length as a varint, text, line feed. */
final class Messages {

  /** A list of protocols may be longer than one of them. */
  static final int MAX_LIST = 64 * 1024;

  private Messages() {}

  static byte[] of(String... texts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    for (String text : texts) {
      append(out, text);
    }
    return out.toByteArray();
  }

  private static void append(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length >= Multistream.MAX_MESSAGE) {
      throw new IllegalArgumentException("a protocol id of " + bytes.length + " bytes");
    }
    out.writeBytes(Varint.encode(bytes.length + 1L));
    out.writeBytes(bytes);
    out.write('\n');
  }

  /** One message that holds a message for each. */
  static byte[] list(Collection<String> protocols) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream(256);
    for (String protocol : protocols.stream().sorted().toList()) {
      append(inner, protocol);
    }
    inner.write('\n');
    ByteArrayOutputStream out = new ByteArrayOutputStream(inner.size() + 3);
    out.writeBytes(Varint.encode(inner.size()));
    out.writeBytes(inner.toByteArray());
    return out.toByteArray();
  }

  static List<String> readList(InputStream in) throws IOException {
    InputStream list = new java.io.ByteArrayInputStream(body(in, Varint.read(in), MAX_LIST));
    List<String> protocols = new ArrayList<>();
    while (list.available() > 0) {
      protocols.add(read(list));
    }
    return protocols;
  }

  static void expect(InputStream in, String text) throws IOException {
    if (!read(in).equals(text)) {
      throw new ProtocolException("expected is " + text);
    }
  }

  static String read(InputStream in) throws IOException {
    return text(in, Varint.read(in));
  }

  /** Empty when the stream ends before the message. */
  static Optional<String> readOrEnd(InputStream in) throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    return Optional.of(text(in, Varint.readAfter(first, in)));
  }

  private static String text(InputStream in, long length) throws IOException {
    return new String(body(in, length, Multistream.MAX_MESSAGE), StandardCharsets.UTF_8);
  }

  /** Without its line feed. */
  private static byte[] body(InputStream in, long length, int limit) throws IOException {
    if (length < 1 || length > limit) {
      throw new ProtocolException("a message of " + length + " bytes, at most " + limit);
    }
    byte[] body = in.readNBytes((int) length - 1);
    int end = in.read();
    if (body.length < length - 1 || end < 0) {
      throw new EOFException("the stream ends within a message of multistream");
    }
    if (end != '\n') {
      throw new ProtocolException("a message of multistream ends with a line feed");
    }
    return body;
  }
}
