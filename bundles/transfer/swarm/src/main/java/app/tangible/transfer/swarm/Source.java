package app.tangible.transfer.swarm;

import app.tangible.transfer.Progress;
import app.tangible.transfer.Supplier;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.SupplyFault.Kind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one source. Guarded by the lock of its {@link Dispatch}. */
final class Source {

  private final Supplier supplier;
  private final RateMeter meter;
  private final Map<Kind, Integer> strikes = new EnumMap<>(Kind.class);
  private long verifiedBytes;
  private int inFlight;
  private int failuresInARow;
  private long closedUntil;
  private boolean out;
  private @Nullable SupplyFault last;

  Source(Supplier supplier, long now) {
    this.supplier = supplier;
    meter = new RateMeter(now);
    closedUntil = now;
  }

  Supplier supplier() {
    return supplier;
  }

  String name() {
    return supplier.name();
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

  /**
   * What one more piece would cost here. A source that is idle and of no known speed is tried; one
   * that has delivered nothing lately gets no second connection while another delivers.
   */
  double cost(long now) {
    long rate = meter.perSecond(now);
    if (rate > 0) {
      return (inFlight + 1.0) / rate;
    }
    return inFlight == 0 ? 0 : 1e9 * inFlight;
  }

  void begun() {
    inFlight++;
  }

  void ended() {
    inFlight--;
  }

  void delivered(int bytes, long now) {
    meter.add(bytes, now);
    verifiedBytes += bytes;
    failuresInARow = 0;
  }

  void failed(SupplyFault fault, long now, Duration first, Duration longest) {
    last = fault;
    int count = strikes.merge(fault.kind(), 1, Integer::sum);
    if (count >= fault.kind().strikes()) {
      out = true;
    }
    long backoff = Math.min(longest.toNanos(), first.toNanos() << Math.min(failuresInARow++, 20));
    long asked = fault.retryAfter().map(Duration::toNanos).orElse(0L);
    closedUntil = now + Math.max(backoff, Math.min(asked, longest.toNanos()));
  }

  @Nullable SupplyFault lastFault() {
    return last;
  }

  Progress.Source progress(long now) {
    return new Progress.Source(name(), supplier.route(), meter.perSecond(now), verifiedBytes);
  }
}
