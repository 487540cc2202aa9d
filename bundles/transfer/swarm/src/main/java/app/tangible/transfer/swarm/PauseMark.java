package app.tangible.transfer.swarm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An empty file beside the target says, over a restart too, that its fetch is made to wait. */
record PauseMark(Path file) {

  private static final Logger LOG = LoggerFactory.getLogger(PauseMark.class);

  static PauseMark of(Path target) {
    return new PauseMark(DurableFiles.beside(target, ".paused"));
  }

  boolean isSet() {
    return Files.exists(file);
  }

  /** A disk that does not take it is no reason not to wait now. */
  void set(boolean wanted) {
    try {
      if (wanted) {
        DurableFiles.replace(file, new byte[0]);
      } else {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("whether a fetch waits is not remembered over a restart: {}", e.getMessage());
    }
  }
}
