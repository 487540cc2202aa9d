package app.tangible.peer.quic;

import app.tangible.peer.transport.MuxedStream;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamResetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bidirectional stream of QUIC (RFC 9000, 2) as two blocking streams. */
final class QuicStream implements MuxedStream {

  private static final Logger log = LoggerFactory.getLogger(QuicStream.class);

  /** Of RESET_STREAM and STOP_SENDING: libp2p knows no reasons. */
  private static final int CODE = 0;

  /** The end is mostly right behind what nobody reads any more; waiting for it is cheaper. */
  private static final int DISCARDED_BYTES = 64 * 1024;

  private final QuicStreamChannel channel;
  private final StreamInput in;
  private final StreamOutput out;
  private final Runnable lost;
  private int discarded;
  private boolean discarding;
  private boolean inputStopped;
  private boolean outputEnded;

  /**
   * Of this channel, which does not read by itself.
   *
   * @param roundTripNanos of the link, 0 while it is not known
   * @param lost is run when it is over without the peer's end, on the socket's thread
   */
  QuicStream(QuicStreamChannel channel, Tally tally, LongSupplier roundTripNanos, Runnable lost) {
    this.channel = channel;
    this.lost = lost;
    in = new StreamInput(() -> onLoop(channel::read), this::reset, this::discard, tally);
    LoneEnd lone =
        new LoneEnd(channel::bytesBeforeUnwritable, in::hasEnded, roundTripNanos, System::nanoTime);
    out = new StreamOutput(channel, tally, lone, this::outputEnded);
  }

  ChannelInboundHandlerAdapter handler() {
    return new Handler();
  }

  @Override
  public InputStream in() {
    return in;
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public void deadline(Duration forEachRead) {
    in.deadline(forEachRead);
  }

  @Override
  public void closeWrite() {
    try {
      out.close();
    } catch (IOException e) {
      log.debug("a stream was over before it was closed: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    closeWrite();
    in.close();
  }

  @Override
  public void reset() {
    IOException reset = new IOException("reset by this side");
    in.abandon(reset);
    out.fail(reset);
    onLoop(
        () -> {
          if (channel.isOpen()) {
            channel.shutdown(CODE);
            channel.close();
          }
        });
  }

  private void discard() {
    onLoop(
        () -> {
          discarding = true;
          channel.read();
        });
  }

  private void outputEnded() {
    outputEnded = true;
    closeIfOver();
  }

  private void stopInput() {
    inputStopped = true;
    channel.shutdownInput(CODE);
    closeIfOver();
  }

  // Netty waits for an end of the peer that we told not to send any.
  private void closeIfOver() {
    if (inputStopped && outputEnded) {
      channel.close();
    }
  }

  private void onLoop(Runnable task) {
    Loops.run(channel.eventLoop(), task);
  }

  /** What the socket's thread brings. */
  private final class Handler extends ChannelInboundHandlerAdapter {

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ByteBuf bytes = (ByteBuf) message;
      if (discarding) {
        discarded += bytes.readableBytes();
      }
      in.offer(bytes);
    }

    // The next read comes after the datagrams that are already there: more bytes in each.
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
      if (discarding && discarded > DISCARDED_BYTES) {
        stopInput();
      } else if (in.wantsMore()) {
        ctx.executor().execute(ctx::read);
      }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event == ChannelInputShutdownEvent.INSTANCE) {
        in.end();
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      IOException closed = new IOException("the link is closed");
      in.fail(closed);
      out.fail(closed);
      if (!in.hasEnded()) {
        lost.run();
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      IOException failure =
          cause instanceof QuicStreamResetException
              ? new IOException("reset by the peer", cause)
              : new IOException("the stream broke", cause);
      in.fail(failure);
      out.fail(failure);
      channel.shutdown(CODE);
      channel.close();
    }
  }
}
