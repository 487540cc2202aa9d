package app.tangible.decoder.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A guest's stderr: drained for as long as it lives, its beginning kept for a failure's report. */
final class ErrorOutput {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorOutput.class);
  private static final int MAX_LOGGED_CHARS = 16_384;
  private static final int MAX_KEPT_CHARS = 2_000;

  private final StringBuffer kept = new StringBuffer();
  private final Thread drain;

  ErrorOutput(InputStream stderr) {
    // A platform thread: reading a pipe would hold a virtual thread's carrier for the whole film.
    drain = Thread.ofPlatform().daemon().name("decoder-stderr").start(() -> drain(stderr));
  }

  /** What it said, up to now or its end. */
  String text() {
    try {
      drain.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return kept.toString().strip();
  }

  private void drain(InputStream stderr) {
    int logged = 0;
    char[] chunk = new char[1024];
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(stderr, StandardCharsets.UTF_8))) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        String text = new String(chunk, 0, read);
        if (kept.length() < MAX_KEPT_CHARS) {
          kept.append(text);
        }
        if (logged < MAX_LOGGED_CHARS) {
          logged += read;
          LOG.debug("guest: {}", text.strip());
        }
      }
    } catch (IOException e) {
      // A killed guest's pipe is closed under the reader.
      LOG.debug("a guest's stderr ended: {}", e.getMessage());
    }
  }
}
