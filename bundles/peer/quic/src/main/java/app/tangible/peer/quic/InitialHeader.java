package app.tangible.peer.quic;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The readable part of an Initial packet of QUIC v1 (RFC 9000, 17.2.2).
 *
 * @param tokenAt index in the datagram
 */
record InitialHeader(byte[] destinationId, byte[] sourceId, int tokenAt, int tokenLength) {

  private static final int DESTINATION_LENGTH_AT = 5;
  private static final int MAX_ID_BYTES = 20;
  private static final int MIN_FIRST_ID_BYTES = 8;

  /** Null when it is none. */
  static @Nullable InitialHeader read(ByteBuf datagram) {
    int at = datagram.readerIndex() + DESTINATION_LENGTH_AT;
    int end = datagram.writerIndex();
    int destinationLength = datagram.getUnsignedByte(at++);
    if (destinationLength < MIN_FIRST_ID_BYTES || destinationLength > MAX_ID_BYTES) {
      return null;
    }
    byte[] destination = new byte[destinationLength];
    datagram.getBytes(at, destination);
    at += destinationLength;
    int sourceLength = datagram.getUnsignedByte(at++);
    if (sourceLength > MAX_ID_BYTES) {
      return null;
    }
    byte[] source = new byte[sourceLength];
    datagram.getBytes(at, source);
    at += sourceLength;
    int lengthBytes = 1 << (datagram.getUnsignedByte(at) >> 6);
    long length = 0;
    for (int i = 0; i < lengthBytes; i++) {
      int octet = datagram.getUnsignedByte(at++);
      length = length << 8 | (i == 0 ? octet & 0x3f : octet);
    }
    return length > end - at ? null : new InitialHeader(destination, source, at, (int) length);
  }
}
