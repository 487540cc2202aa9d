package app.tangible.transfer.piece;

import app.tangible.content.PieceManifest;
import app.tangible.peer.Varint;
import app.tangible.transfer.Chunk;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** One chunk that is asked for. */
record Want(long id, boolean urgent, int piece, int firstLeaf, int leaves) {

  static Want of(long id, boolean urgent, Chunk chunk) {
    return new Want(id, urgent, chunk.piece(), chunk.firstLeaf(), chunk.leaves());
  }

  byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(32);
    out.put(Varint.encode(id)).put((byte) (urgent ? 1 : 0));
    out.put(Varint.encode(piece)).put(Varint.encode(firstLeaf)).put(Varint.encode(leaves));
    byte[] bytes = new byte[out.flip().remaining()];
    out.get(bytes);
    return bytes;
  }

  static Want decode(ByteBuffer in) throws ProtocolException {
    long id = Varint.read(in);
    if (!in.hasRemaining()) {
      throw new ProtocolException("a want is cut");
    }
    int flags = in.get();
    Want want = new Want(id, (flags & 1) != 0, number(in), number(in), number(in));
    if (flags >> 1 != 0 || in.hasRemaining()) {
      throw new ProtocolException("a want says more than is known");
    }
    return want;
  }

  private static int number(ByteBuffer in) throws ProtocolException {
    long value = Varint.read(in);
    if (value > Integer.MAX_VALUE) {
      throw new ProtocolException("a want is out of bounds");
    }
    return (int) value;
  }

  Chunk chunk(PieceManifest manifest) throws ProtocolException {
    try {
      return Chunk.part(manifest, piece, firstLeaf, leaves);
    } catch (IllegalArgumentException e) {
      throw new ProtocolException(e.getMessage());
    }
  }
}
