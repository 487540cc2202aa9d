package app.tangible.transfer.piece;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.BitSet;

/** Pieces as bits, the first piece the lowest bit of the first byte. */
final class Bitfield {

  private Bitfield() {}

  static byte[] encode(BitSet pieces, int count) {
    byte[] bytes = new byte[Math.ceilDiv(count, 8)];
    byte[] set = pieces.toByteArray();
    System.arraycopy(set, 0, bytes, 0, Math.min(set.length, bytes.length));
    return bytes;
  }

  static BitSet decode(ByteBuffer in, int count) throws ProtocolException {
    if (in.remaining() != Math.ceilDiv(count, 8)) {
      throw new ProtocolException(
          "the bits of " + count + " pieces do not have " + in.remaining() + " bytes");
    }
    BitSet set = BitSet.valueOf(in);
    if (set.length() > count) {
      throw new ProtocolException("more bits than there are pieces");
    }
    return set;
  }
}
