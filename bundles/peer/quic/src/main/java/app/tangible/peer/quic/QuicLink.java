package app.tangible.peer.quic;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.Route;
import app.tangible.peer.transport.MuxedLink;
import app.tangible.peer.transport.MuxedStream;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionPathStats;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection of QUIC whose peer is proven. */
final class QuicLink implements MuxedLink {

  private static final long OPEN_SECONDS = 10;

  /** Netty keeps a stream that was reset until its connection ends (about 1 KiB each). */
  private static final int MAX_LOST = 4096;

  private static final int CLOSED = 0;
  private static final int TOO_MANY_RESETS = 1;

  private final QuicChannel channel;
  private final boolean initiator;
  private final PeerId peer;
  private final Multiaddr local;
  private final Multiaddr remote;
  private final Tally tally = new Tally();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Queue<MuxedStream> waiting = new ArrayDeque<>();
  private final StreamOpening opening;
  private @Nullable Consumer<MuxedStream> accepted;
  private volatile long roundTripNanos;
  private int lost;

  /** On the socket's thread, when the handshake is over. */
  QuicLink(QuicChannel channel, boolean initiator, PeerId peer) {
    this.channel = channel;
    this.initiator = initiator;
    this.peer = peer;
    this.opening = new StreamOpening(channel, this::stream);
    local =
        Addresses.multiaddr(
            (InetSocketAddress) Objects.requireNonNull(channel.localSocketAddress()));
    remote =
        Addresses.multiaddr(
            (InetSocketAddress) Objects.requireNonNull(channel.remoteSocketAddress()));
  }

  @Override
  public PeerId peer() {
    return peer;
  }

  @Override
  public Multiaddr local() {
    return local;
  }

  @Override
  public Multiaddr remote() {
    return remote;
  }

  @Override
  public Route route() {
    return Route.DIRECT;
  }

  @Override
  public boolean limited() {
    return false;
  }

  @Override
  public boolean initiator() {
    return initiator;
  }

  @Override
  public MuxedStream open() throws IOException {
    CompletableFuture<MuxedStream> stream = new CompletableFuture<>();
    if (!Loops.run(channel.eventLoop(), () -> opening.open(stream))) {
      throw new IOException("the node is closed");
    }
    try {
      return stream.get(OPEN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException _) {
      if (stream.cancel(false)) {
        throw new IOException("the peer takes no more streams");
      }
      return stream.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      stream.cancel(false);
      throw new IOException("interrupted while opening a stream");
    }
  }

  @Override
  public void onStream(Consumer<MuxedStream> consumer) {
    Loops.run(
        channel.eventLoop(),
        () -> {
          accepted = consumer;
          waiting.forEach(consumer);
          waiting.clear();
        });
  }

  @Override
  public Optional<Duration> roundTrip() {
    measure();
    return roundTripNanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(roundTripNanos));
  }

  /** Asks for the round trip, to be told the next time. */
  void measure() {
    if (!closed.isDone()) {
      Loops.run(
          channel.eventLoop(),
          () ->
              channel
                  .collectPathStats(0)
                  .addListener(
                      stats -> {
                        if (stats.isSuccess()) {
                          roundTripNanos = ((QuicConnectionPathStats) stats.getNow()).rtt();
                        }
                      }));
    }
  }

  @Override
  public long bytesIn() {
    return tally.bytesIn();
  }

  @Override
  public long bytesOut() {
    return tally.bytesOut();
  }

  @Override
  public CompletionStage<Void> closed() {
    return closed.minimalCompletionStage();
  }

  @Override
  public void close() {
    close(CLOSED);
  }

  private void close(int code) {
    Loops.run(channel.eventLoop(), () -> channel.close(true, code, Unpooled.EMPTY_BUFFER));
  }

  // --- the socket's thread ---

  /** A stream of the peer. */
  void incoming(QuicStreamChannel streamChannel) {
    MuxedStream stream = stream(streamChannel);
    if (accepted == null) {
      waiting.add(stream);
    } else {
      accepted.accept(stream);
    }
  }

  private QuicStream stream(QuicStreamChannel streamChannel) {
    QuicStream stream = new QuicStream(streamChannel, tally, () -> roundTripNanos, this::lost);
    streamChannel.pipeline().addLast(stream.handler());
    return stream;
  }

  private void lost() {
    if (++lost == MAX_LOST) {
      close(TOO_MANY_RESETS);
    }
  }

  void streamsLeftChanged() {
    opening.again();
  }

  void ended(@Nullable Throwable cause) {
    opening.fail(new IOException("the link is closed"));
    waiting.clear();
    if (cause == null) {
      closed.complete(null);
    } else {
      closed.completeExceptionally(cause);
    }
  }
}
