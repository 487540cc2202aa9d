package app.tangible.transfer.swarm;

import app.tangible.content.PieceManifest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Which pieces lie in a {@code .part} file, kept beside it: a head that names the film, then one
 * byte a piece. A byte is written or not, never half: no power cut can tear it.
 */
final class PieceMap implements Closeable {

  static final byte MISSING = 0;

  /** In the file, perhaps not yet on the disk: looked at again after a restart. */
  static final byte WRITTEN = 1;

  /** On the disk since before this was noted. */
  static final byte DURABLE = 2;

  private static final int MAGIC = 0x54505031; // TPP1
  private static final int HEAD_BYTES = 4 + 4 + 8 + 16 + 32;

  private final FileChannel file;
  private final byte[] states;

  private PieceMap(FileChannel file, byte[] states) {
    this.file = file;
    this.states = states;
  }

  /** Opens the map of this film, or begins an empty one where there is none of it. */
  static PieceMap open(Path path, PieceManifest manifest) throws IOException {
    byte[] head = head(manifest);
    byte[] states = new byte[manifest.pieces()];
    long length = HEAD_BYTES + (long) states.length;
    if (Files.exists(path) && Files.size(path) == length) {
      byte[] found = Files.readAllBytes(path);
      if (Arrays.equals(found, 0, HEAD_BYTES, head, 0, HEAD_BYTES)) {
        System.arraycopy(found, HEAD_BYTES, states, 0, states.length);
        return new PieceMap(FileChannel.open(path, StandardOpenOption.WRITE), states);
      }
    }
    byte[] empty = Arrays.copyOf(head, Math.toIntExact(length));
    DurableFiles.replace(path, empty);
    return new PieceMap(FileChannel.open(path, StandardOpenOption.WRITE), states);
  }

  byte state(int piece) {
    return states[piece];
  }

  /** Notes it in the file; {@link #force} puts it on the disk. */
  void set(int piece, byte state) throws IOException {
    states[piece] = state;
    ByteBuffer one = ByteBuffer.wrap(new byte[] {state});
    while (one.hasRemaining()) {
      file.write(one, HEAD_BYTES + (long) piece);
    }
  }

  void force() throws IOException {
    file.force(false);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static byte[] head(PieceManifest manifest) {
    return ByteBuffer.allocate(HEAD_BYTES)
        .putInt(MAGIC)
        .putInt(manifest.pieceBytes())
        .putLong(manifest.sealedBytes())
        .put(manifest.film().bytes())
        .put(manifest.root().bytes())
        .array();
  }
}
