package app.tangible.transfer.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import app.tangible.transfer.SharedFilm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmShelfTest {

  private static final Limits LIMITS =
      new Limits(
          4,
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          64 << 20,
          0,
          0);

  private final TestFilm film = TestFilm.of(31, 3 * TestFilm.PIECE + 5);
  private final TreeHashing hashing = new TreeHashing();
  private final SwarmTransfers transfers = new SwarmTransfers(hashing, LIMITS);
  @TempDir Path folder;
  private FilmShelf shelf;
  private Path file;

  @BeforeEach
  void put() throws IOException {
    shelf = new FilmShelf(folder, transfers, hashing);
    file = Files.write(folder.resolve("film.tsf"), film.bytes());
    Files.write(folder.resolve("film.tsf.manifest"), film.manifest().encode());
  }

  @AfterEach
  void close() throws Exception {
    shelf.close();
    transfers.close();
  }

  @Test
  void tellsWhenFilmsComeAndGo() throws Exception {
    AtomicInteger told = new AtomicInteger();
    AutoCloseable handle = shelf.onChange(told::incrementAndGet);
    Files.delete(file);
    await().until(() -> told.get() > 0 && shelf.all().isEmpty());
    told.set(0);
    Files.write(folder.resolve("film.tsf.part.abc.0.0"), new byte[1]);
    Files.write(file, film.bytes());
    await().until(() -> told.get() > 0 && shelf.all().size() == 1);
    handle.close();
  }

  @Test
  void tellsWhenOneThatIsFetchedHasSomethingToGive() throws Exception {
    TestFilm other = TestFilm.of(32, 5 * TestFilm.PIECE);
    CountDownLatch told = new CountDownLatch(1);
    try (FilmServer server = new FilmServer(other);
        HttpSwarm fetching = new HttpSwarm(LIMITS, Duration.ofSeconds(5));
        AutoCloseable handle = fetching.onChange(told::countDown)) {
      fetching.fetch(other.from(server.base()), folder.resolve("other.tsf")).whole().join();
      assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(handle).isNotNull();
    }
  }

  @Test
  void aWholeFilmWithItsManifestIsShared() throws IOException {
    assertThat(shelf.all()).containsExactly(film.manifest().root());
    try (SharedFilm shared = shelf.open(film.manifest().root()).orElseThrow()) {
      ByteBuffer some = ByteBuffer.allocate(100);
      shared.read(TestFilm.PIECE - 50, some);
      assertThat(some.array())
          .isEqualTo(Arrays.copyOfRange(film.bytes(), TestFilm.PIECE - 50, TestFilm.PIECE + 50));
      assertThat(shared.has().has(3)).isTrue();
    }
  }

  @Test
  void aCutFilmIsNot() throws IOException {
    Files.write(file, Arrays.copyOf(film.bytes(), 100));
    assertThat(shelf.all()).isEmpty();
  }

  @Test
  void aFilmWithAnotherManifestIsNot() throws IOException {
    byte[] other = film.manifest().encode();
    other[other.length - 1] ^= 1;
    Files.write(folder.resolve("film.tsf.manifest"), other);
    assertThat(shelf.all()).isEmpty();
  }

  @Test
  void whatIsErasedIsGivenToNobody() throws IOException {
    try (SharedFilm shared = shelf.open(film.manifest().root()).orElseThrow()) {
      Files.delete(file);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> shared.read(0, ByteBuffer.allocate(10)));
    }
    assertThat(shelf.open(film.manifest().root())).isEmpty();
  }
}
