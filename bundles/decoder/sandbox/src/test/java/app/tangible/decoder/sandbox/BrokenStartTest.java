package app.tangible.decoder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import app.tangible.decoder.protocol.GuestProgram;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that fail as nobody expects leave nobody waiting and nothing running. */
class BrokenStartTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void playDoesNotWaitForAStartThatBrokeAhead() throws IOException {
    Path film = Files.createFile(folder.resolve("film"));
    Files.createFile(folder.resolve("guest.jar"));
    AtomicBoolean asked = new AtomicBoolean();
    Path broken =
        (Path)
            Proxy.newProxyInstance(
                Path.class.getClassLoader(),
                new Class<?>[] {Path.class},
                (proxy, method, arguments) -> {
                  asked.set(true);
                  throw new UncheckedIOException(new IOException("the disk is broken"));
                });
    try (GuestLauncher launcher =
            new GuestLauncher(
                new GuestProgram(Path.of("java"), folder, 96), folder, broken, Optional.empty());
        GuestAhead ahead = new GuestAhead(launcher, Duration.ofMinutes(1))) {
      ahead.expect(film);
      await().atMost(SOON).untilTrue(asked);
      assertThat(CompletableFuture.supplyAsync(() -> ahead.take(film)))
          .succeedsWithin(SOON)
          .isEqualTo(Optional.empty());
    }
  }

  @Test
  void aProcessThatNobodyCanListenToIsEnded() throws IOException {
    Process process = new ProcessBuilder("sleep", "300").start();
    try {
      assertThatExceptionOfType(OutOfMemoryError.class)
          .isThrownBy(() -> new GuestProcess(new Deaf(process), false));
      await().atMost(SOON).until(() -> !process.isAlive());
    } finally {
      process.destroyForcibly();
    }
  }

  /** A process to whose errors no thread can listen. */
  private static final class Deaf extends Process {

    private final Process process;

    Deaf(Process process) {
      this.process = process;
    }

    @Override
    public OutputStream getOutputStream() {
      return process.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
      return process.getInputStream();
    }

    @Override
    public InputStream getErrorStream() {
      throw new OutOfMemoryError("unable to create native thread");
    }

    @Override
    public int waitFor() throws InterruptedException {
      return process.waitFor();
    }

    @Override
    public int exitValue() {
      return process.exitValue();
    }

    @Override
    public void destroy() {
      process.destroy();
    }
  }
}
