package app.tangible.content.sealed1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.content.FilmKey;
import app.tangible.content.SealedFilm;
import app.tangible.content.SealedFilmException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sealed file appears whole or not at all. */
class SealingTest {

  @TempDir Path folder;
  private Path source;
  private Path target;

  @BeforeEach
  void film() throws IOException {
    Files.createDirectories(folder.resolve("out"));
    source = Files.write(folder.resolve("film.mkv"), TinyFilm.threeSeconds(1));
    target = folder.resolve("out/film.sealed");
  }

  @Test
  void tellsItsProgressUpToTheLastByte() throws IOException {
    List<Long> done = new ArrayList<>();
    try (FilmKey key = Publisher.FIRST.filmKey()) {
      SealedFilm film =
          new MatroskaSealer()
              .seal(
                  SealedTiny.FILM,
                  source,
                  target,
                  key,
                  Publisher.FIRST.signer(),
                  (at, total) -> done.add(at));
      assertThat(done).isSorted().first().isEqualTo(0L);
      assertThat(done).last().isEqualTo(film.sealedBytes());
    }
    assertThat(leftBehind()).containsExactly("film.sealed");
  }

  @Test
  void sealsNoFilmTwiceInTheSameWay() throws IOException {
    byte[] first = sealed();
    assertThat(sealed()).hasSameSizeAs(first).isNotEqualTo(first);
  }

  private byte[] sealed() throws IOException {
    try (FilmKey key = Publisher.FIRST.filmKey()) {
      new MatroskaSealer()
          .seal(
              SealedTiny.FILM, source, target, key, Publisher.FIRST.signer(), (done, total) -> {});
    }
    return Files.readAllBytes(target);
  }

  @Test
  void leavesNothingWhenTheSourceIsNoFilm() throws IOException {
    Files.write(source, new byte[1000]);
    assertThatExceptionOfType(SealedFilmException.class).isThrownBy(this::seal);
    Files.delete(source);
    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(this::seal);
    assertThat(leftBehind()).isEmpty();
  }

  @Test
  void leavesNothingWhenTheSourceIsCutOnTheWay() throws IOException {
    byte[] film = TinyFilm.threeSeconds(1);
    try (FilmKey key = Publisher.FIRST.filmKey()) {
      assertThatExceptionOfType(SealedFilmException.class)
          .isThrownBy(
              () ->
                  new MatroskaSealer(
                          () -> {
                            cut(film.length - 500);
                            return new byte[16];
                          })
                      .seal(
                          SealedTiny.FILM,
                          source,
                          target,
                          key,
                          Publisher.FIRST.signer(),
                          (done, total) -> {}));
    }
    assertThat(leftBehind()).isEmpty();
  }

  private void cut(int length) {
    try {
      Files.write(source, java.util.Arrays.copyOf(Files.readAllBytes(source), length));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void leavesNothingWhenItIsInterrupted() throws IOException {
    try (FilmKey key = Publisher.FIRST.filmKey()) {
      assertThatExceptionOfType(ClosedByInterruptException.class)
          .isThrownBy(
              () ->
                  new MatroskaSealer()
                      .seal(
                          SealedTiny.FILM,
                          source,
                          target,
                          key,
                          Publisher.FIRST.signer(),
                          (done, total) -> {
                            if (done > 0) {
                              Thread.currentThread().interrupt();
                            }
                          }));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(leftBehind()).isEmpty();
  }

  @Test
  void keepsTheOldFileWhenTheNewOneFails() throws IOException {
    seal();
    byte[] before = Files.readAllBytes(target);
    Files.write(source, new byte[1000]);
    assertThatExceptionOfType(SealedFilmException.class).isThrownBy(this::seal);
    assertThat(Files.readAllBytes(target)).isEqualTo(before);
  }

  @Test
  void refusesASignerOfAnotherKind() throws Exception {
    var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    try (FilmKey key = Publisher.FIRST.filmKey()) {
      assertThatThrownBy(
              () ->
                  new MatroskaSealer()
                      .seal(SealedTiny.FILM, source, target, key, rsa, (done, total) -> {}))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(leftBehind()).isEmpty();
  }

  /** A process that may write no more than 64 KiB to a file meets a disk that is full. */
  @Test
  void saysThatTheDiskIsFullAndLeavesNothing() throws Exception {
    TinyFilm film = new TinyFilm(1).cluster(0);
    film.simple(TinyFilm.VIDEO, 0, true, film.noise(4_000_000));
    Files.write(source, film.bytes());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process child =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -f 64; exec \"$0\" -XX:-UsePerfData -cp \"$1\" \"$2\" \"$3\" \"$4\"",
                java,
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SealOnce.class.getName(),
                source.toString(),
                target.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(child.getInputStream().readAllBytes());
    assertThat(child.waitFor()).as(said).isEqualTo(SealOnce.REFUSED);
    assertThat(said).contains("film.sealed", "cannot be written, nothing is left");
    assertThat(leftBehind()).isEmpty();
  }

  private void seal() throws IOException {
    Publisher.FIRST.seal(SealedTiny.FILM, source, target);
  }

  private List<String> leftBehind() throws IOException {
    try (Stream<Path> files = Files.list(target.getParent())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
