package app.tangible.licence.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.licence.LogTree;
import app.tangible.licence.LogTree.Tile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tree over tiles is the tree of the definition, however it grew. */
class TileTreeTest {

  private final LogTree tree = new TileTree();
  private final Map<String, byte[]> kept = new HashMap<>();
  private final List<byte[]> leaves = new ArrayList<>();

  @Test
  void hasTheRootOfTheDefinitionHoweverItGrew() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 30; round++) {
      kept.clear();
      leaves.clear();
      while (leaves.size() < 1_000) {
        append(1 + random.nextInt(300));
        assertThat(tree.root(this::tile, leaves.size())).isEqualTo(MerkleTree.of(leaves).root());
      }
    }
  }

  @Test
  void keepsEveryEarlierRoot() {
    append(70_000);
    for (int size : new int[] {1, 2, 255, 256, 257, 511, 65_535, 65_536, 65_537, 70_000}) {
      assertThat(tree.root(this::tile, size))
          .as("size %s", size)
          .isEqualTo(MerkleTree.of(leaves.subList(0, size)).root());
    }
    assertThat(kept.keySet()).contains("2/0").doesNotContain("3/0");
  }

  @Test
  void provesEveryLeafInEveryTree() {
    append(130);
    for (int size = 1; size <= 130; size++) {
      byte[] root = tree.root(this::tile, size);
      for (int index = 0; index < size; index++) {
        List<byte[]> path = tree.inclusion(this::tile, index, size);
        assertThat(path).hasSameSizeAs(MerkleTree.of(leaves.subList(0, size)).path(index));
        assertThat(tree.includes(leaves.get(index), index, size, path, root)).isTrue();
      }
    }
  }

  @Test
  void provesThatEveryTreeBeginsWithEveryEarlierOne() {
    append(100);
    for (int to = 1; to <= 100; to++) {
      byte[] toRoot = tree.root(this::tile, to);
      for (int from = 1; from <= to; from++) {
        byte[] fromRoot = tree.root(this::tile, from);
        List<byte[]> proof = tree.consistency(this::tile, from, to);
        assertThat(tree.isConsistent(from, fromRoot, to, toRoot, proof))
            .as("%s of %s", from, to)
            .isTrue();
        assertThat(tree.isConsistent(from, toRoot, to, toRoot, proof)).isEqualTo(from == to);
      }
    }
  }

  @Test
  void provesAcrossTiles() {
    append(66_000);
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 300; i++) {
      int to = 1 + random.nextInt(66_000);
      int from = 1 + random.nextInt(to);
      byte[] toRoot = tree.root(this::tile, to);
      assertThat(
              tree.isConsistent(
                  from,
                  tree.root(this::tile, from),
                  to,
                  toRoot,
                  tree.consistency(this::tile, from, to)))
          .isTrue();
      int leaf = random.nextInt(to);
      assertThat(
              tree.includes(
                  leaves.get(leaf), leaf, to, tree.inclusion(this::tile, leaf, to), toRoot))
          .isTrue();
    }
  }

  @Test
  void noChangedEntryGoesUnseen() {
    append(50);
    byte[] before = tree.root(this::tile, 50);
    append(50);
    List<byte[]> proof = tree.consistency(this::tile, 50, 100);
    leaves.set(17, MerkleTree.leafHash(new byte[] {1}));
    byte[] other = MerkleTree.of(leaves).root();
    assertThat(tree.isConsistent(50, before, 100, other, proof)).isFalse();
  }

  @Test
  void saysThatATileIsMissing() {
    append(600);
    kept.remove("0/1");
    assertThatThrownBy(() -> tree.inclusion(this::tile, 300, 600))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tile 1 of level 0");
  }

  @Test
  void refusesTreesThatAreNone() {
    append(5);
    assertThatThrownBy(() -> tree.root(this::tile, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.inclusion(this::tile, 5, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.consistency(this::tile, 0, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.consistency(this::tile, 6, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void append(int count) {
    List<byte[]> more =
        IntStream.range(leaves.size(), leaves.size() + count)
            .mapToObj(i -> MerkleTree.leafHash(("leaf " + i).getBytes(StandardCharsets.US_ASCII)))
            .toList();
    for (Tile tile : tree.append(this::tile, leaves.size(), more)) {
      byte[] before = tile(tile.level(), tile.index());
      // Nothing that was there changes.
      assertThat(Arrays.copyOf(tile.hashes(), before.length)).isEqualTo(before);
      kept.put(tile.level() + "/" + tile.index(), tile.hashes());
    }
    leaves.addAll(more);
  }

  private byte[] tile(int level, long index) {
    return kept.getOrDefault(level + "/" + index, new byte[0]);
  }
}
