package app.tangible.transfer.swarm;

import app.tangible.content.FilmId;
import app.tangible.content.PieceHashing;
import app.tangible.transfer.ChunkSource;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.Transfers;
import app.tangible.transfer.Wanted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Fetches films from all suppliers that the registered sources find, all of them together. */
@Component(configurationPid = "app.tangible.transfer.swarm")
@Designate(ocd = SwarmTransfers.Config.class)
public final class SwarmTransfers implements Transfers {

  private static final long TELL_MILLIS = 250;

  private final PieceHashing hashing;
  private final Limits limits;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("transfer-", 0).factory());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("transfer-clock").factory());
  private final Pace pace;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<FilmId, SwarmTransfer> transfers = new LinkedHashMap<>();
  private final List<ChunkSource> sources = new CopyOnWriteArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** What can be set. */
  @ObjectClassDefinition(name = "Transfers")
  public @interface Config {
    @AttributeDefinition(description = "Chunks under way per film, over all its suppliers")
    int parallelChunks() default 128;

    @AttributeDefinition(description = "Bytes of chunks under way per film, held in memory")
    long maxInFlightBytes() default 67_108_864;

    @AttributeDefinition(description = "Seconds without a byte before a supplier is given up")
    int stallSeconds() default 10;

    @AttributeDefinition(
        description =
            "Bytes a second of all homes below which the CDN helps with what is not urgent")
    long cdnBelowBytesPerSecond() default 1_000_000;

    @AttributeDefinition(description = "Seconds without a piece before a transfer fails")
    int giveUpSeconds() default 120;

    @AttributeDefinition(description = "Milliseconds before a last piece is fetched twice")
    int hedgeMillis() default 1500;

    @AttributeDefinition(description = "First pause after a failure, doubled each time")
    int backoffMillis() default 500;

    @AttributeDefinition(description = "Longest pause after a failure")
    int maxBackoffSeconds() default 30;

    @AttributeDefinition(
        description = "Bytes a second of all transfers together, live; 0 is no limit")
    long maxBytesPerSecond() default 0;
  }

  /** Starts idle. */
  @Activate
  public SwarmTransfers(@Reference PieceHashing hashing, Config config) {
    this(
        hashing,
        new Limits(
            config.parallelChunks(),
            Duration.ofSeconds(config.stallSeconds()),
            Duration.ofSeconds(config.giveUpSeconds()),
            Duration.ofMillis(config.hedgeMillis()),
            Duration.ofMillis(config.backoffMillis()),
            Duration.ofSeconds(config.maxBackoffSeconds()),
            config.maxInFlightBytes(),
            config.cdnBelowBytesPerSecond(),
            config.maxBytesPerSecond()));
  }

  /** Takes another limit; the rest of the configuration counts from the next start. */
  @Modified
  public void limit(Config config) {
    pace.limit(config.maxBytesPerSecond());
  }

  /** One more source, for running transfers too. */
  @Reference(
      name = "source",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  public void add(ChunkSource source) {
    sources.add(source);
    transfers().forEach(transfer -> transfer.search(source));
  }

  /** It is gone. */
  public void remove(ChunkSource source) {
    sources.remove(source);
    transfers().forEach(transfer -> transfer.searchNoMore(source));
  }

  SwarmTransfers(PieceHashing hashing, Limits limits) {
    this.hashing = hashing;
    this.limits = limits;
    pace = new Pace(limits.maxBytesPerSecond());
    clock.scheduleWithFixedDelay(this::tell, TELL_MILLIS, TELL_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public Transfer fetch(Wanted wanted, Path target) {
    lock.lock();
    try {
      SwarmTransfer known = transfers.get(wanted.film());
      if (known != null && known.isGood()) {
        return known;
      }
      SwarmTransfer fresh =
          new SwarmTransfer(wanted, target, hashing, sources, pace, limits, threads, this::changed);
      transfers.remove(wanted.film());
      transfers.put(wanted.film(), fresh);
      threads.execute(
          () -> {
            if (known != null) {
              known.awaitOver();
            }
            fresh.run();
          });
      return fresh;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<Transfer> list() {
    return List.copyOf(transfers());
  }

  @Override
  public AutoCloseable onChange(Runnable changed) {
    Runnable entry = changed::run;
    listeners.add(entry);
    return () -> listeners.remove(entry);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  private List<SwarmTransfer> transfers() {
    lock.lock();
    try {
      return List.copyOf(transfers.values());
    } finally {
      lock.unlock();
    }
  }

  private void tell() {
    for (SwarmTransfer transfer : transfers()) {
      if (!transfer.isOver()) {
        // Not here: a listener that takes its time must not stop the clock.
        threads.execute(transfer::tell);
      }
    }
  }

  /** Stops all transfers; what they have stays for the next start. */
  @Deactivate
  public void close() {
    clock.shutdownNow();
    list().forEach(Transfer::cancel);
    threads.close();
  }
}
