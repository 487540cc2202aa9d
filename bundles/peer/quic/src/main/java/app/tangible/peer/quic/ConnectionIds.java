package app.tangible.peer.quic;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.quic.QuicConnectionAddress;
import io.netty.handler.codec.quic.QuicConnectionIdGenerator;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Connection ids of one socket. Calls that go out and calls that come in share it: the ids of those
 * that go out begin with a secret mark, so that each datagram is known for what it is by looking at
 * it. A stranger who learns the mark can only have its own datagrams dropped.
 */
final class ConnectionIds implements QuicConnectionIdGenerator {

  static final int BYTES = 20;

  private final SecureRandom random = new SecureRandom();
  private final long mark = random.nextLong();

  /** For a call that goes out. */
  QuicConnectionAddress outgoing() {
    ByteBuffer id = newId(BYTES);
    return new QuicConnectionAddress(id.putLong(0, mark).array());
  }

  /** Whether the id that is at this place of the datagram is of a call that went out. */
  boolean isOutgoing(ByteBuf datagram, int at) {
    return datagram.getLong(at) == mark;
  }

  @Override
  public ByteBuffer newId(int length) {
    byte[] id = new byte[length];
    do {
      random.nextBytes(id);
    } while (ByteBuffer.wrap(id).getLong() == mark);
    return ByteBuffer.wrap(id);
  }

  @Override
  public ByteBuffer newId(ByteBuffer input, int length) {
    return newId(length);
  }

  @Override
  public int maxConnectionIdLength() {
    return BYTES;
  }

  /** False: the same input gives another id each time. */
  @Override
  public boolean isIdempotent() {
    return false;
  }
}
