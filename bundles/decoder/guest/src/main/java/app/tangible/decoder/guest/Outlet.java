package app.tangible.decoder.guest;

import app.tangible.decoder.protocol.Frame;
import app.tangible.decoder.protocol.MessageType;
import app.tangible.decoder.protocol.ReadRequest;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * The way out of the decoder. Its one buffer, off the heap, is the only place where it holds clear
 * bytes for the pipe; it is wiped after each message.
 */
final class Outlet {

  private static final int PAGE_BYTES = 4096;
  private static final int BYTES = Frame.HEADER_BYTES + ReadRequest.MAX_LENGTH;

  // On a page of its own, so that the kernel can be told about it and nothing else.
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BYTES + 2 * PAGE_BYTES).alignedSlice(PAGE_BYTES);
  private final WritableByteChannel out;

  Outlet(WritableByteChannel out) {
    this.out = out;
  }

  /** For locking it into memory. */
  ByteBuffer memory() {
    return buffer;
  }

  /** Writes clear bytes into the room that it is given. */
  interface Source {
    /** At least 1, or -1 when there are no more. */
    int read(ByteBuffer target) throws IOException;
  }

  /** Sends DATA of at most {@code length} bytes, or END. */
  void data(int length, Source source) throws IOException {
    try {
      buffer.clear().position(Frame.HEADER_BYTES).limit(Frame.HEADER_BYTES + length);
      int read = source.read(buffer);
      if (read < 0) {
        answer(MessageType.END, new byte[0]);
        return;
      }
      buffer.limit(Frame.HEADER_BYTES + read).position(0);
      Frame.putHeader(buffer, MessageType.DATA, read);
      send();
    } finally {
      MemorySegment.ofBuffer(buffer.clear().limit(Frame.HEADER_BYTES + length)).fill((byte) 0);
    }
  }

  void answer(MessageType type, byte[] body) throws IOException {
    new Frame(type, body);
    buffer.clear();
    Frame.putHeader(buffer, type, body.length);
    buffer.put(body).flip();
    send();
  }

  /** Asks for something in the midst of an answer; what the buffer holds stays. */
  void need(long offset, int length) throws IOException {
    ByteBuffer question = ByteBuffer.allocate(Frame.HEADER_BYTES + Long.BYTES + Integer.BYTES);
    Frame.putHeader(question, MessageType.NEED, Long.BYTES + Integer.BYTES);
    question.putLong(offset).putInt(length).flip();
    while (question.hasRemaining()) {
      out.write(question);
    }
  }

  private void send() throws IOException {
    buffer.position(0);
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }
}
