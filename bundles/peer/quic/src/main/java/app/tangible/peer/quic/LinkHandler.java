package app.tangible.peer.quic;

import app.tangible.peer.PeerId;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicDatagramExtensionEvent;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamLimitChangedEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of one connection: from its handshake to its end. */
final class LinkHandler extends ChannelInboundHandlerAdapter {

  private static final Logger log = LoggerFactory.getLogger(LinkHandler.class);
  private static final byte[] KEEP_ALIVE = {0};

  private final CompletableFuture<QuicLink> link = new CompletableFuture<>();
  private final Limits limits;
  private final boolean initiator;
  private @Nullable ScheduledFuture<?> handshakeLimit;
  private @Nullable ScheduledFuture<?> keepAlive;
  private @Nullable Throwable cause;
  private boolean datagrams;

  LinkHandler(Limits limits, boolean initiator) {
    this.limits = limits;
    this.initiator = initiator;
  }

  /** When its peer is proven. */
  CompletableFuture<QuicLink> link() {
    return link;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    handshakeLimit =
        ctx.executor()
            .schedule(
                () -> refuse(ctx, new IOException("the handshake takes too long")),
                limits.handshake().toMillis(),
                TimeUnit.MILLISECONDS);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    switch (event) {
      case SslHandshakeCompletionEvent done when done.isSuccess() -> proven(ctx);
      case SslHandshakeCompletionEvent failed -> refuse(ctx, failed.cause());
      case QuicDatagramExtensionEvent _ -> datagrams = true;
      case QuicStreamLimitChangedEvent _ -> withLink(QuicLink::streamsLeftChanged);
      case QuicConnectionCloseEvent close -> cause = reason(close);
      default -> {}
    }
  }

  private void proven(ChannelHandlerContext ctx) {
    QuicChannel channel = (QuicChannel) ctx.channel();
    Optional<PeerId> peer = channel.attr(Tls.PROOF).get().peer();
    if (peer.isEmpty() || channel.attr(Tls.PROOF).get().isWrongPeer()) {
      // A resumed session shows no certificate.
      refuse(ctx, new IOException("the peer proved nothing"));
      return;
    }
    cancel(handshakeLimit);
    QuicLink proven = new QuicLink(channel, initiator, peer.get());
    long period = limits.keepAlive().toMillis();
    keepAlive =
        ctx.executor()
            .scheduleAtFixedRate(
                () -> keepAlive(ctx, proven), period, period, TimeUnit.MILLISECONDS);
    proven.measure();
    link.complete(proven);
  }

  /** quiche's PING is not to be had from Netty; a datagram is answered too (RFC 9221). */
  private void keepAlive(ChannelHandlerContext ctx, QuicLink alive) {
    alive.measure();
    if (datagrams) {
      ctx.writeAndFlush(Unpooled.directBuffer(1).writeBytes(KEEP_ALIVE));
    }
  }

  private void refuse(ChannelHandlerContext ctx, Throwable why) {
    if (cause == null) {
      cause = why;
    }
    ctx.close();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof QuicStreamChannel stream && link.isDone()) {
      withLink(known -> known.incoming(stream));
      ctx.fireChannelRead(stream); // Netty registers it.
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    over();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    over();
  }

  private void over() {
    cancel(handshakeLimit);
    cancel(keepAlive);
    Throwable why = cause;
    withLink(known -> known.ended(why));
    link.completeExceptionally(why == null ? new IOException("the peer closed") : why);
  }

  private static void cancel(@Nullable ScheduledFuture<?> task) {
    if (task != null) {
      task.cancel(false);
    }
  }

  private void withLink(Consumer<QuicLink> action) {
    if (link.isDone() && !link.isCompletedExceptionally()) {
      action.accept(link.join());
    }
  }

  private static @Nullable IOException reason(QuicConnectionCloseEvent close) {
    return close.isApplicationClose() && close.error() == 0
        ? null
        : new IOException(
            "the peer closed the connection with %s error %d"
                .formatted(
                    close.isApplicationClose() ? "application" : "transport", close.error()));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
    log.debug("a connection broke: {}", failure.toString());
    if (cause == null) {
      cause = failure;
    }
  }
}
