package app.tangible.peer.interop;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program of {@code rig/} on Node.js: takes orders as JSON lines on its standard input, ends with
 * it.
 */
final class JsPeer implements AutoCloseable {

  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final int SECONDS = 60;

  private final Process process;
  private final Writer orders;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
  private final CompletableFuture<String> hello = new CompletableFuture<>();

  /** Starts {@code rig/NAME.mjs}; its first line says who and where it is. */
  JsPeer(String name, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve("node").toString());
    command.add("rig/" + name + ".mjs");
    command.addAll(List.of(arguments));
    try {
      process =
          new ProcessBuilder(command)
              .directory(HOME.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(line);
      }
    } catch (IOException e) {
      hello.completeExceptionally(e);
    }
    IOException over = new IOException("the js peer ended");
    hello.completeExceptionally(over);
    answers.values().forEach(each -> each.completeExceptionally(over));
  }

  private void hear(String line) {
    Matcher id = Pattern.compile("\"id\":(\\d+)").matcher(line);
    CompletableFuture<String> answer =
        id.find() ? answers.remove(Integer.valueOf(id.group(1))) : hello;
    if (answer != null) {
      answer.complete(line);
    }
  }

  /** Who and where it is. */
  PeerInfo info() {
    List<Multiaddr> addresses =
        texts(get(hello), "addresses").stream().map(Multiaddr::parse).toList();
    return new PeerInfo(
        PeerId.parse(text(get(hello), "peer")),
        addresses.stream().map(Multiaddr::withoutPeer).toList());
  }

  /** Who they are, where one program is several peers. */
  List<PeerId> peers() {
    return texts(get(hello), "peers").stream().map(PeerId::parse).toList();
  }

  /**
   * Gives an order and waits for its answer.
   *
   * @param rest members of the JSON object, for instance {@code "up":5}
   * @return the answer's JSON
   * @throws AssertionError when the answer is an error
   */
  String order(String what, String... rest) {
    int id = ids.incrementAndGet();
    CompletableFuture<String> answer = new CompletableFuture<>();
    answers.put(id, answer);
    List<String> members = new ArrayList<>(List.of("\"id\":" + id, "\"do\":\"" + what + "\""));
    members.addAll(List.of(rest));
    try {
      synchronized (orders) {
        orders.write("{" + String.join(",", members) + "}\n");
        orders.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String got = get(answer);
    if (got.contains("\"error\":")) {
      throw new AssertionError(what + ": " + got);
    }
    return got;
  }

  /** A member that is a text. */
  static String text(String json, String name) {
    Matcher member = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    if (!member.find()) {
      throw new AssertionError("no " + name + " in " + json);
    }
    return member.group(1);
  }

  /** A member that is a number. */
  static double number(String json, String name) {
    Matcher member = Pattern.compile("\"" + name + "\":([-0-9.e]+)").matcher(json);
    if (!member.find()) {
      throw new AssertionError("no " + name + " in " + json);
    }
    return Double.parseDouble(member.group(1));
  }

  /** A member that is a list of texts. */
  static List<String> texts(String json, String name) {
    Matcher member = Pattern.compile("\"" + name + "\":\\[([^]]*)]").matcher(json);
    if (!member.find()) {
      throw new AssertionError("no " + name + " in " + json);
    }
    return Pattern.compile("\"([^\"]*)\"")
        .matcher(member.group(1))
        .results()
        .map(each -> each.group(1))
        .toList();
  }

  private static String get(CompletableFuture<String> answer) {
    try {
      return answer.get(SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("no answer of the js peer", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
