package app.tangible.transfer.piece;

import app.tangible.chain.Account;
import app.tangible.chain.TokenId;
import app.tangible.content.PieceRoot;
import app.tangible.transfer.Entitlement;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What a downloader says first: which film, in which version of the protocol, and what pays. */
record Hello(PieceRoot film, Optional<Entitlement> entitlement) {

  static final int ENTITLEMENT_BYTES = 8 + 20 + 8 + 8 + 4;

  private static final int VERSION = 1;
  private static final long WORD = 0xffff_ffffL;

  byte[] encode() {
    ByteBuffer out =
        ByteBuffer.allocate(33 + (entitlement.isPresent() ? ENTITLEMENT_BYTES : 0))
            .put((byte) VERSION)
            .put(film.bytes());
    entitlement.ifPresent(
        e ->
            out.putLong(e.chainId())
                .put(e.rewards().bytes())
                .putLong(e.token().edition())
                .putLong(e.token().serial())
                .putInt((int) e.epoch()));
    return out.array();
  }

  static Hello decode(ByteBuffer in) throws ProtocolException {
    if (in.get() != VERSION) {
      throw new ProtocolException("a version of the piece protocol that is not known");
    }
    byte[] root = new byte[32];
    in.get(root);
    if (!in.hasRemaining()) {
      return new Hello(PieceRoot.of(root), Optional.empty());
    }
    if (in.remaining() != ENTITLEMENT_BYTES) {
      throw new ProtocolException("an entitlement has 48 bytes, not " + in.remaining());
    }
    long chainId = in.getLong();
    byte[] rewards = new byte[20];
    in.get(rewards);
    TokenId token = new TokenId(in.getLong(), in.getLong());
    long epoch = in.getInt() & WORD;
    try {
      return new Hello(
          PieceRoot.of(root),
          Optional.of(new Entitlement(token, epoch, chainId, Account.of(rewards))));
    } catch (IllegalArgumentException e) {
      throw new ProtocolException(e.getMessage());
    }
  }
}
