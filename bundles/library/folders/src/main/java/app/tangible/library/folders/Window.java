package app.tangible.library.folders;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file, of which small pieces anywhere are read; never more of it in all than its budget, so that
 * no head, however it was made, costs more time or memory than that.
 */
final class Window implements AutoCloseable {

  private static final int PIECE = 8 << 10;
  private static final int LARGEST = 64 << 10;

  private final Source source;
  private final long size;
  private long left;
  private ByteBuffer piece = ByteBuffer.allocate(0);
  private long from;

  /** Where bytes come from. */
  @FunctionalInterface
  interface Source extends Closeable {

    /** Some of those at that place; none at the end. */
    int read(ByteBuffer into, long at) throws IOException;

    @Override
    default void close() throws IOException {}
  }

  Window(Source source, long size, long budget) {
    this.source = source;
    this.size = size;
    this.left = budget;
  }

  static Window of(Path file, long budget) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return new Window(
        new Source() {
          @Override
          public int read(ByteBuffer into, long at) throws IOException {
            return channel.read(into, at);
          }

          @Override
          public void close() throws IOException {
            channel.close();
          }
        },
        channel.size(),
        budget);
  }

  /** The head asks for more than a head may. */
  static final class TooMuch extends IOException {

    private static final long serialVersionUID = 1L;
  }

  long size() {
    return size;
  }

  int u8(long at) throws IOException {
    return piece(at, 1).get(offset(at)) & 0xff;
  }

  int u16(long at) throws IOException {
    return piece(at, 2).getShort(offset(at)) & 0xffff;
  }

  long u32(long at) throws IOException {
    return piece(at, 4).getInt(offset(at)) & 0xffffffffL;
  }

  long i64(long at) throws IOException {
    return piece(at, 8).getLong(offset(at));
  }

  /** At most 64 KiB. */
  byte[] bytes(long at, int count) throws IOException {
    byte[] bytes = new byte[count];
    piece(at, count).get(offset(at), bytes);
    return bytes;
  }

  private int offset(long at) {
    return (int) (at - from);
  }

  private ByteBuffer piece(long at, int count) throws IOException {
    if (at < 0 || at > size - count) {
      throw new EOFException();
    }
    if (count > LARGEST) {
      throw new TooMuch();
    }
    if (at < from || at + count > from + piece.limit()) {
      int wanted = (int) Math.min(Math.max(count, PIECE), size - at);
      if (wanted > left) {
        throw new TooMuch();
      }
      left -= wanted;
      ByteBuffer fresh = ByteBuffer.allocate(wanted);
      while (fresh.hasRemaining() && source.read(fresh, at + fresh.position()) > 0) {
        // It may give less at once.
      }
      if (fresh.position() < count) {
        throw new EOFException();
      }
      piece = fresh.flip();
      from = at;
    }
    return piece;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
