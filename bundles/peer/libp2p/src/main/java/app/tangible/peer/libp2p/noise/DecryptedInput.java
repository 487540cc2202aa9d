package app.tangible.peer.libp2p.noise;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Objects;

/**
 * What the peer wrote. Frames are decrypted where they lie, or straight into a big read.
 *
 * <p>The buffer is small while little comes, so that an idle peer costs little; it grows with what
 * comes and shrinks again.
 */
final class DecryptedInput extends InputStream {

  private static final int HEAD = 2;
  private static final int SMALL = 2 * 1024;
  private static final int LARGE = 4 * (HEAD + Frames.MAX);
  private static final int QUIET_READS = 16;
  private static final int EMPTY_FRAMES = 1024;

  private final InputStream in;
  private final CipherState cipher;
  private byte[] buffer = new byte[SMALL];
  // Decrypted and not read yet: [plain, plainEnd); as it came: [start, end).
  private int plain;
  private int plainEnd;
  private int start;
  private int end;
  private int quiet;

  DecryptedInput(InputStream in, CipherState cipher) {
    this.in = in;
    this.cipher = cipher;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    for (int empty = 0; plain == plainEnd; empty++) {
      int direct = frame(bytes, from, length);
      if (direct != 0) {
        return direct;
      }
      if (empty == EMPTY_FRAMES) {
        throw new ProtocolException("nothing but empty frames");
      }
    }
    int count = Math.min(length, plainEnd - plain);
    System.arraycopy(buffer, plain, bytes, from, count);
    plain += count;
    return count;
  }

  /** Bytes of the buffer, for tests. */
  int held() {
    return buffer.length;
  }

  /** Decrypted bytes only. */
  @Override
  public int available() {
    return plainEnd - plain;
  }

  /**
   * Decrypts the next frame: into the target when it fits there, else in place.
   *
   * @return how many bytes went into the target; 0 when none did; -1 at the end
   */
  private int frame(byte[] target, int from, int length) throws IOException {
    if (!fill(HEAD)) {
      return -1;
    }
    int size = (buffer[start] & 0xff) << 8 | buffer[start + 1] & 0xff;
    if (size < CipherState.TAG_BYTES) {
      throw new ProtocolException("a frame of " + size + " bytes");
    }
    if (!fill(HEAD + size)) {
      throw new EOFException("the peer hung up within a frame");
    }
    int at = start + HEAD;
    start = at + size;
    if (size - CipherState.TAG_BYTES <= length) {
      return cipher.run(buffer, at, size, target, from);
    }
    plain = at;
    plainEnd = at + cipher.run(buffer, at, size, buffer, at);
    return 0;
  }

  /** Until so many bytes are there; false when there are none and none come. */
  private boolean fill(int needed) throws IOException {
    if (end - start >= needed) {
      return true;
    }
    makeRoom(needed);
    while (end - start < needed) {
      int room = buffer.length - end;
      int count = in.read(buffer, end, room);
      if (count < 0) {
        if (end > start) {
          throw new EOFException("the peer hung up within a frame");
        }
        return false;
      }
      end += count;
      boolean full = count == room;
      quiet = full || count >= buffer.length / 8 ? 0 : quiet + 1;
      if (full) {
        grow();
      }
    }
    return true;
  }

  private void makeRoom(int needed) {
    if (quiet > QUIET_READS && buffer.length > SMALL && needed <= SMALL && end - start <= SMALL) {
      move(new byte[SMALL]);
      quiet = 0;
    } else if (start == end || buffer.length - start < needed) {
      move(buffer.length < needed ? new byte[Math.max(needed, 2 * buffer.length)] : buffer);
    }
  }

  private void grow() {
    int size = Math.min(LARGE, 4 * buffer.length);
    if (size > buffer.length) {
      move(new byte[size]);
    }
  }

  /** What came goes to the beginning; nothing decrypted is waiting then. */
  private void move(byte[] to) {
    System.arraycopy(buffer, start, to, 0, end - start);
    buffer = to;
    end -= start;
    start = 0;
    plain = 0;
    plainEnd = 0;
  }
}
