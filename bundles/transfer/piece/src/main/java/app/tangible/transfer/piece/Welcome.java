package app.tangible.transfer.piece;

import app.tangible.identity.OwnerAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What a seeder answers: the film's geometry, how many wants it takes at a time, whom to pay. */
record Welcome(int pieceBytes, long sealedBytes, int wants, Optional<OwnerAddress> seeder) {

  static final int MAX_WANTS = 64;

  private static final int LEAST_PIECE_BYTES = 16_384;
  private static final int MOST_PIECE_BYTES = 16 << 20;

  Welcome {
    if (pieceBytes < LEAST_PIECE_BYTES
        || pieceBytes > MOST_PIECE_BYTES
        || Integer.bitCount(pieceBytes) != 1
        || sealedBytes < 1
        || Math.ceilDiv(sealedBytes, pieceBytes) > 1 << 22
        || wants < 1
        || wants > MAX_WANTS) {
      throw new IllegalArgumentException("a welcome is out of bounds");
    }
  }

  int pieces() {
    return (int) Math.ceilDiv(sealedBytes, pieceBytes);
  }

  byte[] encode() {
    ByteBuffer out =
        ByteBuffer.allocate(seeder.isPresent() ? 35 : 15)
            .put((byte) 1)
            .putInt(pieceBytes)
            .putLong(sealedBytes)
            .putShort((short) wants);
    seeder.ifPresent(address -> out.put(address.bytes()));
    return out.array();
  }

  static Welcome decode(ByteBuffer in) throws ProtocolException {
    if (in.get() != 1 || in.remaining() != 14 && in.remaining() != 34) {
      throw new ProtocolException("a welcome of a version that is not known");
    }
    int pieceBytes = in.getInt();
    long sealedBytes = in.getLong();
    int wants = in.getShort();
    Optional<OwnerAddress> seeder = Optional.empty();
    if (in.hasRemaining()) {
      byte[] address = new byte[20];
      in.get(address);
      seeder = Optional.of(OwnerAddress.of(address));
    }
    try {
      return new Welcome(pieceBytes, sealedBytes, wants, seeder);
    } catch (IllegalArgumentException e) {
      throw new ProtocolException(e.getMessage());
    }
  }
}
