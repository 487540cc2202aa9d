package app.tangible.ui.firstrun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the person has come, over a restart: one word in a file. */
final class Progress {

  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final int MAX_BYTES = 32;
  private static final String DONE = "DONE";

  private final Path file;
  private Step step;
  private boolean done;

  Progress(Path folder) {
    file = folder.resolve("firstrun");
    String word = read();
    done = word.equals(DONE);
    step = Step.LANGUAGE;
    for (Step each : Step.values()) {
      if (each.name().equals(word)) {
        step = each;
      }
    }
  }

  private String read() {
    try {
      return Files.exists(file) && Files.size(file) <= MAX_BYTES
          ? Files.readString(file).strip()
          : "";
    } catch (IOException e) {
      return ""; // begun anew
    }
  }

  synchronized Step step() {
    return step;
  }

  synchronized boolean done() {
    return done;
  }

  void at(Step next) {
    synchronized (this) {
      step = next;
    }
    note(next.name());
  }

  void finish() {
    synchronized (this) {
      done = true;
      step = Step.LANGUAGE;
    }
    note(DONE);
  }

  private void note(String word) {
    try {
      Files.writeString(file, word);
    } catch (IOException e) {
      LOG.warn("how far the first run is cannot be kept: {}", e.toString());
    }
  }
}
