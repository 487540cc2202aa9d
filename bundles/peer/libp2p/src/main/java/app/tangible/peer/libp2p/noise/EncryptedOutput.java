package app.tangible.peer.libp2p.noise;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * What the peer reads. Gathers small writes into one frame and encrypts it where it lies; what is
 * greater is encrypted straight from the caller's array.
 */
final class EncryptedOutput extends OutputStream {

  private static final int HEAD = 2;
  private static final int SMALL = 2 * 1024;
  private static final int MEDIUM = 8 * 1024;
  private static final int QUIET_WRITES = 16;

  /** Most bytes of a frame in clear. */
  static final int MAX_PLAIN = Frames.MAX - CipherState.TAG_BYTES;

  private final OutputStream out;
  private final CipherState cipher;
  private byte[] frame = new byte[SMALL];
  private int gathered;
  private int quiet;

  EncryptedOutput(OutputStream out, CipherState cipher) {
    this.out = out;
    this.cipher = cipher;
  }

  /** Bytes of the buffer, for tests. */
  int held() {
    return frame.length;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, bytes.length);
    int at = from;
    int left = length;
    while (left > 0) {
      if (gathered == 0 && left >= MAX_PLAIN) {
        room(MAX_PLAIN);
        send(bytes, at, MAX_PLAIN);
        at += MAX_PLAIN;
        left -= MAX_PLAIN;
      } else {
        int count = Math.min(left, MAX_PLAIN - gathered);
        room(gathered + count);
        System.arraycopy(bytes, at, frame, HEAD + gathered, count);
        gathered += count;
        at += count;
        left -= count;
        if (gathered == MAX_PLAIN) {
          sendGathered();
        }
      }
    }
  }

  @Override
  public void flush() throws IOException {
    if (gathered > 0) {
      sendGathered();
    }
    out.flush();
    if (quiet > QUIET_WRITES && frame.length > SMALL) {
      frame = new byte[SMALL];
    }
  }

  private void sendGathered() throws IOException {
    int length = gathered;
    gathered = 0;
    send(frame, HEAD, length);
  }

  private void send(byte[] bytes, int at, int length) throws IOException {
    quiet = length < SMALL / 2 ? quiet + 1 : 0;
    int size = cipher.run(bytes, at, length, frame, HEAD);
    frame[0] = (byte) (size >>> 8);
    frame[1] = (byte) size;
    out.write(frame, 0, HEAD + size);
  }

  private void room(int plain) {
    int needed = HEAD + plain + CipherState.TAG_BYTES;
    if (needed > frame.length) {
      byte[] greater = new byte[needed <= MEDIUM ? MEDIUM : HEAD + Frames.MAX];
      System.arraycopy(frame, HEAD, greater, HEAD, gathered);
      frame = greater;
    }
  }
}
