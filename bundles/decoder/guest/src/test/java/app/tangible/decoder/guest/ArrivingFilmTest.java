package app.tangible.decoder.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.tangible.decoder.RefusedException;
import app.tangible.licence.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivingFilmTest {

  private static final int BLOCK = 1 << 16;

  @TempDir Path folder;
  private final List<String> asked = new ArrayList<>();

  private ArrivingFilm film(int size, Needs needs) throws IOException {
    Path file = Files.write(folder.resolve("film"), new byte[size]);
    return new ArrivingFilm(FileChannel.open(file), needs);
  }

  private void read(ArrivingFilm film, long from, int length) throws IOException {
    assertThat(film.position(from).read(ByteBuffer.allocate(length))).isPositive();
  }

  @Test
  void asksForEachBlockOnceBeforeItReadsIt() throws IOException {
    try (ArrivingFilm film =
        film(5 * BLOCK + 10, (offset, length) -> asked.add(offset + "+" + length))) {
      read(film, 100, 50);
      read(film, 0, 72);
      read(film, BLOCK - 1, 2);
      read(film, 4 * BLOCK + 5, 1_000_000);
      read(film, 0, 2 * BLOCK);
    }
    assertThat(asked).containsExactly("0+65536", "65536+65536", 4 * BLOCK + "+" + (BLOCK + 10));
  }

  @Test
  void whatDidNotComeIsNotReadAndIsAskedForAgain() throws IOException {
    boolean[] there = {false};
    try (ArrivingFilm film =
        film(
            BLOCK,
            (offset, length) -> {
              asked.add("again");
              if (!there[0]) {
                throw new RefusedException(Refusal.FILM_DAMAGED, "not here");
              }
            })) {
      assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> read(film, 0, 10));
      assertThat(film.position()).isZero();
      there[0] = true;
      read(film, 0, 10);
    }
    assertThat(asked).hasSize(2);
  }

  @Test
  void behindTheEndNobodyIsAsked() throws IOException {
    try (ArrivingFilm film = film(10, (offset, length) -> asked.add("never"))) {
      assertThat(film.position(10).read(ByteBuffer.allocate(5))).isEqualTo(-1);
    }
    assertThat(asked).isEmpty();
  }
}
