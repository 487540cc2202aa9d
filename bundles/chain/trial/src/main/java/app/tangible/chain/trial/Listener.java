package app.tangible.chain.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that says where it listens, and then goes on. */
record Listener(Process process, URI address) implements AutoCloseable {

  private static final String LISTENING = "Listening on ";
  private static final int PATIENCE_SECONDS = 20;

  /** With this added to our environment. */
  static Listener start(Map<String, String> environment, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    BufferedReader output = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(LISTENING)) {
        // Else the program stops when the pipe is full.
        Thread.ofVirtual().start(() -> drain(output));
        return new Listener(process, URI.create("http://" + line.substring(LISTENING.length())));
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException(command.getFirst() + " ended before it listened: " + said);
  }

  /** SIGTERM. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it did not stop");
    }
  }

  /** SIGKILL. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** Until it ends, however it ends: a killed program's pipe breaks. */
  private static void drain(BufferedReader output) {
    try (Stream<String> lines = output.lines()) {
      lines.forEach(ignored -> {});
    } catch (UncheckedIOException ended) {
      // Nobody is left to listen to.
    }
  }
}
