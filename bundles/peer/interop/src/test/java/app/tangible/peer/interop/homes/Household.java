package app.tangible.peer.interop.homes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A peer's process in its namespace, and all that it has said. */
final class Household implements AutoCloseable {

  private final Process process;
  private final OutputStream orders;
  private final List<String> said = new CopyOnWriteArrayList<>();

  /** Runs the command there. */
  Household(String namespace, List<String> command) throws IOException {
    List<String> words = new ArrayList<>(Namespaces.command(namespace));
    words.addAll(command);
    process = new ProcessBuilder(words).redirectErrorStream(true).start();
    orders = process.getOutputStream();
    Thread.ofVirtual().start(this::listen);
  }

  /** A {@link HomePeer}. */
  static Household ours(String namespace, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(HomePeer.class.getName());
    command.addAll(List.of(arguments));
    return new Household(namespace, command);
  }

  /** The rig {@code reach} on js-libp2p. */
  static Household js(String namespace, String... arguments) throws IOException {
    Path module = Path.of("").toAbsolutePath();
    List<String> command = new ArrayList<>();
    command.add(module.resolve("node").toString());
    command.add(module.resolve("rig/reach.mjs").toString());
    command.addAll(List.of(arguments));
    return new Household(namespace, command);
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(said::add);
    } catch (IOException | RuntimeException e) {
      said.add("silent: " + e);
    }
  }

  void order(String line) throws IOException {
    orders.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    orders.flush();
  }

  boolean said(String beginning) {
    return said.stream().anyMatch(line -> line.startsWith(beginning));
  }

  /** What followed these words when they were last said. */
  Optional<String> after(String beginning) {
    return said.stream()
        .filter(line -> line.startsWith(beginning))
        .reduce((first, second) -> second)
        .map(line -> line.substring(beginning.length()).strip());
  }

  /** The last line with these words in it. */
  Optional<String> lineWith(String words) {
    return said.stream().filter(line -> line.contains(words)).reduce((first, second) -> second);
  }

  List<String> all() {
    return List.copyOf(said);
  }

  @Override
  public String toString() {
    return said.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
