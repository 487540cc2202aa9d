package app.tangible.transfer.swarm;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Buffers of a piece's length that are used again; as many as were in use at a time. */
final class Buffers {

  private final int bytes;
  private final ConcurrentLinkedQueue<ByteBuffer> idle = new ConcurrentLinkedQueue<>();

  Buffers(int bytes) {
    this.bytes = bytes;
  }

  ByteBuffer take() {
    ByteBuffer buffer = idle.poll();
    return buffer == null ? ByteBuffer.allocate(bytes) : buffer.clear();
  }

  void give(ByteBuffer buffer) {
    idle.add(buffer);
  }
}
