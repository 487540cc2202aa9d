package app.tangible.transfer.swarm;

import app.tangible.transfer.Chunk;
import app.tangible.transfer.Cost;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Supplier;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.SupplyFault.Kind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one supplier. Guarded by the lock of its {@link Roster}. */
final class Source {

  /** How fast one is thought to be that was not asked yet. */
  static final long UNKNOWN_BYTES_PER_SECOND = 2_000_000;

  private static final int FIRST_CHUNKS = 4;
  private static final int URGENT_CHUNKS = 2;
  private static final double SECOND = 1e9;

  /** What room in it is asked for. */
  enum Use {
    URGENT,
    WHILE_PLAYING,
    CALM
  }

  private final Supplier supplier;
  private final RateMeter meter;
  private final Map<Kind, Integer> strikes = new EnumMap<>(Kind.class);
  private long verifiedBytes;
  private int inFlight;
  private long inFlightBytes;
  private double latencyNanos;
  private int failuresInARow;
  private long closedUntil;
  private boolean out;
  private @Nullable SupplyFault last;
  private volatile long lastSign;

  Source(Supplier supplier, long now) {
    this.supplier = supplier;
    meter = new RateMeter(now);
    closedUntil = now;
    lastSign = now;
  }

  Supplier supplier() {
    return supplier;
  }

  String name() {
    return supplier.name();
  }

  boolean isHome() {
    return supplier.cost() != Cost.MONEY;
  }

  boolean out() {
    return out;
  }

  boolean usable(long now) {
    return !out && now - closedUntil >= 0;
  }

  long closedFor(long now) {
    return Math.max(0, closedUntil - now);
  }

  long bytesPerSecond(long now) {
    return meter.perSecond(now);
  }

  boolean has(Chunk chunk) {
    return (chunk.whole() || supplier.proves()) && supplier.has().has(chunk.piece());
  }

  /**
   * Whether it takes one more chunk: as many as keep it busy for a second. One of unknown speed
   * gets few, and only one while another delivers. While somebody plays, some room is kept for what
   * is urgent.
   */
  boolean hasRoom(Chunk chunk, Use use, boolean anotherDelivers, long now) {
    long most = supplier.depth();
    long rate = meter.perSecond(now);
    if (use == Use.URGENT && rate > 0) {
      return inFlight < most;
    }
    long some =
        rate > 0
            ? Math.max(2, Math.ceilDiv(rate, chunk.length()) + 1)
            : anotherDelivers ? 1 : FIRST_CHUNKS;
    long kept = use == Use.WHILE_PLAYING && most > 1 ? Math.min(URGENT_CHUNKS, most / 2) : 0;
    return inFlight < Math.min(most - kept, some);
  }

  /** How long it would take to have so many bytes more from it, after what it is asked for. */
  long expectedNanos(int bytes, long now) {
    long known = meter.perSecond(now);
    double rate = known > 0 ? known : UNKNOWN_BYTES_PER_SECOND;
    return (long) (latencyNanos + (inFlightBytes + bytes) / rate * SECOND);
  }

  void begun(Errand errand) {
    if (inFlight++ == 0) {
      lastSign = errand.begun();
    }
    inFlightBytes += errand.chunk().length();
  }

  void ended(Errand errand) {
    inFlight--;
    inFlightBytes -= errand.chunk().length();
  }

  /** A byte came. */
  void sign(long now) {
    lastSign = now;
  }

  boolean isSilent(long now, Duration patience) {
    return inFlight > 0 && now - lastSign > patience.toNanos();
  }

  void delivered(Errand errand, long now) {
    int bytes = errand.deliveredBytes();
    meter.add(bytes, now);
    verifiedBytes += bytes;
    failuresInARow = 0;
    double took = now - errand.begun();
    double sending = inFlightBytes / Math.max(1.0, meter.perSecond(now)) * SECOND;
    double waiting = Math.max(0, took - sending);
    latencyNanos = latencyNanos == 0 ? waiting : 0.8 * latencyNanos + 0.2 * waiting;
  }

  void failed(SupplyFault fault, long now, Limits limits) {
    if (out) {
      // What took it out is what is told; the rest follows from it.
      return;
    }
    last = fault;
    int count = strikes.merge(fault.kind(), 1, Integer::sum);
    if (count >= fault.kind().strikes()) {
      out = true;
    }
    long longest = limits.longestBackoff().toNanos();
    long first = limits.firstBackoff().toNanos();
    long backoff = Math.min(longest, first << Math.min(failuresInARow++, 20));
    long asked = fault.retryAfter().map(Duration::toNanos).orElse(0L);
    closedUntil = now + Math.max(backoff, Math.min(asked, longest));
  }

  @Nullable SupplyFault lastFault() {
    return last;
  }

  Progress.Source progress(long now) {
    return new Progress.Source(name(), supplier.route(), meter.perSecond(now), verifiedBytes);
  }
}
