package app.tangible.content.unixfs;

import app.tangible.content.FilmDag;
import app.tangible.content.FilmDags;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Raw leaves of 1 MiB, 1,024 links a node, balanced: the profile unixfs-v1-2025 of IPIP-0499. */
@Component
public final class UnixfsDags implements FilmDags {

  private static final int BUFFER_BYTES = 1 << 18;

  private final Shape shape;

  /** Of the profile. */
  public UnixfsDags() {
    this(new Shape(1 << 20, 1024));
  }

  UnixfsDags(Shape shape) {
    this.shape = shape;
  }

  @Override
  public FilmDag dagOf(Path sealed) throws IOException {
    try (FileChannel in = FileChannel.open(sealed)) {
      long size = in.size();
      if (size == 0) {
        throw new IOException("an empty file is no sealed film");
      }
      byte[] hashes = new byte[Math.multiplyExact(shape.leaves(size), 32)];
      byte[] buffer = new byte[Math.min(BUFFER_BYTES, shape.leafBytes())];
      for (int leaf = 0; leaf < hashes.length / 32; leaf++) {
        byte[] hash = leafHash(in, shape.offset(leaf), shape.length(leaf, size), buffer);
        System.arraycopy(hash, 0, hashes, leaf * 32, 32);
      }
      return new LeafDag(shape, size, hashes);
    }
  }

  private static byte[] leafHash(FileChannel in, long start, int length, byte[] buffer)
      throws IOException {
    MessageDigest sha256 = Sha256.fresh();
    for (int done = 0; done < length; ) {
      int here = Math.min(buffer.length, length - done);
      int read = in.read(ByteBuffer.wrap(buffer, 0, here), start + done);
      if (read < 0) {
        throw new EOFException("the file became shorter while it was hashed");
      }
      sha256.update(buffer, 0, read);
      done += read;
    }
    return sha256.digest();
  }

  @Override
  public FilmDag decode(byte[] encoded) {
    return LeafDag.decode(shape, encoded);
  }

  @Override
  public List<Link> links(byte[] block) {
    try {
      return FileNode.decode(block);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("not an inner node of a file: sizes without end", e);
    }
  }
}
