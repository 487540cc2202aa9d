package app.tangible.transfer.piece;

import app.tangible.peer.Varint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

/** Writes messages whole. Safe for use by several threads. */
final class FrameOutput {

  /** Bytes of a film in a message: four leaves. */
  static final int DATA_BYTES = 1 << 16;

  private static final int HEAD_BYTES = 32;

  private final OutputStream out;
  private final ReentrantLock lock = new ReentrantLock();
  private final byte[] data = new byte[HEAD_BYTES + DATA_BYTES];

  FrameOutput(OutputStream out) {
    this.out = out;
  }

  void write(MessageType type, byte[] body) throws IOException {
    byte[] length = Varint.encode(body.length + 1L);
    byte[] frame =
        ByteBuffer.allocate(length.length + 1 + body.length)
            .put(length)
            .put((byte) type.code())
            .put(body)
            .array();
    lock.lock();
    try {
      out.write(frame);
      out.flush();
    } finally {
      lock.unlock();
    }
  }

  void write(MessageType type) throws IOException {
    write(type, new byte[0]);
  }

  /** At most {@value #DATA_BYTES} bytes for a want, in one write. */
  void data(long want, ByteBuffer bytes, boolean flush) throws IOException {
    byte[] id = Varint.encode(want);
    byte[] length = Varint.encode(1L + id.length + bytes.remaining());
    lock.lock();
    try {
      ByteBuffer frame =
          ByteBuffer.wrap(data).put(length).put((byte) MessageType.DATA.code()).put(id).put(bytes);
      out.write(data, 0, frame.position());
      if (flush) {
        out.flush();
      }
    } finally {
      lock.unlock();
    }
  }
}
