package app.tangible.viewing.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What viewers chose before: by viewer, and by viewer and series. Names no title but by its id.
 * Bounded; when it is full it begins anew.
 */
final class Choices {

  private static final Logger LOG = LoggerFactory.getLogger(Choices.class);
  private static final int MOST = 5000;
  private static final long MOST_BYTES = 1 << 20;
  private static final String ANY = "any";

  private final Path file;
  private final Properties kept = new Properties();

  Choices(Path folder) {
    file = folder.resolve("choices.properties");
    try {
      if (Files.exists(file) && Files.size(file) <= MOST_BYTES) {
        try (Reader in = Files.newBufferedReader(file)) {
          kept.load(in);
        }
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      LOG.warn("what viewers chose is not read: {}", e.toString());
    }
  }

  /** What he chose for that series or film, else what he chose last for any. */
  Optional<String> of(int viewer, String scope, String what) {
    return Optional.ofNullable(
        kept.getProperty(key(viewer, scope, what), kept.getProperty(key(viewer, ANY, what))));
  }

  /** He chose it. */
  void keep(int viewer, String scope, String what, String value) {
    if (kept.size() > MOST) {
      kept.clear();
    }
    Object before = kept.setProperty(key(viewer, scope, what), value);
    Object anyBefore = kept.setProperty(key(viewer, ANY, what), value);
    if (!value.equals(before) || !value.equals(anyBefore)) {
      write();
    }
  }

  private static String key(int viewer, String scope, String what) {
    return viewer + "." + scope + "." + what;
  }

  private void write() {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      try (Writer out = Files.newBufferedWriter(next)) {
        kept.store(out, null);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("what a viewer chose is not kept: {}", e.toString());
    }
  }
}
