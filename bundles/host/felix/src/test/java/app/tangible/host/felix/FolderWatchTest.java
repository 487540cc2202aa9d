package app.tangible.host.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private final AtomicInteger looks = new AtomicInteger();

  private Optional<Duration> look() {
    looks.incrementAndGet();
    return Optional.empty();
  }

  @Test
  void looksOnceAndAfterEachChange() throws IOException {
    try (FolderWatch _ = FolderWatch.start(folder, this::look)) {
      await().atMost(SOON).until(() -> looks.get() == 1);
      Files.writeString(folder.resolve("a"), "1");
      await().atMost(SOON).until(() -> looks.get() >= 2);
      int before = looks.get();
      Files.delete(folder.resolve("a"));
      await().atMost(SOON).until(() -> looks.get() > before);
    }
  }

  @Test
  void looksAgainWhenALookAsksForIt() throws IOException {
    try (FolderWatch _ =
        FolderWatch.start(
            folder,
            () ->
                looks.incrementAndGet() < 3
                    ? Optional.of(Duration.ofMillis(1))
                    : Optional.empty())) {
      await().atMost(SOON).until(() -> looks.get() == 3);
    }
  }

  @Test
  void goesOnAfterALookThatFails() throws IOException {
    try (FolderWatch _ =
        FolderWatch.start(
            folder,
            () -> {
              look();
              throw new IllegalStateException("a failed look");
            })) {
      await().atMost(SOON).until(() -> looks.get() == 1);
      Files.writeString(folder.resolve("a"), "1");
      await().atMost(SOON).until(() -> looks.get() >= 2);
    }
  }

  @Test
  void looksNoMoreWhenClosed() throws IOException {
    FolderWatch.start(folder, this::look).close();
    int before = looks.get();
    Files.writeString(folder.resolve("a"), "1");
    await().during(Duration.ofMillis(300)).until(() -> looks.get() == before);
    assertThat(looks.get()).isLessThanOrEqualTo(1);
  }
}
