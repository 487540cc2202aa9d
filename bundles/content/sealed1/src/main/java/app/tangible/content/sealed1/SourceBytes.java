package app.tangible.content.sealed1;

import app.tangible.content.SealedFilmException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** Random reads of the source through one window; a read behind the end is refused. */
final class SourceBytes {

  private final SeekableByteChannel channel;
  private final byte[] window;
  private final long size;
  private long start;
  private int filled;

  SourceBytes(SeekableByteChannel channel, int windowBytes) throws IOException {
    this.channel = channel;
    this.window = new byte[windowBytes];
    this.size = channel.size();
  }

  long size() {
    return size;
  }

  boolean startsWith(byte[] bytes) throws IOException {
    if (size < bytes.length) {
      return false;
    }
    byte[] found = new byte[bytes.length];
    read(0, found, 0, found.length);
    return Arrays.equals(found, bytes);
  }

  int u8(long position) throws IOException {
    if (position < start || position >= start + filled) {
      require(position, 1);
      fill(position);
    }
    return window[(int) (position - start)] & 0xFF;
  }

  void read(long position, byte[] target, int offset, int length) throws IOException {
    require(position, length);
    long at = position;
    int to = offset;
    int left = length;
    while (left > 0) {
      if (at >= start && at < start + filled) {
        int here = (int) Math.min(left, start + filled - at);
        System.arraycopy(window, (int) (at - start), target, to, here);
        at += here;
        to += here;
        left -= here;
      } else if (left >= window.length) {
        channelRead(at, ByteBuffer.wrap(target, to, left));
        left = 0;
      } else {
        fill(at);
      }
    }
  }

  private void fill(long position) throws IOException {
    filled = 0;
    int length = (int) Math.min(window.length, size - position);
    channelRead(position, ByteBuffer.wrap(window, 0, length));
    start = position;
    filled = length;
  }

  private void channelRead(long position, ByteBuffer target) throws IOException {
    channel.position(position);
    while (target.hasRemaining()) {
      if (channel.read(target) < 0) {
        throw Refused.source("the file became shorter while it was read");
      }
    }
  }

  private void require(long position, int length) throws SealedFilmException {
    if (position < 0 || length < 0 || position > size - length) {
      throw Refused.source(
          "the file ends inside an element: "
              + length
              + " bytes wanted at "
              + position
              + ", it has "
              + size);
    }
  }
}
