package app.tangible.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One chain and one market of offers for all test classes, closed after the last of them. */
final class OneMarket implements BeforeAllCallback {

  private @Nullable Opened opened;

  static final class Opened implements AutoCloseable {

    final Path folder;
    final Chain chain;
    final ResaleRig rig;

    Opened() throws Exception {
      folder = Files.createTempDirectory("market");
      chain = new Chain(folder);
      rig = new ResaleRig(folder.resolve("home"), chain.registry(), Clock.systemUTC(), step -> {});
    }

    @Override
    public void close() throws IOException {
      rig.close();
      chain.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    opened =
        context.getRoot().getStore(Namespace.create(OneMarket.class)).computeIfAbsent(Opened.class);
  }

  Opened now() {
    return Objects.requireNonNull(opened);
  }
}
