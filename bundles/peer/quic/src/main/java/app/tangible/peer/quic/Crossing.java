package app.tangible.peer.quic;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;

/**
 * Where the datagrams of a socket part: to the codec of the calls that come in, or past it to the
 * codec of those that went out. What no handshake should begin from ends here, before anything is
 * kept for it.
 */
final class Crossing extends ChannelDuplexHandler {

  /** The codec that follows this handler, and may be passed by. */
  static final String INCOMING = "incoming";

  private static final int MIN_INITIAL_BYTES = 1200;
  private static final int MIN_ANSWER_BYTES = 7;
  private static final int LONG_HEADER = 0x80;
  private static final int TYPE = 0x30;
  private static final int VERSION_AT = 1;
  private static final int LONG_ID_LENGTH_AT = 5;
  private static final int SHORT_ID_AT = 1;

  private final ConnectionIds ids;
  private final Admission admission;
  private final Credit credit = new Credit();
  private volatile boolean taking;
  private int size;

  Crossing(ConnectionIds ids, Admission admission) {
    this.ids = ids;
    this.admission = admission;
  }

  /** Whether calls are taken. */
  void take(boolean calls) {
    taking = calls;
  }

  /** A handshake began with the datagram that is being read. */
  void begun(InetSocketAddress caller) {
    credit.begun(caller, size);
  }

  /** It is over. */
  void over(InetSocketAddress caller) {
    credit.over(caller);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    DatagramPacket packet = (DatagramPacket) message;
    ByteBuf bytes = packet.content();
    size = bytes.readableBytes();
    credit.received(packet.sender(), size);
    int at = bytes.readerIndex();
    boolean longHeader = size > 0 && (bytes.getByte(at) & LONG_HEADER) != 0;
    int idAt = longHeader ? LONG_ID_LENGTH_AT + 1 : SHORT_ID_AT;
    if (size < idAt + ConnectionIds.BYTES) {
      packet.release();
      return;
    }
    boolean ourLength =
        !longHeader || bytes.getUnsignedByte(at + LONG_ID_LENGTH_AT) == ConnectionIds.BYTES;
    if (ourLength && ids.isOutgoing(bytes, at + idAt)) {
      pastIncoming(ctx).fireChannelRead(packet);
    } else if (!longHeader || mayPass(ctx, packet)) {
      ctx.fireChannelRead(packet);
    } else {
      packet.release();
    }
  }

  /** For long headers: those begin handshakes, or take part in one. */
  private boolean mayPass(ChannelHandlerContext ctx, DatagramPacket packet) {
    ByteBuf bytes = packet.content();
    int at = bytes.readerIndex();
    boolean version1 = bytes.getInt(at + VERSION_AT) == 1;
    boolean initial = version1 && (bytes.getByte(at) & TYPE) == 0;
    if (!initial && version1) {
      return true;
    }
    // Smaller ones would be answered with more than they brought (RFC 9000, 14.1 and 6).
    if (!taking || bytes.readableBytes() < MIN_INITIAL_BYTES) {
      return false;
    }
    return !initial || tokenPasses(ctx, packet);
  }

  /**
   * A caller may bring the token that another server gave it: libp2p names all servers the same. It
   * is asked to come back with one of ours.
   */
  private boolean tokenPasses(ChannelHandlerContext ctx, DatagramPacket packet) {
    InitialHeader header = InitialHeader.read(packet.content());
    if (header == null) {
      return false;
    }
    if (header.tokenLength() == 0) {
      return true;
    }
    if (header.destinationId().length == ConnectionIds.BYTES
        && admission.isOurs(
            packet.content(), header.tokenAt(), header.tokenLength(), packet.sender())) {
      return true;
    }
    byte[] retry =
        RetryPacket.write(
            header.destinationId(),
            header.sourceId(),
            ids.newId(ConnectionIds.BYTES).array(),
            admission.mint(packet.sender(), header.destinationId()));
    ctx.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(retry), packet.sender()));
    return false;
  }

  // As if lost on its way.
  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof DatagramPacket packet
        && isAnswer(packet.content())
        && !credit.take(packet.recipient(), packet.content().readableBytes())) {
      packet.release();
      promise.trySuccess();
    } else {
      ctx.write(message, promise);
    }
  }

  /**
   * Whether it is of a handshake that came in. The address may have proven connections too, and we
   * may call it ourselves: those are not counted.
   */
  private boolean isAnswer(ByteBuf datagram) {
    int at = datagram.readerIndex();
    if (datagram.readableBytes() < MIN_ANSWER_BYTES || (datagram.getByte(at) & LONG_HEADER) == 0) {
      return false;
    }
    int idAt = at + LONG_ID_LENGTH_AT + 1 + datagram.getUnsignedByte(at + LONG_ID_LENGTH_AT) + 1;
    return idAt + Long.BYTES > datagram.writerIndex() || !ids.isOutgoing(datagram, idAt);
  }

  private static ChannelHandlerContext pastIncoming(ChannelHandlerContext ctx) {
    return ctx.pipeline().context(INCOMING);
  }

  // The codecs keep this event for themselves: each gets its own.
  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.fireChannelReadComplete();
    pastIncoming(ctx).fireChannelReadComplete();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // An ICMP answer to a datagram that nobody took: the handshake's own time limit tells.
  }
}
