package app.tangible.content.sealed1;

import app.tangible.content.ByteProgress;
import app.tangible.content.PieceRoot;
import java.io.IOException;

/** The sealed bytes on their way to the disk: hashed for the transfer tree, counted, written. */
final class SealedOutput {

  private final AppearingFile file;
  private final long totalBytes;
  private final ByteProgress progress;
  private final MerkleTree tree = new MerkleTree(0);
  private final LeafHashes leaves = new LeafHashes(tree::add);
  private long written;

  SealedOutput(AppearingFile file, long totalBytes, ByteProgress progress) {
    this.file = file;
    this.totalBytes = totalBytes;
    this.progress = progress;
  }

  void write(byte[] bytes, int length) throws IOException {
    file.write(bytes, length);
    leaves.add(bytes, 0, length);
    written += length;
  }

  void segmentDone() {
    progress.at(written, totalBytes);
  }

  /** The root of the transfer tree, once every byte was written. */
  PieceRoot end() {
    if (written != totalBytes) {
      throw new IllegalStateException(written + " bytes written of " + totalBytes);
    }
    leaves.end();
    return PieceRoot.of(tree.root());
  }
}
