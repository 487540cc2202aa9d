package app.tangible.chain.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

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
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
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
}
