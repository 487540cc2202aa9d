package app.tangible.peer.quic;

import app.tangible.peer.PeerException;
import app.tangible.peer.PeerId;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.quic.QuicChannel;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One UDP port, from which calls go out and at which they come in. */
final class UdpSocket implements AutoCloseable {

  private final Channel channel;
  private final Codecs codecs;

  private UdpSocket(Channel channel, Codecs codecs) {
    this.channel = channel;
    this.codecs = codecs;
  }

  static UdpSocket bind(Loops loops, Codecs codecs, InetSocketAddress at) throws IOException {
    boolean ip4 = at.getAddress() instanceof Inet4Address;
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loops.group())
            .channelFactory(() -> loops.channel(ip4))
            .handler(codecs.pipeline());
    SocketOptions.set(bootstrap, loops.batches(), ip4);
    ChannelFuture bound = bootstrap.bind(at).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException("cannot listen on " + at + ": " + bound.cause().getMessage());
    }
    return new UdpSocket(bound.channel(), codecs);
  }

  InetSocketAddress bound() {
    return (InetSocketAddress) channel.localAddress();
  }

  /** Whether it can reach that address at all. */
  boolean reaches(InetSocketAddress to) {
    InetSocketAddress from = bound();
    return from.getAddress().getClass() == to.getAddress().getClass()
        && (!from.getAddress().isLoopbackAddress() || to.getAddress().isLoopbackAddress());
  }

  /** Takes calls, each on a virtual thread of its own. */
  void take(Consumer<QuicLink> accepted) {
    codecs.take(accepted);
  }

  /** Takes no more calls; closes with the last link. */
  void retire() {
    codecs.take(null);
    Loops.run(channel.eventLoop(), () -> codecs.retire(channel));
  }

  QuicLink dial(InetSocketAddress to, Optional<PeerId> expected, Duration limit)
      throws IOException {
    Proof proof = new Proof(expected);
    LinkHandler handler = new LinkHandler(codecs.limits(), true);
    var connecting =
        QuicChannel.newBootstrap(channel)
            .attr(Tls.PROOF, proof)
            .handler(codecs.watched(handler))
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.max(1, limit.toMillis()))
            .streamOption(ChannelOption.AUTO_READ, false)
            .streamOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .localConnectionAddress(codecs.outgoingId())
            .remoteAddress(to);
    codecs.outgoing(connecting);
    connecting
        .connect()
        .addListener(
            done -> {
              if (!done.isSuccess()) {
                handler.link().completeExceptionally(done.cause());
              }
            });
    try {
      return handler.link().get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (proof.isWrongPeer()) {
        throw new PeerException(
            PeerException.Kind.WRONG_PEER,
            "expected %s, found %s".formatted(expected.orElseThrow(), proof.peer().orElseThrow()));
      }
      throw new IOException(to + " did not answer: " + e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException _) {
      abandon(handler);
      throw new IOException(to + " did not answer within " + limit.toMillis() + " ms");
    } catch (InterruptedException _) {
      abandon(handler);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while calling " + to);
    }
  }

  private static void abandon(LinkHandler handler) {
    if (!handler.link().completeExceptionally(new IOException("nobody waits for it any more"))) {
      handler.link().thenAccept(QuicLink::close);
    }
  }

  void punch(InetSocketAddress to) {
    Punch.send(channel, to);
  }

  int halfOpen() {
    return codecs.halfOpen();
  }

  /** Ends all its connections. */
  @Override
  public void close() {
    channel.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
  }
}
