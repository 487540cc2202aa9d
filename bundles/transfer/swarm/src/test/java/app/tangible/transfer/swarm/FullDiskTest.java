package app.tangible.transfer.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.tangible.transfer.Transfer;
import app.tangible.transfer.TransferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a real disk of two megabytes; skipped where none can be mounted. */
@Timeout(60)
class FullDiskTest {

  private static final int DISK_BYTES = 2 << 20;

  @TempDir Path mountPoint;
  private HttpSwarm transfers;

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=" + DISK_BYTES, "none", "" + mountPoint));
    transfers =
        new HttpSwarm(
            new Limits(
                2,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                64 << 20,
                0,
                0),
            Duration.ofSeconds(2));
  }

  @AfterEach
  void unmount() throws Exception {
    if (transfers != null) {
      transfers.close();
      run("umount", mountPoint.toString());
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  @Test
  void aFilmThatDoesNotFitIsRefusedBeforeItsFirstPiece() {
    TestFilm film = TestFilm.of(21, DISK_BYTES + 1);
    try (FilmServer server = new FilmServer(film)) {
      Transfer transfer = transfers.fetch(film.from(server.base()), mountPoint.resolve("film.tsf"));
      assertThatThrownBy(() -> transfer.whole().get(20, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("too full");
      assertThat(server.bytesSent).hasValue(0);
    }
  }

  @Test
  void aFilmThatIsMadeToWaitIsNotMeasuredAgainstTheDiskBeforeItGoesOn() throws Exception {
    TestFilm film = TestFilm.of(21, DISK_BYTES + 1);
    Path target = mountPoint.resolve("film.tsf");
    Files.createFile(mountPoint.resolve("film.tsf.paused"));
    Files.write(mountPoint.resolve("film.tsf.manifest"), film.manifest().encode());
    try (FilmServer server = new FilmServer(film)) {
      Transfer transfer = transfers.fetch(film.from(server.base()), target);
      assertThat(transfer.await(0, 1, Duration.ofMillis(500))).isFalse();
      assertThat(transfer.paused()).isTrue();
      transfer.pause(false);
      assertThatThrownBy(() -> transfer.await(0, 1, Duration.ofSeconds(30)))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("too full");
      assertThat(server.bytesSent).hasValue(0);
    }
  }

  @Test
  void aDiskThatFillsUpLosesNothingAndTheFetchGoesOnWhenThereIsRoom() throws Exception {
    TestFilm film = TestFilm.of(22, 24 * TestFilm.PIECE);
    Path target = mountPoint.resolve("film.tsf");
    Path filler = mountPoint.resolve("filler");
    try (FilmServer server =
        new FilmServer(film)
            .answering(
                (exchange, it, from, length) -> {
                  if (from == 8 * TestFilm.PIECE) {
                    fill(filler);
                  }
                  FilmServer.honest(exchange, it, from, length);
                })) {
      Transfer transfer = transfers.fetch(film.from(server.base()), target);
      assertThatThrownBy(() -> transfer.whole().get(20, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("cannot be written")
          .hasMessageContaining("is kept");
      assertThat(target).doesNotExist();
      Files.delete(filler);
      server.answering(FilmServer::honest);
      long before = server.bytesSent.get();
      assertThat(
              transfers.fetch(film.from(server.base()), target).whole().get(20, TimeUnit.SECONDS))
          .hasBinaryContent(film.bytes());
      assertThat(server.bytesSent.get() - before)
          .isLessThanOrEqualTo(film.bytes().length - 7L * TestFilm.PIECE);
    }
  }

  private static void fill(Path filler) {
    try (var out = Files.newOutputStream(filler)) {
      byte[] page = new byte[4096];
      for (int i = 0; i < DISK_BYTES; i += page.length) {
        out.write(page);
      }
    } catch (IOException full) {
      // That is what it is for.
      return;
    }
  }
}
