package app.tangible.peer.libp2p.yamux;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The open streams of a session: their numbers, and how many of each side there may be. */
final class OpenStreams {

  private final Yamux session;
  private final YamuxSettings settings;
  private final ReceiveMemory memory;
  private final Map<Integer, YamuxStream> streams = new ConcurrentHashMap<>();
  private final Semaphore backlog;
  private final AtomicInteger nextId;
  private final AtomicInteger theirs = new AtomicInteger();
  private volatile int learned = YamuxSettings.INITIAL_WINDOW;

  OpenStreams(Yamux session, YamuxSettings settings, ReceiveMemory memory) {
    this.session = session;
    this.settings = settings;
    this.memory = memory;
    this.backlog = new Semaphore(settings.ackBacklog());
    this.nextId = new AtomicInteger(session.initiator() ? 1 : 2);
  }

  /** A stream's window grew to this: the next ones begin with it. */
  void learned(int window) {
    if (window > learned) {
      learned = window;
    }
  }

  // --- ours ---

  /** Waits until the peer acknowledged enough of ours: a place is taken. */
  void awaitPlace() throws IOException {
    try {
      if (!backlog.tryAcquire(settings.openWait().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IOException("the peer does not acknowledge streams");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** A stream of ours was acknowledged, or there is none for the place that was taken. */
  void leavePlace() {
    backlog.release();
  }

  /** The next one of ours, in the place that was taken. */
  YamuxStream open() throws IOException {
    int id = nextId.getAndAdd(2);
    if (id < 0) {
      throw new IOException("the numbers of this connection's streams are used up");
    }
    return add(id, true);
  }

  // --- the peer's ---

  /** Fails where the peer cannot open a stream with this number. */
  void failUnlessNew(int id) throws YamuxException {
    boolean odd = (id & 1) == 1;
    if (id == 0 || odd == session.initiator() || streams.containsKey(id)) {
      throw new YamuxException("no new stream can have the number " + Integer.toUnsignedLong(id));
    }
  }

  /** One that the peer opens; null when it has too many. */
  @Nullable YamuxStream opened(int id) {
    if (theirs.incrementAndGet() > settings.maxStreams()) {
      theirs.decrementAndGet();
      return null;
    }
    return add(id, false);
  }

  // --- of both ---

  private YamuxStream add(int id, boolean ours) {
    Inbound inbound =
        new Inbound(memory, new ReceiveWindow(settings.maxWindowBytes(), System.nanoTime()));
    YamuxStream stream = new YamuxStream(id, ours, session, inbound);
    boolean larger = inbound.promise((int) Math.min(learned, settings.connectionBytes() / 16));
    streams.put(id, stream);
    if (larger) {
      stream.announce();
    }
    return stream;
  }

  @Nullable YamuxStream get(int id) {
    return streams.get(id);
  }

  List<YamuxStream> all() {
    return List.copyOf(streams.values());
  }

  boolean isEmpty() {
    return streams.isEmpty();
  }

  /** False when it was forgotten before. */
  boolean forget(YamuxStream stream) {
    boolean was = streams.remove(stream.id(), stream);
    if (was && !stream.isOurs()) {
      theirs.decrementAndGet();
    }
    return was;
  }
}
