package app.tangible.content.unixfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.content.Cid;
import app.tangible.content.FilmDag;
import app.tangible.content.FilmDags.Link;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeafDagTest {

  private static final int SEED = 5;

  private final UnixfsDags dags = new UnixfsDags(new Shape(100, 4));

  @TempDir private Path folder;

  @Test
  void leadsFromTheRootToEveryLeafInOrder() throws IOException {
    FilmDag dag = dag(6401);
    List<Cid> leaves = new ArrayList<>();
    walk(dag, dag.root(), leaves);

    assertThat(leaves).hasSize(dag.leaves()).hasSize(65);
    for (int i = 0; i < leaves.size(); i++) {
      assertThat(leaves.get(i)).isEqualTo(dag.leaf(i));
      assertThat(dag.leafNamed(leaves.get(i))).hasValue(i);
    }
  }

  private void walk(FilmDag dag, Cid cid, List<Cid> leaves) {
    if (cid.codec() == Cid.Codec.RAW) {
      leaves.add(cid);
      return;
    }
    byte[] block = dag.node(cid).orElseThrow();
    assertThat(cid.names(block)).isTrue();
    for (Link link : dags.links(block)) {
      walk(dag, link.cid(), leaves);
    }
  }

  @Test
  void knowsNothingOfForeignBlocks() throws IOException {
    FilmDag dag = dag(1000);

    assertThat(dag.leafNamed(Cid.of(Cid.Codec.RAW, new byte[1]))).isEmpty();
    assertThat(dag.node(Cid.of(Cid.Codec.DAG_PB, new byte[1]))).isEmpty();
    assertThat(dag.leafNamed(new Cid(Cid.Codec.DAG_PB, dag.leaf(0).sha256()))).isEmpty();
  }

  @Test
  void refusesAnIndexThatIsChangedAnywhere() throws IOException {
    byte[] index = dag(1000).encode();
    for (int at = 0; at < index.length; at++) {
      byte[] changed = index.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> dags.decode(changed))
          .as("byte " + at)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesAnIndexOfAbsurdLength() throws IOException {
    byte[] index = dag(1000).encode();
    ByteBuffer.wrap(index).putLong(8, Long.MAX_VALUE);

    assertThatThrownBy(() -> dags.decode(index)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> dags.decode(new byte[0])).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesOrReadsAnyMutatedNodeButNeverBreaks() throws IOException {
    FilmDag dag = dag(1000);
    byte[] block = dag.node(dag.root()).orElseThrow();
    Random random = new Random(SEED);
    for (int i = 0; i < 100_000; i++) {
      byte[] changed = block.clone();
      for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(dags.links(changed).size()).isLessThanOrEqualTo(FileNode.MAX_LINKS);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageNotContaining("Index");
      }
    }
  }

  @Test
  void refusesSizesThatDoNotAddUp() {
    byte[] block =
        FileNode.encode(List.of(new FileNode.Part(Cid.of(Cid.Codec.RAW, new byte[5]), 5, 5)));
    block[block.length - 1] = 6;

    assertThatThrownBy(() -> dags.links(block)).hasMessageContaining("5 bytes in all, 6 in parts");
  }

  @Test
  void refusesOtherSpellingsOfACid() throws IOException {
    String text = dag(1000).root().text();

    assertThat(Cid.parse(text.toUpperCase(java.util.Locale.ROOT)).text()).isEqualTo(text);
    for (String other :
        List.of(
            "",
            "b",
            "z" + text.substring(1),
            text + "a",
            text.substring(1),
            text + "=",
            text.substring(0, text.length() - 1) + "b",
            text.replace('b', '1'))) {
      assertThatThrownBy(() -> Cid.parse(other)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private FilmDag dag(int bytes) throws IOException {
    byte[] film = new byte[bytes];
    new Random(SEED).nextBytes(film);
    return dags.dagOf(Files.write(folder.resolve("film"), film));
  }
}
