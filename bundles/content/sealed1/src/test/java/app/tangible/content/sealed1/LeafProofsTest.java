package app.tangible.content.sealed1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.tangible.content.PieceManifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafProofsTest {

  private static final int LEAF = LeafHashes.LEAF_BYTES;
  private static final int PIECE = 8 * LEAF;

  private final Bep52PieceHashing hashing = new Bep52PieceHashing();
  @TempDir Path folder;

  private byte[] film(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private PieceManifest manifest(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("film"), bytes);
    return hashing.manifestOf(SealedTiny.FILM, file, PIECE);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1, LEAF, 3 * LEAF + 5, PIECE, PIECE + 1, 2 * PIECE + 5 * LEAF + 7, 3 * PIECE})
  void everyRunOfLeavesIsProvedAndNoOther(int size) throws IOException {
    byte[] bytes = film(size);
    PieceManifest manifest = manifest(bytes);
    for (int piece = 0; piece < manifest.pieces(); piece++) {
      ByteBuffer whole = ByteBuffer.wrap(bytes, piece * PIECE, manifest.lengthOf(piece)).slice();
      int all = Math.ceilDiv(whole.remaining(), LEAF);
      for (int first = 0; first < all; first++) {
        for (int count = 1; count <= all - first; count++) {
          List<byte[]> proof = hashing.proofOf(manifest, piece, whole, first, count);
          int begin = first * LEAF;
          ByteBuffer run = whole.slice(begin, Math.min(count * LEAF, whole.remaining() - begin));
          assertThat(hashing.leavesMatch(manifest, piece, first, run, proof)).isTrue();
          assertThat(hashing.leavesMatch(manifest, piece, first + 1, run, proof)).isFalse();
          assertThat(hashing.leavesMatch(manifest, piece + 1, first, run, proof)).isFalse();
          refusesDamage(manifest, piece, first, run, proof);
        }
      }
    }
  }

  private void refusesDamage(
      PieceManifest manifest, int piece, int first, ByteBuffer run, List<byte[]> proof) {
    byte[] other = new byte[run.remaining()];
    run.duplicate().get(other);
    other[other.length / 2] ^= 1;
    assertThat(hashing.leavesMatch(manifest, piece, first, ByteBuffer.wrap(other), proof))
        .isFalse();
    List<byte[]> longer = new ArrayList<>(proof);
    longer.add(new byte[32]);
    assertThat(hashing.leavesMatch(manifest, piece, first, run, longer)).isFalse();
    for (int i = 0; i < proof.size(); i++) {
      List<byte[]> bent = new ArrayList<>(proof);
      bent.set(i, proof.get(i).clone());
      bent.get(i)[31] ^= 1;
      assertThat(hashing.leavesMatch(manifest, piece, first, run, bent)).isFalse();
      List<byte[]> shorter = new ArrayList<>(proof);
      shorter.remove(i);
      assertThat(hashing.leavesMatch(manifest, piece, first, run, shorter)).isFalse();
    }
  }

  @Test
  void refusesHalfLeavesAndBytesBehindTheEnd() throws IOException {
    byte[] bytes = film(PIECE + LEAF + 5);
    PieceManifest manifest = manifest(bytes);
    ByteBuffer half = ByteBuffer.wrap(bytes, 0, LEAF / 2);
    assertThat(hashing.leavesMatch(manifest, 0, 0, half, List.of())).isFalse();
    ByteBuffer more = ByteBuffer.allocate(2 * LEAF);
    assertThat(hashing.leavesMatch(manifest, 1, 1, more, List.of())).isFalse();
    assertThat(hashing.leavesMatch(manifest, 0, -1, more, List.of())).isFalse();
    assertThat(hashing.leavesMatch(manifest, 0, 0, ByteBuffer.allocate(0), List.of())).isFalse();
    ByteBuffer last = ByteBuffer.wrap(bytes, PIECE, LEAF + 5);
    assertThatIllegalArgumentException().isThrownBy(() -> hashing.proofOf(manifest, 1, last, 1, 2));
  }
}
