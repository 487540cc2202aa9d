package app.tangible.peer.quic;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.Epoll;
import io.netty.handler.codec.quic.EpollQuicUtils;
import io.netty.handler.codec.quic.FlushStrategy;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicChannelBootstrap;
import io.netty.handler.codec.quic.QuicChannelOption;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicCodecBuilder;
import io.netty.handler.codec.quic.QuicCongestionControlAlgorithm;
import io.netty.handler.codec.quic.QuicConnectionAddress;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;
import io.netty.handler.codec.quic.SegmentedDatagramPacketAllocator;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** QUIC on one socket: a codec for the calls that go out, one for those that come in. */
final class Codecs {

  private static final int SEGMENTS = 40;
  private static final int FLUSH_BYTES = 256 * 1024;
  private static final int KEEP_ALIVE_QUEUE = 4;

  private final Limits limits;
  private final Tls tls;
  private final Loops loops;
  private final AtomicInteger links;
  private final ConnectionIds ids = new ConnectionIds();
  private final Admission admission;
  private final Crossing crossing;
  private final SegmentedDatagramPacketAllocator segments =
      Epoll.isAvailable()
          ? EpollQuicUtils.newSegmentedAllocator(SEGMENTS)
          : SegmentedDatagramPacketAllocator.NONE;
  private volatile @Nullable Consumer<QuicLink> accepted;
  private boolean retired;
  private int open;

  Codecs(Limits limits, Tls tls, Loops loops, AtomicInteger links) {
    this.limits = limits;
    this.tls = tls;
    this.loops = loops;
    this.links = links;
    admission = new Admission(limits, links);
    crossing = new Crossing(ids, admission);
  }

  Limits limits() {
    return limits;
  }

  int halfOpen() {
    return admission.halfOpen();
  }

  void take(@Nullable Consumer<QuicLink> calls) {
    accepted = calls;
    crossing.take(calls != null);
  }

  QuicConnectionAddress outgoingId() {
    return ids.outgoing();
  }

  /** For a socket; made when it is there, as they hold native memory. */
  ChannelHandler pipeline() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel socket) {
        socket
            .pipeline()
            .addLast(crossing)
            .addLast(Crossing.INCOMING, called())
            // Last, as the other refuses to connect.
            .addLast(calling());
      }
    };
  }

  private ChannelHandler calling() {
    return common(new QuicClientCodecBuilder()).sslEngineProvider(tls::calling).build();
  }

  private ChannelHandler called() {
    return common(new QuicServerCodecBuilder())
        .sslEngineProvider(tls::called)
        .tokenHandler(admission)
        .connectionIdAddressGenerator(ids)
        .option(QuicChannelOption.SEGMENTED_DATAGRAM_PACKET_ALLOCATOR, segments)
        .streamOption(ChannelOption.AUTO_READ, false)
        .streamOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
        .handler(incoming())
        .build();
  }

  private <B extends QuicCodecBuilder<B>> B common(B builder) {
    return builder
        .localConnectionIdLength(ConnectionIds.BYTES)
        .sslTaskExecutor(loops.verification())
        .flushStrategy(FlushStrategy.afterNumBytes(FLUSH_BYTES))
        .congestionControlAlgorithm(QuicCongestionControlAlgorithm.CUBIC)
        .maxIdleTimeout(limits.idle().toMillis(), TimeUnit.MILLISECONDS)
        .maxSendUdpPayloadSize(limits.datagramBytes())
        .discoverPmtu(true)
        .initialMaxData(limits.linkWindowBytes())
        .initialMaxStreamDataBidirectionalLocal(limits.streamWindowBytes())
        .initialMaxStreamDataBidirectionalRemote(limits.streamWindowBytes())
        .initialMaxStreamsBidirectional(limits.streamsPerLink())
        .initialMaxStreamsUnidirectional(0)
        .datagram(KEEP_ALIVE_QUEUE, KEEP_ALIVE_QUEUE)
        // A peer that moves would have to be proven again: not yet handled.
        .activeMigration(false);
  }

  /** The rest of what a call that goes out needs. */
  void outgoing(QuicChannelBootstrap bootstrap) {
    bootstrap.option(QuicChannelOption.SEGMENTED_DATAGRAM_PACKET_ALLOCATOR, segments);
  }

  /** The handler, in a channel that is counted while it is open. */
  ChannelHandler watched(LinkHandler handler) {
    return new ChannelInitializer<QuicChannel>() {
      @Override
      protected void initChannel(QuicChannel channel) {
        count(channel);
        channel.pipeline().addLast(handler);
      }
    };
  }

  private ChannelHandler incoming() {
    return new ChannelInitializer<QuicChannel>() {
      @Override
      protected void initChannel(QuicChannel channel) {
        count(channel);
        InetSocketAddress caller = (InetSocketAddress) channel.remoteSocketAddress();
        admission.begun(caller);
        crossing.begun(caller);
        LinkHandler handler = new LinkHandler(limits, false);
        handler
            .link()
            .whenComplete(
                (link, _) -> {
                  admission.over(caller);
                  crossing.over(caller);
                  if (link != null) {
                    hand(link);
                  }
                });
        channel.pipeline().addLast(handler);
      }
    };
  }

  private void count(QuicChannel channel) {
    links.incrementAndGet();
    open++;
    channel
        .closeFuture()
        .addListener(
            _ -> {
              links.decrementAndGet();
              open--;
              closeIfRetired(channel.parent());
            });
  }

  /** No calls any more; the socket closes with its last link. On the socket's thread. */
  void retire(Channel socket) {
    retired = true;
    closeIfRetired(socket);
  }

  private void closeIfRetired(Channel socket) {
    if (retired && open == 0) {
      socket.close();
    }
  }

  private void hand(QuicLink link) {
    Consumer<QuicLink> taker = accepted;
    if (taker == null) {
      link.close();
    } else {
      Thread.ofVirtual().name("quic-accepted").start(() -> taker.accept(link));
    }
  }
}
