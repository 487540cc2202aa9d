package app.tangible.peer.quic;

import app.tangible.peer.transport.MuxedStream;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Opens streams of a link, no more than the peer allows: those that it does not wait. For the
 * socket's thread.
 */
final class StreamOpening {

  private static final int MAX_WAITING = 1024;

  private final QuicChannel channel;
  private final Function<QuicStreamChannel, QuicStream> streams;
  private final Queue<CompletableFuture<MuxedStream>> waiting = new ArrayDeque<>();

  StreamOpening(QuicChannel channel, Function<QuicStreamChannel, QuicStream> streams) {
    this.channel = channel;
    this.streams = streams;
  }

  void open(CompletableFuture<MuxedStream> stream) {
    if (!channel.isActive()) {
      stream.completeExceptionally(new IOException("the link is closed"));
    } else if (waiting.size() >= MAX_WAITING) {
      stream.completeExceptionally(new IOException("too many streams wait to be opened"));
    } else {
      waiting.add(stream);
      again();
    }
  }

  /** Opens what waits, as far as the peer allows. */
  void again() {
    waiting.removeIf(CompletableFuture::isDone);
    // Asking for one too many would use its number up, and the peer would wait for that stream.
    while (!waiting.isEmpty() && channel.peerAllowedStreams(QuicStreamType.BIDIRECTIONAL) > 0) {
      create(waiting.remove());
    }
  }

  private void create(CompletableFuture<MuxedStream> stream) {
    CompletableFuture<QuicStream> created = new CompletableFuture<>();
    channel
        .createStream(QuicStreamType.BIDIRECTIONAL, initializer(created))
        .addListener(
            done -> {
              if (!done.isSuccess()) {
                stream.completeExceptionally(done.cause());
              } else if (!stream.complete(created.join())) {
                created.join().reset(); // Nobody waits for it any more.
              }
            });
  }

  private ChannelHandler initializer(CompletableFuture<QuicStream> created) {
    return new ChannelInitializer<QuicStreamChannel>() {
      @Override
      protected void initChannel(QuicStreamChannel streamChannel) {
        streamChannel.config().setOption(ChannelOption.AUTO_READ, false);
        streamChannel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        created.complete(streams.apply(streamChannel));
      }
    };
  }

  void fail(IOException cause) {
    waiting.forEach(stream -> stream.completeExceptionally(cause));
    waiting.clear();
  }
}
