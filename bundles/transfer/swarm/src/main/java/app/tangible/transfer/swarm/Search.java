package app.tangible.transfer.swarm;

import app.tangible.transfer.ChunkSource;
import app.tangible.transfer.Supplier;
import app.tangible.transfer.Wanted;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everybody who can be found for one film, as long as it is fetched. */
final class Search implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Search.class);
  private static final Duration LAST_HOPE = Duration.ofSeconds(5);

  private final Wanted wanted;
  private final Limits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Roster roster = new Roster(System.nanoTime());
  private final Map<ChunkSource, AutoCloseable> handles = new HashMap<>();
  private boolean haveChanged;
  private boolean closed;

  Search(Wanted wanted, Limits limits) {
    this.wanted = wanted;
    this.limits = limits;
  }

  /** Guards the roster, and all that is known of its sources. */
  ReentrantLock lock() {
    return lock;
  }

  /** Signalled when anything changed. */
  Condition changed() {
    return changed;
  }

  /** Whoever waits for a change looks again. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Patience counts from now. */
  void begun() {
    lock.lock();
    try {
      roster.begun(System.nanoTime());
    } finally {
      lock.unlock();
    }
  }

  Roster roster() {
    return roster;
  }

  void begin(ChunkSource source) {
    AutoCloseable handle;
    try {
      handle = source.search(wanted, this::found);
    } catch (RuntimeException e) {
      LOG.warn("source {} cannot search", source.name(), e);
      return;
    }
    boolean late;
    lock.lock();
    try {
      late = closed || handles.putIfAbsent(source, handle) != null;
    } finally {
      lock.unlock();
    }
    if (late) {
      end(handle);
    }
  }

  void end(ChunkSource source) {
    AutoCloseable handle;
    lock.lock();
    try {
      handle = handles.remove(source);
    } finally {
      lock.unlock();
    }
    if (handle != null) {
      end(handle);
    }
  }

  private void found(Supplier supplier) {
    boolean taken;
    lock.lock();
    try {
      long now = System.nanoTime();
      taken = !closed && roster.add(new Source(supplier, now), now);
      haveChanged |= taken;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (taken) {
      supplier.onChange(this::supplierChanged);
    } else {
      supplier.close();
    }
  }

  private void supplierChanged() {
    lock.lock();
    try {
      haveChanged = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether who has what changed since it was last asked. */
  boolean takeChanged() {
    boolean was = haveChanged;
    haveChanged = false;
    return was;
  }

  /** Why nothing will come any more, in words for a person. */
  Optional<String> hopeless(long now, long lastGood) {
    boolean allOut = roster.all().stream().allMatch(Source::out);
    long patience = limits.giveUp().toNanos();
    if (allOut && now - lastGood > Math.min(patience, LAST_HOPE.toNanos())) {
      return Optional.of(Messages.text("noSourceLeft", Faults.listed(roster.all())));
    }
    return now - lastGood > patience
        ? Optional.of(
            Messages.text(
                "nobodyAnswers", limits.giveUp().toSeconds(), Faults.listed(roster.all())))
        : Optional.empty();
  }

  /** How long until a source that is left alone may be asked again. */
  OptionalLong nextOpen(long now) {
    return roster.all().stream()
        .filter(source -> !source.out() && !source.usable(now))
        .mapToLong(source -> source.closedFor(now))
        .min();
  }

  @Override
  public void close() {
    Map<ChunkSource, AutoCloseable> open;
    lock.lock();
    try {
      closed = true;
      open = Map.copyOf(handles);
      handles.clear();
    } finally {
      lock.unlock();
    }
    open.values().forEach(Search::end);
    roster.all().forEach(source -> source.supplier().close());
  }

  private static void end(AutoCloseable handle) {
    try {
      handle.close();
    } catch (Exception e) {
      LOG.warn("a search did not end", e);
    }
  }
}
