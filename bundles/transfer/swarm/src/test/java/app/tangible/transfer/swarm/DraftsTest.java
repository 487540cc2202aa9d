package app.tangible.transfer.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.transfer.Chunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {

  private static final int LEAF = Chunk.LEAF_BYTES;
  private static final int PIECE = 8 * LEAF;

  private final TestFilm film = TestFilm.of(1, 3 * PIECE + LEAF + 100, PIECE);

  @TempDir Path folder;

  private Path target() {
    return folder.resolve("film.tsf");
  }

  private Drafts open(Integer... kept) throws IOException {
    return Drafts.open(target(), film.manifest(), List.of(kept)::contains);
  }

  private Chunk whole(int piece) {
    return Chunk.whole(film.manifest(), piece);
  }

  private Chunk part(int piece, int first, int count) {
    return Chunk.part(film.manifest(), piece, first, count);
  }

  private ByteBuffer bytes(Chunk of, int count) {
    return ByteBuffer.wrap(film.bytes(), (int) of.offset(), count);
  }

  private void draft(Drafts drafts, Chunk chunk, int count) {
    Draft draft = drafts.begin(chunk);
    draft.add(bytes(chunk, count));
    draft.close();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void asksForAllWhereNothingIsThere() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(PIECE);
    assertThat(open().resume(whole(1), buffer)).containsExactly(whole(1));
  }

  @Test
  void goesOnAfterTheLastWholeLeaf() throws IOException {
    draft(open(), whole(1), 3 * LEAF + 5_000);
    ByteBuffer buffer = ByteBuffer.allocate(PIECE);
    Drafts after = open();
    assertThat(after.isBegun(1)).isTrue();
    assertThat(after.resume(whole(1), buffer)).containsExactly(part(1, 3, 5));
    assertThat(Arrays.copyOf(buffer.array(), 3 * LEAF))
        .isEqualTo(Arrays.copyOfRange(film.bytes(), PIECE, PIECE + 3 * LEAF));
  }

  @Test
  void goesOnOfWhatWentOnAndOfPartsInTheMiddle() throws IOException {
    Drafts first = open();
    draft(first, whole(0), 2 * LEAF);
    draft(first, part(0, 5, 1), LEAF);
    draft(open(), part(0, 2, 3), LEAF + 1);
    ByteBuffer buffer = ByteBuffer.allocate(PIECE);
    assertThat(open().resume(whole(0), buffer)).containsExactly(part(0, 3, 2), part(0, 6, 2));
  }

  @Test
  void asksForNothingWhereAllIsThere() throws IOException {
    draft(open(), whole(3), LEAF + 100);
    ByteBuffer buffer = ByteBuffer.allocate(PIECE).limit(LEAF + 100);
    assertThat(open().resume(whole(3), buffer)).isEmpty();
    assertThat(buffer).isEqualTo(bytes(whole(3), LEAF + 100));
  }

  @Test
  void lessThanALeafIsNothing() throws IOException {
    draft(open(), whole(0), LEAF - 1);
    assertThat(open().isBegun(0)).isFalse();
    assertThat(files()).isEmpty();
  }

  @Test
  void aDroppedPieceIsAskedForAgain() throws IOException {
    draft(open(), whole(0), 4 * LEAF);
    Drafts after = open();
    after.drop(0);
    assertThat(after.resume(whole(0), ByteBuffer.allocate(PIECE))).containsExactly(whole(0));
    assertThat(files()).isEmpty();
  }

  @Test
  void ofKeptPiecesAndOtherFilmsNothingStays() throws IOException {
    draft(open(), whole(0), 4 * LEAF);
    draft(open(), whole(1), 4 * LEAF);
    TestFilm other = TestFilm.of(2, 2 * PIECE, PIECE);
    assertThat(open(0).isBegun(0)).isFalse();
    assertThat(files()).hasSize(1);
    Drafts.open(target(), other.manifest(), piece -> false);
    assertThat(files()).isEmpty();
  }

  @Test
  void namesThatAreNoneAreDeleted() throws IOException {
    String root = film.manifest().root().hex().substring(0, 16);
    for (String name :
        List.of(root + ".99.0", root + ".0.99", root + ".1", root + ".99999999999.0", "x.0.0")) {
      Files.write(folder.resolve("film.tsf.part." + name), new byte[3 * LEAF]);
    }
    Files.write(folder.resolve("film.tsf.part"), new byte[1]);
    Files.write(folder.resolve("film.tsf.part.map"), new byte[1]);
    open();
    assertThat(files()).containsExactly("film.tsf.part", "film.tsf.part.map");
  }

  @Test
  void oneThatIsLongerThanItsPieceIsReadToItsPiecesEnd() throws IOException {
    String root = film.manifest().root().hex().substring(0, 16);
    Files.write(folder.resolve("film.tsf.part." + root + ".2.6"), new byte[20 * LEAF]);
    ByteBuffer buffer = ByteBuffer.allocate(PIECE);
    assertThat(open().resume(whole(2), buffer)).containsExactly(part(2, 0, 6));
  }

  @Test
  void twoErrandsOfOneChunkDoNotMixTheirBytes() throws IOException {
    Drafts drafts = open();
    Draft first = drafts.begin(whole(0));
    Draft second = drafts.begin(whole(0));
    assertThat(second.writes()).isFalse();
    second.add(ByteBuffer.allocate(LEAF));
    second.drop();
    first.add(bytes(whole(0), LEAF));
    first.close();
    ByteBuffer buffer = ByteBuffer.allocate(PIECE);
    assertThat(open().resume(whole(0), buffer)).containsExactly(part(0, 1, 7));
    assertThat(buffer.limit(LEAF)).isEqualTo(bytes(whole(0), LEAF));
  }

  @Test
  void whatComesAfterItsEndIsNotWritten() throws IOException {
    Draft draft = open().begin(whole(0));
    draft.drop();
    draft.add(bytes(whole(0), LEAF));
    assertThat(files()).isEmpty();
  }
}
