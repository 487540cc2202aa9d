package app.tangible.viewing.cec;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of {@code cec-client}: what it hears, and what it is told to say. */
final class CecClient implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CecClient.class);

  /** Errors, warnings, notices and what goes over the cable. */
  private static final String LEVEL = "15";

  private static final String READY = "waiting for input";
  private static final long END_SECONDS = 2;

  private final ReentrantLock writing = new ReentrantLock();
  private final Process process;
  private final BufferedWriter commands;

  /** What is told of it. */
  interface Ear {

    /** It speaks with the cable. */
    void ready();

    void heard(CecMessage message);
  }

  /**
   * Starts it.
   *
   * @throws IOException when there is no such program
   */
  CecClient(String command) throws IOException {
    process =
        new ProcessBuilder(List.of(command, "-t", "p", "-o", "Tangible", "-d", LEVEL))
            .redirectErrorStream(true)
            .start();
    commands = process.outputWriter();
  }

  /** Reads until it ends; it has ended when this returns. */
  void listen(Ear ear) throws InterruptedException {
    try (BufferedReader output = process.inputReader()) {
      BoundedLines lines = new BoundedLines(output);
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.startsWith(READY)) {
          ear.ready();
        }
        CecMessage.parse(line).ifPresent(ear::heard);
      }
    } catch (IOException e) {
      log.debug("cec-client is not heard any more: {}", e.getMessage());
    }
    process.waitFor();
  }

  /** The television shows us. */
  void activeSource() {
    say("as");
  }

  private void say(String command) {
    writing.lock();
    try {
      commands.write(command);
      commands.newLine();
      commands.flush();
    } catch (IOException e) {
      log.debug("cec-client takes no command: {}", e.getMessage());
    } finally {
      writing.unlock();
    }
  }

  /** Lets go of the adapter. */
  @Override
  public void close() {
    say("q");
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
