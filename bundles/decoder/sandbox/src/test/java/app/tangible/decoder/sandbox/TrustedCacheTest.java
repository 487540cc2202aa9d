package app.tangible.decoder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import app.tangible.decoder.Arriving;
import app.tangible.decoder.DecoderException;
import app.tangible.decoder.OpenFilm;
import app.tangible.decoder.fixture.Terms;
import app.tangible.decoder.protocol.GuestProgram;
import app.tangible.decoder.sandbox.Stage.Home;
import app.tangible.licence.LicencePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cache is given up for what it did, and for nothing else. */
class TrustedCacheTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  private static Stage stage;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    stage = new Stage(1, "160x90");
    // The JVM does without one that is empty; what counts here is whether it is offered.
    Files.createFile(stage.distribution.resolve("decoder").resolve(GuestProgram.CACHE));
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @Test
  void aFilmThatDoesNotArriveIsAskedForOnceAndIsNotTheCachesFault() throws IOException {
    Home home = stage.home("home");
    LicencePackage licence = home.buy(stage.film, Terms.usual());
    int[] asked = {0};
    Arriving stalled =
        new Arriving() {
          @Override
          public Path file() {
            return stage.film.file();
          }

          @Override
          public boolean await(long sealedOffset, int length, Duration limit) throws IOException {
            asked[0]++;
            throw new IOException("nobody has it");
          }
        };
    assertThatExceptionOfType(DecoderException.class)
        .isThrownBy(() -> home.decoder().open(stage.film.id(), licence, stalled))
        .withMessageContaining("nobody has it");
    assertThat(asked[0]).isOne();
    try (OpenFilm film = home.play(stage.film, licence)) {
      assertThat(((GuestFilm) film).current().fromCache()).isTrue();
    }
  }

  @Test
  void aStartThatWasNoneIsNotTheCachesFault() throws IOException {
    try (GuestLauncher launcher = launcher(JDK.resolve("bin/java"), Bubblewrap.find("/usr/bin"))) {
      assertThatExceptionOfType(DecoderException.class)
          .isThrownBy(() -> launcher.start(Optional.of(stage.folder.resolve("no such film"))))
          .withMessageContaining("cannot be found");
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(DecoderException.class)
          .isThrownBy(() -> launcher.start(Optional.empty()))
          .withMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
      try (GuestProcess guest = launcher.start(Optional.empty())) {
        assertThat(guest.fromCache()).isTrue();
      }
    }
  }

  @Test
  void aGuestThatIsKilledForItsSlownessHasNotDied() throws IOException {
    try (GuestLauncher launcher = launcher(JDK.resolve("bin/java"), Optional.empty());
        GuestProcess silent = new GuestProcess(new ProcessBuilder("sleep", "300").start(), true)) {
      assertThatIOException()
          .isThrownBy(() -> launcher.within(silent, 0, silent::greet))
          .withMessageContaining("has not answered")
          .isNotInstanceOf(GuestDiedException.class);
    }
  }

  @Test
  void eachStartThatDiesOfTheCacheIsRepeatedWithoutIt() throws IOException {
    Path started = Files.createDirectories(stage.folder.resolve("started"));
    Path java = Files.createDirectories(stage.folder.resolve("frozen/bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        case "$*" in *AOTCache*) : >'%s'/$$ && exec sleep 300 ;; esac
        exec '%s/bin/java' "$@"
        """
            .formatted(started, JDK));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    try (GuestLauncher launcher = launcher(java, Optional.empty())) {
      List<CompletableFuture<GuestProcess>> both =
          IntStream.range(0, 2)
              .mapToObj(
                  _ ->
                      CompletableFuture.supplyAsync(
                          () -> launcher.start(Optional.empty()),
                          task -> Thread.ofVirtual().start(task)))
              .toList();
      await().atMost(SOON).until(() -> pids(started).size() == 2);
      pids(started).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
      for (CompletableFuture<GuestProcess> one : both) {
        assertThat(one).succeedsWithin(SOON);
        try (GuestProcess guest = one.join()) {
          assertThat(guest.fromCache()).isFalse();
        }
      }
    }
  }

  private static GuestLauncher launcher(Path java, Optional<Bubblewrap> bubblewrap)
      throws IOException {
    return new GuestLauncher(
        new GuestProgram(java, stage.distribution.resolve("decoder"), 96),
        Files.createDirectories(stage.folder.resolve("state")),
        Path.of("/etc/machine-id"),
        bubblewrap);
  }

  private static List<Long> pids(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> Long.valueOf(file.getFileName().toString())).toList();
    }
  }
}
