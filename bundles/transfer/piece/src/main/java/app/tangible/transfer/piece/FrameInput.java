package app.tangible.transfer.piece;

import app.tangible.peer.Varint;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Reads messages; a body is bounded by its type before it is read. For one thread. */
final class FrameInput {

  private final InputStream in;
  private byte[] buffer = new byte[4_096];

  /** One message; the body is good until the next is read. */
  record Frame(MessageType type, ByteBuffer body) {}

  FrameInput(InputStream in) {
    this.in = in;
  }

  Frame next() throws IOException {
    long length = Varint.read(in);
    int code = in.read();
    if (code < 0) {
      throw new EOFException("a message is cut");
    }
    MessageType type = MessageType.of(code);
    type.checkLength(length - 1);
    int body = (int) length - 1;
    if (buffer.length < body) {
      buffer = new byte[Integer.highestOneBit(body) * 2];
    }
    if (in.readNBytes(buffer, 0, body) < body) {
      throw new EOFException("a message is cut");
    }
    return new Frame(type, ByteBuffer.wrap(buffer, 0, body));
  }

  /** One that must come now. */
  ByteBuffer next(MessageType expected) throws IOException {
    Frame frame = next();
    if (frame.type() != expected) {
      throw new ProtocolException(expected + " comes first, not " + frame.type());
    }
    return frame.body();
  }
}
