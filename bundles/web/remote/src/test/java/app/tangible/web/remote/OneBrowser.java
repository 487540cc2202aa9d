package app.tangible.web.remote;

import app.tangible.web.testing.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One Chromium for all test classes, closed after the last of them. */
final class OneBrowser implements BeforeAllCallback {

  private final Path pictures;
  private @Nullable Opened opened;

  /**
   * @param pictures folder for screenshots, made when it is not there
   */
  OneBrowser(Path pictures) {
    this.pictures = pictures;
  }

  private record Opened(Chromium browser, Path profile) implements AutoCloseable {

    static Opened now() {
      try {
        Path profile = Files.createTempDirectory("phone");
        return new Opened(new Chromium(profile), profile);
      } catch (Exception e) {
        throw new IllegalStateException("Chromium does not open", e);
      }
    }

    @Override
    public void close() throws IOException {
      browser.close();
      try (Stream<Path> files = Files.walk(profile)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Files.createDirectories(pictures);
    opened =
        context
            .getRoot()
            .getStore(Namespace.create(OneBrowser.class))
            .computeIfAbsent(Opened.class, type -> Opened.now(), Opened.class);
  }

  Chromium browser() {
    return Objects.requireNonNull(opened).browser();
  }
}
