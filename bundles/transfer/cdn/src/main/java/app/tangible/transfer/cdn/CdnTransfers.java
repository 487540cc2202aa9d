package app.tangible.transfer.cdn;

import app.tangible.content.FilmId;
import app.tangible.content.PieceHashing;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.Transfers;
import app.tangible.transfer.Wanted;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Fetches films by HTTP ranges, several at once, from all sources together. */
@Component(configurationPid = "app.tangible.transfer.cdn")
@Designate(ocd = CdnTransfers.Config.class)
public final class CdnTransfers implements Transfers {

  private static final long TELL_MILLIS = 250;

  private final PieceHashing hashing;
  private final Limits limits;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("transfer-", 0).factory());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("transfer-clock").factory());
  private final HttpClient client;
  private final SourceHttp http;
  private final Pace pace;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<FilmId, CdnTransfer> transfers = new LinkedHashMap<>();

  /** What can be set. */
  @ObjectClassDefinition(name = "Transfers over HTTP")
  public @interface Config {
    @AttributeDefinition(description = "Connections per film, over all its sources")
    int parallelRanges() default 4;

    @AttributeDefinition(description = "Seconds to wait for a connection")
    int connectSeconds() default 5;

    @AttributeDefinition(description = "Seconds without a byte before a connection is given up")
    int stallSeconds() default 15;

    @AttributeDefinition(description = "Seconds without a piece before a transfer fails")
    int giveUpSeconds() default 120;

    @AttributeDefinition(description = "Milliseconds before a last piece is fetched twice")
    int hedgeMillis() default 1500;

    @AttributeDefinition(description = "First pause after a failure, doubled each time")
    int backoffMillis() default 500;

    @AttributeDefinition(description = "Longest pause after a failure")
    int maxBackoffSeconds() default 30;

    @AttributeDefinition(description = "Bytes a second of all transfers together; 0 is no limit")
    long maxBytesPerSecond() default 0;
  }

  /** Starts idle. */
  @Activate
  public CdnTransfers(@Reference PieceHashing hashing, Config config) {
    this(
        hashing,
        new Limits(
            config.parallelRanges(),
            Duration.ofSeconds(config.connectSeconds()),
            Duration.ofSeconds(config.stallSeconds()),
            Duration.ofSeconds(config.giveUpSeconds()),
            Duration.ofMillis(config.hedgeMillis()),
            Duration.ofMillis(config.backoffMillis()),
            Duration.ofSeconds(config.maxBackoffSeconds()),
            config.maxBytesPerSecond()));
  }

  CdnTransfers(PieceHashing hashing, Limits limits) {
    this.hashing = hashing;
    this.limits = limits;
    pace = new Pace(limits.maxBytesPerSecond());
    client =
        HttpClient.newBuilder()
            // HTTP/2 would put all ranges on one connection, which is what several shall avoid.
            .version(HttpClient.Version.HTTP_1_1)
            // At most five, never from https to http; what comes is verified wherever it is from.
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(limits.connect())
            .executor(threads)
            .build();
    http = new SourceHttp(client, clock, limits.stall());
    clock.scheduleWithFixedDelay(this::tell, TELL_MILLIS, TELL_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public Transfer fetch(Wanted wanted, Path target) {
    lock.lock();
    try {
      CdnTransfer known = transfers.get(wanted.film());
      if (known != null && known.isGood()) {
        return known;
      }
      CdnTransfer fresh = new CdnTransfer(wanted, target, hashing, http, pace, limits, threads);
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
    lock.lock();
    try {
      return List.copyOf(transfers.values());
    } finally {
      lock.unlock();
    }
  }

  private void tell() {
    for (Transfer transfer : list()) {
      if (transfer instanceof CdnTransfer running && !running.isOver()) {
        // Not here: a listener that takes its time must not stop the clock.
        threads.execute(running::tell);
      }
    }
  }

  /** Stops all transfers; what they have stays for the next start. */
  @Deactivate
  public void close() {
    clock.shutdownNow();
    list().forEach(Transfer::cancel);
    client.shutdownNow();
    threads.close();
    client.close();
  }
}
