package app.tangible.decoder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import app.tangible.decoder.Arriving;
import app.tangible.decoder.OpenFilm;
import app.tangible.decoder.Opening;
import app.tangible.decoder.RefusedException;
import app.tangible.decoder.fixture.Terms;
import app.tangible.decoder.sandbox.Stage.Home;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file with holes: what is played waits for its bytes, and nothing else. */
@Timeout(60)
class FilmThatArrivesTest {

  private static Stage stage;
  private static Home home;
  private static LicencePackage licence;
  private static byte[] sealed;
  private static byte[] clear;

  @TempDir Path folder;
  private Path part;
  private final AtomicLong delivered = new AtomicLong();

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    stage = new Stage(6, "320x180");
    home = stage.home("home");
    licence = home.buy(stage.film, Terms.usual());
    sealed = Files.readAllBytes(stage.film.file());
    try (OpenFilm film = home.play(stage.film, licence)) {
      clear = read(film, 0, (int) film.size());
    }
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @BeforeEach
  void begin() throws IOException {
    part = folder.resolve("film.part");
    try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
      file.setLength(sealed.length);
    }
  }

  private static byte[] read(OpenFilm film, long position, int length) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(length);
    while (all.hasRemaining()) {
      assertThat(film.read(position + all.position(), all)).isPositive();
    }
    return all.array();
  }

  private boolean deliver(long offset, int length) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
      file.seek(offset);
      file.write(sealed, (int) offset, length);
    }
    delivered.addAndGet(length);
    return true;
  }

  /** How bytes come. */
  interface Coming {
    boolean await(long offset, int length, Duration limit) throws IOException;
  }

  private record At(Path file, Coming coming) implements Arriving {

    @Override
    public boolean await(long sealedOffset, int length, Duration limit) throws IOException {
      return coming.await(sealedOffset, length, limit);
    }
  }

  private OpenFilm play(Coming arriving) {
    Opening opening = home.decoder().open(stage.film.id(), licence, new At(part, arriving));
    assertThat(opening).isInstanceOf(Opening.Ready.class);
    return ((Opening.Ready) opening).film();
  }

  @Test
  void playsFromItsFirstByteWhileTheRestIsNotThere() throws IOException {
    try (OpenFilm film = play((offset, length, limit) -> deliver(offset, length))) {
      assertThat(film.size()).isEqualTo(clear.length);
      assertThat(read(film, 0, 10_000)).isEqualTo(Arrays.copyOf(clear, 10_000));
      assertThat(delivered.get()).isLessThan(sealed.length);
    }
  }

  @Test
  void handsOutTheSameBytesAsAFilmThatIsThere() throws IOException {
    try (OpenFilm film = play((offset, length, limit) -> deliver(offset, length))) {
      assertThat(read(film, 0, clear.length)).isEqualTo(clear);
    }
    assertThat(delivered).hasValue(sealed.length);
  }

  @Test
  void aSeekIntoAHoleWaitsForItAlone() throws IOException {
    int there = clear.length * 3 / 4;
    try (OpenFilm film = play((offset, length, limit) -> deliver(offset, length))) {
      read(film, 0, 1_000);
      assertThat(read(film, there, 1_000))
          .isEqualTo(Arrays.copyOfRange(clear, there, there + 1_000));
      assertThat(read(film, 500, 1_000)).isEqualTo(Arrays.copyOfRange(clear, 500, 1_500));
    }
  }

  @Test
  void aReadWaitsUntilItsBytesArrive() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    int middle = clear.length / 2;
    boolean[] slow = {false};
    Coming arriving =
        (offset, length, limit) -> {
          try {
            return (!slow[0] || arrived.await(limit.toMillis(), TimeUnit.MILLISECONDS))
                && deliver(offset, length);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        };
    try (OpenFilm film = play(arriving)) {
      slow[0] = true;
      CompletableFuture<byte[]> read =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return read(film, middle, 100);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      assertThatExceptionOfType(java.util.concurrent.TimeoutException.class)
          .isThrownBy(() -> read.get(700, TimeUnit.MILLISECONDS));
      arrived.countDown();
      assertThat(read.get(20, TimeUnit.SECONDS))
          .isEqualTo(Arrays.copyOfRange(clear, middle, middle + 100));
    }
  }

  @Test
  void closingEndsAReadThatWaits() throws Exception {
    boolean[] stopped = {false};
    OpenFilm film =
        play(
            (offset, length, limit) -> {
              if (!stopped[0]) {
                return deliver(offset, length);
              }
              java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
              return false;
            });
    stopped[0] = true;
    CompletableFuture<Void> read =
        CompletableFuture.runAsync(
            () -> {
              try {
                read(film, clear.length / 2, 100);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    film.close();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> read.get(10, TimeUnit.SECONDS));
  }

  @Test
  void aReadWhoseBytesDoNotComeFailsAtOnceAndTheNextOnePlays() throws IOException {
    int[] asked = {0};
    boolean[] broken = {false};
    Coming arriving =
        (offset, length, limit) -> {
          if (broken[0]) {
            asked[0]++;
            throw new IOException("nobody has it");
          }
          return deliver(offset, length);
        };
    int middle = clear.length / 2;
    try (OpenFilm film = play(arriving)) {
      broken[0] = true;
      assertThatIOException()
          .isThrownBy(() -> read(film, middle, 100))
          .withMessage("nobody has it");
      assertThat(asked[0]).isOne();
      broken[0] = false;
      assertThat(read(film, middle, 100))
          .isEqualTo(Arrays.copyOfRange(clear, middle, middle + 100));
    }
  }

  @Test
  void aHoleThatIsSaidToBeThereIsRefusedAndNothingOfItPlays() throws IOException {
    boolean[] lies = {false};
    try (OpenFilm film = play((offset, length, limit) -> lies[0] || deliver(offset, length))) {
      lies[0] = true;
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> read(film, clear.length / 2, 100))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.FILM_DAMAGED));
    }
  }

  @Test
  void aGuestThatDiesWhileItWaitsIsStartedAgain() throws IOException {
    int[] asked = {0};
    OpenFilm[] film = new OpenFilm[1];
    Coming arriving =
        (offset, length, limit) -> {
          if (film[0] != null && asked[0]++ == 0) {
            Home.guest(film[0]).destroyForcibly();
          }
          return deliver(offset, length);
        };
    film[0] = play(arriving);
    try (OpenFilm open = film[0]) {
      assertThat(read(open, clear.length / 2, 100))
          .isEqualTo(Arrays.copyOfRange(clear, clear.length / 2, clear.length / 2 + 100));
    }
    assertThat(asked[0]).isPositive();
  }
}
