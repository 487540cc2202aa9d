package app.tangible.peer.libp2p.yamux;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.wire.SecureLink;
import app.tangible.peer.transport.MuxedLink;
import app.tangible.peer.transport.MuxedStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session: many streams over one connection. One virtual thread reads, one writes what is queued;
 * neither ever waits for who uses a stream, and the reader never waits for the wire to take
 * anything.
 */
public final class Yamux implements MuxedLink {

  /** What multistream and the handshake call it. */
  public static final String PROTOCOL = "/yamux/1.0.0";

  private static final Logger LOG = LoggerFactory.getLogger(Yamux.class);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final SecureLink below;
  private final ScheduledExecutorService clock;
  private final FrameWriter writer;
  private final FrameReader reader;
  private final OpenStreams streams;
  private final StrayBytes stray = new StrayBytes();
  private final AtomicBoolean ending = new AtomicBoolean();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Arrived arrived;
  private final KeepAlive keepAlive;
  private volatile boolean refused; // by the peer's GO AWAY
  private volatile @Nullable IOException cause;

  Yamux(
      SecureLink below,
      YamuxSettings settings,
      ReceiveMemory memory,
      ScheduledExecutorService clock) {
    this.below = below;
    this.clock = clock;
    this.writer = new FrameWriter(below.out(), 1024 + 2 * settings.maxStreams());
    this.reader = new FrameReader(below.in(), this);
    this.arrived = new Arrived(settings.ackBacklog());
    this.streams = new OpenStreams(this, settings, memory);
    this.keepAlive = new KeepAlive(this, reader, settings.keepAlive(), clock);
  }

  Yamux start() {
    Thread.ofVirtual().name("yamux-write").start(this::write);
    Thread.ofVirtual().name("yamux-read").start(this::read);
    keepAlive.ping();
    return this;
  }

  // --- what it is ---

  @Override
  public PeerId peer() {
    return below.peer();
  }

  @Override
  public Multiaddr local() {
    return below.raw().local();
  }

  @Override
  public Multiaddr remote() {
    return below.raw().remote();
  }

  @Override
  public Route route() {
    return below.raw().route();
  }

  @Override
  public boolean limited() {
    return below.raw().limited();
  }

  @Override
  public boolean initiator() {
    return below.raw().initiator();
  }

  @Override
  public Optional<Duration> roundTrip() {
    return keepAlive.roundTrip().last();
  }

  @Override
  public long bytesIn() {
    return reader.bytes();
  }

  @Override
  public long bytesOut() {
    return writer.bytes();
  }

  @Override
  public CompletionStage<Void> closed() {
    return closed.minimalCompletionStage();
  }

  // --- streams ---

  @Override
  public MuxedStream open() throws IOException {
    streams.awaitPlace();
    YamuxStream stream = null;
    try {
      failIfEnding();
      stream = streams.open();
      // A session that ended meanwhile did not see it.
      failIfEnding();
      return stream;
    } catch (IOException e) {
      if (stream == null) {
        streams.leavePlace();
      } else {
        stream.broken(e);
      }
      throw e;
    }
  }

  private void failIfEnding() throws IOException {
    if (ending.get() || closed.isDone() || refused) {
      throw new IOException(
          refused ? "the peer takes no more streams" : "the connection is closed");
    }
  }

  @Override
  public void onStream(Consumer<MuxedStream> taker) {
    arrived.takenBy(taker);
  }

  // --- for streams ---

  FrameWriter writer() {
    return writer;
  }

  void offer(FrameWriter.Control control) {
    if (!writer.offer(control)) {
      fail(new IOException("the peer does not read our answers"));
    }
  }

  long roundTripNanos() {
    return keepAlive.roundTrip().shortestNanos();
  }

  void learned(int window) {
    streams.learned(window);
  }

  void acknowledged() {
    streams.leavePlace();
  }

  StrayBytes stray() {
    return stray;
  }

  /** Later; at once where the node's clock stopped. */
  Future<?> later(Runnable task, Duration delay) {
    try {
      return clock.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      task.run();
      return CompletableFuture.completedFuture(null);
    }
  }

  void forget(YamuxStream stream) {
    if (streams.forget(stream)) {
      closeWhenRefused();
    }
  }

  // --- for the reader ---

  @Nullable YamuxStream stream(int id) {
    return streams.get(id);
  }

  /** The peer opened a stream; null when it may not. */
  @Nullable YamuxStream opened(int id) throws YamuxException {
    streams.failUnlessNew(id);
    YamuxStream stream = ending.get() ? null : streams.opened(id);
    if (stream == null) {
      stray.expect(YamuxSettings.INITIAL_WINDOW);
      offer(() -> Optional.of(Header.window(id, Header.RST, 0)));
    } else {
      arrived.add(stream);
    }
    return stream;
  }

  void pinged(long value) {
    offer(() -> Optional.of(Header.ping(Header.ACK, value)));
  }

  void ponged(long value) {
    keepAlive.roundTrip().answered(value, System.nanoTime());
  }

  void wentAway(long code) throws IOException {
    if (code != Header.NORMAL) {
      throw new IOException("the peer went away with code " + code);
    }
    refused = true;
    closeWhenRefused();
  }

  private void closeWhenRefused() {
    if (refused && streams.isEmpty()) {
      close();
    }
  }

  // --- its life ---

  private void read() {
    try {
      reader.run();
      if (cause == null) {
        over(new IOException("the peer closed the connection"));
        end(Header.NORMAL);
        closed.complete(null);
      } else {
        broken(cause);
      }
    } catch (YamuxException e) {
      broken(e);
      end(Header.PROTOCOL_ERROR);
    } catch (IOException e) {
      broken(e);
      below.close();
    } catch (RuntimeException e) {
      LOG.error("a session failed", e);
      broken(new IOException("this node failed", e));
      end(Header.INTERNAL_ERROR);
    }
  }

  private void broken(IOException why) {
    boolean wanted = ending.get() && cause == null;
    // Once more after a close: a stream may have arrived while it went on.
    over(why);
    if (wanted) {
      closed.complete(null);
    } else {
      closed.completeExceptionally(cause == null ? why : cause);
    }
  }

  private void write() {
    try {
      writer.run();
    } catch (IOException e) {
      cause = cause == null ? e : cause;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      below.close();
    }
  }

  /** Ends at once. */
  void fail(IOException why) {
    cause = cause == null ? why : cause;
    below.close();
  }

  private void over(IOException why) {
    keepAlive.stop();
    ending.set(true);
    IOException first = cause == null ? why : cause;
    streams.all().forEach(stream -> stream.broken(first));
    arrived.reset();
  }

  /** Says that it ends, and ends it when that is said or does not go. */
  private void end(long code) {
    if (writer.end(Header.goAway(code))) {
      Future<?> unused = later(below::close, CLOSE);
    } else {
      below.close();
    }
  }

  @Override
  public void close() {
    if (ending.compareAndSet(false, true)) {
      over(new IOException("the connection is closed"));
      end(Header.NORMAL);
    }
  }
}
