package app.tangible.peer.interop;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** As much of RESP 2 as two test programs need to find each other. Not for several threads. */
final class Redis implements AutoCloseable {

  private static final int MAX_LINE = 1024;
  private static final int MAX_BYTES = 1 << 20;
  private static final int CONNECT_MILLIS = 10_000;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;

  /** Connects to {@code HOST:PORT}. */
  Redis(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    String host = colon < 0 ? address : address.substring(0, colon);
    int port = colon < 0 ? 6379 : Integer.parseInt(address.substring(colon + 1));
    socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** A value that is asked for by name. */
  void set(String key, String value) throws IOException {
    call("SET", key, value);
  }

  /** A list of this one value. */
  void push(String key, String value) throws IOException {
    call("DEL", key);
    call("RPUSH", key, value);
  }

  /** What one of the two put there; waits a second for it. */
  Optional<String> take(String key) throws IOException {
    try {
      List<String> popped = call("BLPOP", key, "1");
      return popped.isEmpty() ? Optional.empty() : Optional.of(popped.getLast());
    } catch (WrongTypeException e) {
      return call("GET", key).stream().findFirst();
    }
  }

  private static final class WrongTypeException extends ProtocolException {

    private static final long serialVersionUID = 1L;

    private WrongTypeException(String message) {
      super(message);
    }
  }

  private List<String> call(String... words) throws IOException {
    StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      int length = word.getBytes(StandardCharsets.UTF_8).length;
      command.append('$').append(length).append("\r\n").append(word).append("\r\n");
    }
    out.write(command.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
    return reply();
  }

  /** The texts of a reply; nothing is none. */
  private List<String> reply() throws IOException {
    String line = line();
    String rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+', ':' -> List.of(rest);
      case '$' -> bulk(number(rest));
      case '*' -> array(number(rest));
      case '-' ->
          throw rest.startsWith("WRONGTYPE")
              ? new WrongTypeException(rest)
              : new ProtocolException(rest);
      default -> throw new ProtocolException("not a reply: " + line);
    };
  }

  private static int number(String text) throws ProtocolException {
    int number = Integer.parseInt(text);
    if (number > MAX_BYTES) {
      throw new ProtocolException("a reply of " + number);
    }
    return number;
  }

  private List<String> bulk(int length) throws IOException {
    if (length < 0) {
      return List.of();
    }
    String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    line();
    return List.of(text);
  }

  private List<String> array(int count) throws IOException {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.addAll(reply());
    }
    return all;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() == MAX_LINE) {
        throw new EOFException("the reply ends too early, or not at all");
      }
      line.append((char) c);
    }
    return line.isEmpty() ? "" : line.substring(0, line.length() - 1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
