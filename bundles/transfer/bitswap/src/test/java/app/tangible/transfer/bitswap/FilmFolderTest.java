package app.tangible.transfer.bitswap;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.content.Cid;
import app.tangible.content.FilmDag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmFolderTest {

  @TempDir private Path folder;
  private final FilmBlocks blocks = new FilmBlocks();
  private final List<Cid> come = new ArrayList<>();
  private final List<Cid> gone = new ArrayList<>();
  private TestFilm film;
  private Path indexes;

  @BeforeEach
  void film() throws IOException {
    film = TestFilm.in(folder, 3_000_000);
    indexes = Files.createDirectories(folder.resolve("blocks"));
  }

  private FilmFolder folder() {
    return new FilmFolder(
        film.folder(),
        indexes,
        TestFilm.DAGS,
        blocks,
        (FilmDag dag) -> come.add(dag.root()),
        (FilmDag dag) -> gone.add(dag.root()));
  }

  @Test
  void servesWholeFilmsAndNothingElse() throws IOException {
    Files.write(film.folder().resolve("00112233445566778899aabbccddeef0.tsf.part"), film.bytes());
    Files.write(film.folder().resolve("notes.txt"), film.bytes());
    folder().look();

    assertThat(blocks.films()).containsOnlyKeys(film.file());
    assertThat(come).containsExactly(film.dag().root());
    assertThat(blocks.length(film.dag().leaf(0))).hasValue(1 << 20);
    assertThat(blocks.length(film.dag().root())).isPresent();
    assertThat(film.dag().root().names(blocks.read(film.dag().root()).orElseThrow())).isTrue();
  }

  @Test
  void readsAFilmOnceAndItsIndexThen() throws IOException {
    folder().look();
    Path index = indexes.resolve(film.file().getFileName() + ".blocks");
    FileTime old = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(index, old);
    blocks.remove(film.file());
    folder().look();

    assertThat(come).hasSize(2);
    assertThat(Files.getLastModifiedTime(index)).isEqualTo(old);
  }

  @Test
  void makesABrokenIndexAnew() throws IOException {
    Path index = indexes.resolve(film.file().getFileName() + ".blocks");
    Files.write(index, new byte[100]);
    folder().look();

    assertThat(TestFilm.DAGS.decode(Files.readAllBytes(index)).root()).isEqualTo(film.dag().root());
  }

  @Test
  void forgetsAFilmThatIsGone() throws IOException {
    FilmFolder looked = folder();
    looked.look();
    Files.delete(film.file());
    looked.look();

    assertThat(gone).containsExactly(film.dag().root());
    assertThat(blocks.films()).isEmpty();
    assertThat(indexes).isEmptyDirectory();
  }
}
