package app.tangible.peer.quic;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.quic.QuicTokenHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who may begin a handshake. Few at a time may at once; when there are more, a caller must come
 * back with a token that only its own address received; when there are too many, nobody may. For
 * the one thread of a socket, but for the count of links.
 */
final class Admission implements QuicTokenHandler {

  private static final int IP4_BLOCK_BYTES = 3;
  private static final int IP6_BLOCK_BYTES = 7;

  private final Limits limits;
  private final AtomicInteger links;
  private final AddressTokens tokens = new AddressTokens();
  private final Map<ByteBuffer, Integer> blocks = new HashMap<>();
  private volatile int halfOpen;

  /**
   * With no half-open calls.
   *
   * @param links the count of all that are open, of every socket
   */
  Admission(Limits limits, AtomicInteger links) {
    this.limits = limits;
    this.links = links;
  }

  /** A caller without a token: true has it come back with one. */
  @Override
  public boolean writeToken(ByteBuf out, ByteBuf destinationId, InetSocketAddress caller) {
    if (!full(caller) && halfOpen < limits.halfOpenBeforeRetry()) {
      return false;
    }
    byte[] originalId = new byte[destinationId.readableBytes()];
    destinationId.getBytes(destinationId.readerIndex(), originalId);
    out.writeBytes(tokens.mint(caller, originalId, System.currentTimeMillis()));
    return true;
  }

  /** A caller with a token: where in it the original id is, or -1 to ignore the caller. */
  @Override
  public int validateToken(ByteBuf token, InetSocketAddress caller) {
    return !full(caller) && isOurs(token, token.readerIndex(), token.readableBytes(), caller)
        ? AddressTokens.HEADER_BYTES
        : -1;
  }

  boolean isOurs(ByteBuf datagram, int at, int length, InetSocketAddress caller) {
    return tokens.isOurs(datagram, at, length, caller, System.currentTimeMillis());
  }

  byte[] mint(InetSocketAddress caller, byte[] originalId) {
    return tokens.mint(caller, originalId, System.currentTimeMillis());
  }

  @Override
  public int maxTokenLength() {
    return AddressTokens.MAX_BYTES;
  }

  private boolean full(InetSocketAddress caller) {
    return halfOpen >= limits.halfOpen()
        || links.get() >= limits.links()
        || blocks.getOrDefault(block(caller), 0) >= limits.halfOpenPerBlock();
  }

  /** A handshake began. */
  void begun(InetSocketAddress caller) {
    halfOpen++;
    blocks.merge(block(caller), 1, Integer::sum);
  }

  /** It is over, one way or the other. */
  void over(InetSocketAddress caller) {
    halfOpen--;
    blocks.computeIfPresent(block(caller), (_, count) -> count == 1 ? null : count - 1);
  }

  int halfOpen() {
    return halfOpen;
  }

  private static ByteBuffer block(InetSocketAddress caller) {
    InetAddress address = caller.getAddress();
    byte[] bytes = address.getAddress();
    return ByteBuffer.wrap(
        Arrays.copyOf(bytes, bytes.length == 4 ? IP4_BLOCK_BYTES : IP6_BLOCK_BYTES));
  }
}
