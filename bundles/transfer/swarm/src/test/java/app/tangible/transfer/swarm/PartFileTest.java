package app.tangible.transfer.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.BitSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {

  private final TestFilm film = TestFilm.of(4, 10 * TestFilm.PIECE + 10);
  private final TreeHashing hashing = new TreeHashing();
  @TempDir Path folder;
  private Path target;

  @BeforeEach
  void name() {
    target = folder.resolve("film.tsf");
  }

  private PartFile open() throws IOException {
    return PartFile.open(target, film.manifest(), hashing);
  }

  private ByteBuffer piece(int number) {
    return ByteBuffer.wrap(film.bytes(), number * TestFilm.PIECE, film.manifest().lengthOf(number));
  }

  private static BitSet bits(int... numbers) {
    BitSet bits = new BitSet();
    for (int number : numbers) {
      bits.set(number);
    }
    return bits;
  }

  /** What a killed process leaves: bytes and notes in the files, nothing forced. */
  private void leave(int... pieces) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("killed"));
    PartFile part = open();
    for (int number : pieces) {
      part.keep(number, piece(number));
    }
    Path partPath = folder.resolve("film.tsf.part");
    Path mapPath = PartFile.mapOf(target);
    Files.copy(partPath, copy.resolve("part"));
    Files.copy(mapPath, copy.resolve("map"));
    part.close();
    Files.move(copy.resolve("part"), partPath, StandardCopyOption.REPLACE_EXISTING);
    Files.move(copy.resolve("map"), mapPath, StandardCopyOption.REPLACE_EXISTING);
  }

  private void damage(Path file, long at) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int old = bytes.read();
      bytes.seek(at);
      bytes.write(old ^ 1);
    }
  }

  @Test
  void remembersWhatItKeptAfterAKill() throws IOException {
    leave(0, 3, 10);
    try (PartFile part = open()) {
      assertThat(part.kept()).isEqualTo(bits(0, 3, 10));
    }
  }

  @Test
  void looksAgainAtWhatWasWrittenButNotForced() throws IOException {
    leave(0, 3, 10);
    damage(folder.resolve("film.tsf.part"), 3L * TestFilm.PIECE + 5);
    try (PartFile part = open()) {
      assertThat(part.kept()).isEqualTo(bits(0, 10));
    }
  }

  @Test
  void believesWhatWasForced() throws IOException {
    try (PartFile part = open()) {
      part.keep(3, piece(3));
    }
    damage(folder.resolve("film.tsf.part"), 3L * TestFilm.PIECE + 5);
    try (PartFile part = open()) {
      assertThat(part.kept()).isEqualTo(bits(3));
    }
  }

  @Test
  void doesNotBelieveAMapWithoutItsPart() throws IOException {
    leave(0, 3);
    Files.delete(folder.resolve("film.tsf.part"));
    try (PartFile part = open()) {
      assertThat(part.kept().isEmpty()).isTrue();
    }
  }

  @Test
  void dropsWhatACutPartHasLost() throws IOException {
    try (PartFile part = open()) {
      for (int number : new int[] {0, 5, 10}) {
        part.keep(number, piece(number));
      }
    }
    try (RandomAccessFile part =
        new RandomAccessFile(folder.resolve("film.tsf.part").toFile(), "rw")) {
      part.setLength(5L * TestFilm.PIECE + 100);
    }
    try (PartFile part = open()) {
      assertThat(part.kept()).isEqualTo(bits(0));
    }
  }

  @Test
  void beginsAnewForAnotherFilm() throws IOException {
    leave(0, 3);
    TestFilm other = TestFilm.of(5, film.bytes().length);
    try (PartFile part = PartFile.open(target, other.manifest(), hashing)) {
      assertThat(part.kept().isEmpty()).isTrue();
    }
  }

  @Test
  void beginsAnewWhereTheMapIsCut() throws IOException {
    leave(0, 3);
    Files.write(PartFile.mapOf(target), new byte[20]);
    try (PartFile part = open()) {
      assertThat(part.kept().isEmpty()).isTrue();
    }
  }

  @Test
  void theTargetAppearsWholeAndTheMapGoes() throws IOException {
    try (PartFile part = open()) {
      for (int i = 0; i < film.manifest().pieces(); i++) {
        part.keep(i, piece(i));
        part.keep(i, piece(i));
        assertThat(target).doesNotExist();
      }
      part.finish();
    }
    assertThat(target).hasBinaryContent(film.bytes());
    assertThat(PartFile.mapOf(target)).doesNotExist();
    assertThat(folder.resolve("film.tsf.part")).doesNotExist();
  }
}
