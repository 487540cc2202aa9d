package app.tangible.content.sealed1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.tangible.content.FilmId;
import app.tangible.content.PieceManifest;
import app.tangible.content.PieceRoot;
import app.tangible.content.SealedFilmException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bep52PieceHashingTest {

  private static final FilmId FILM = SealedTiny.FILM;

  @TempDir Path folder;
  private final Bep52PieceHashing hashing = new Bep52PieceHashing();

  /** The vectors were made with libtorrent 2.0.8; the file says how. */
  @ParameterizedTest
  @CsvFileSource(resources = "/vectors/bep52-libtorrent.csv", delimiter = ' ')
  void agreesWithLibtorrent(int size, int pieceBytes, String root, String layer, int pieces)
      throws IOException {
    PieceManifest manifest = manifest(bytes(size), pieceBytes);
    assertThat(manifest.root()).isEqualTo(new PieceRoot(root));
    if (pieces == 0) {
      assertThat(manifest.pieceHashes()).containsExactly(manifest.root().bytes());
    } else {
      ByteArrayOutputStream hashes = new ByteArrayOutputStream();
      manifest.pieceHashes().forEach(hashes::writeBytes);
      assertThat(manifest.pieces()).isEqualTo(pieces);
      assertThat(HexFormat.of().formatHex(Hashes.sha256(hashes.toByteArray()))).isEqualTo(layer);
    }
    assertThat(hashing.rootMatches(manifest)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16_384, 16_385, 50_000, 180_224, 300_001})
  void agreesWithTheNaiveTree(int size) throws IOException {
    byte[] bytes = bytes(size);
    assertThat(manifest(bytes, 32_768).root().bytes()).isEqualTo(naiveRoot(bytes));
  }

  @Test
  void knowsEachPieceAndRefusesAnyOther() throws IOException {
    byte[] bytes = bytes(200_000);
    PieceManifest manifest = manifest(bytes, 65_536);
    for (int piece = 0; piece < manifest.pieces(); piece++) {
      int start = piece * 65_536;
      byte[] own = Arrays.copyOfRange(bytes, start, start + manifest.lengthOf(piece));
      ByteBuffer buffer = ByteBuffer.wrap(own);
      assertThat(hashing.pieceMatches(manifest, piece, buffer)).isTrue();
      assertThat(buffer.position()).isZero();
      assertThat(hashing.pieceMatches(manifest, (piece + 1) % manifest.pieces(), buffer)).isFalse();
      own[own.length - 1] ^= 1;
      assertThat(hashing.pieceMatches(manifest, piece, buffer)).isFalse();
      assertThat(hashing.pieceMatches(manifest, piece, buffer.limit(own.length - 1))).isFalse();
    }
    assertThat(hashing.pieceMatches(manifest, -1, ByteBuffer.wrap(bytes))).isFalse();
    assertThat(hashing.pieceMatches(manifest, manifest.pieces(), ByteBuffer.allocate(0))).isFalse();
  }

  @Test
  void refusesAManifestWithAForeignPiece() throws IOException {
    PieceManifest manifest = manifest(bytes(200_000), 32_768);
    for (int piece = 0; piece < manifest.pieces(); piece++) {
      List<byte[]> hashes = new ArrayList<>(manifest.pieceHashes());
      hashes.set(piece, new byte[32]);
      assertThat(
              hashing.rootMatches(
                  new PieceManifest(FILM, manifest.root(), 200_000, 32_768, hashes)))
          .isFalse();
    }
  }

  @Test
  void refusesPiecesAndFilesThatMakeNoTree() {
    for (int pieceBytes : new int[] {0, -1, 1, 8_192, 16_385, 49_152, Integer.MIN_VALUE}) {
      assertThatIllegalArgumentException().isThrownBy(() -> manifest(bytes(10), pieceBytes));
    }
    assertThatExceptionOfType(SealedFilmException.class)
        .isThrownBy(() -> manifest(bytes(0), 16_384));
  }

  @Test
  void givesTheRootThatTheSealerGave() throws IOException {
    SealedTiny film = SealedTiny.of(folder, Publisher.FIRST, FILM, TinyFilm.threeSeconds(3));
    assertThat(manifest(film.sealed(), 16_384).root()).isEqualTo(film.facts().pieceRoot());
  }

  private PieceManifest manifest(byte[] bytes, int pieceBytes) throws IOException {
    return hashing.manifestOf(FILM, Files.write(folder.resolve("file"), bytes), pieceBytes);
  }

  /** Byte i is the low byte of i * 31 + i / 251. */
  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + i / 251);
    }
    return bytes;
  }

  private static byte[] naiveRoot(byte[] bytes) {
    int leaves = (bytes.length + 16_383) / 16_384;
    int width = 1;
    while (width < leaves) {
      width *= 2;
    }
    return naive(bytes, 0, width);
  }

  private static byte[] naive(byte[] bytes, int leaf, int width) {
    if (width == 1) {
      int start = leaf * 16_384;
      return start >= bytes.length
          ? new byte[32]
          : Hashes.sha256(Arrays.copyOfRange(bytes, start, Math.min(start + 16_384, bytes.length)));
    }
    ByteBuffer pair = ByteBuffer.allocate(64);
    pair.put(naive(bytes, leaf, width / 2)).put(naive(bytes, leaf + width / 2, width / 2));
    return Hashes.sha256(pair.array());
  }
}
