package app.tangible.transfer.cdn;

import app.tangible.transfer.ChunkSource;
import app.tangible.transfer.Supplier;
import app.tangible.transfer.Wanted;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The addresses that the seller names for a film, asked for ranges (RFC 9110, 14). */
@Component(configurationPid = "app.tangible.transfer.cdn")
@Designate(ocd = CdnSource.Config.class)
public final class CdnSource implements ChunkSource {

  private final int parallelRanges;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("cdn-", 0).factory());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("cdn-clock").factory());
  private final HttpClient client;
  private final SourceHttp http;

  /** What can be set. */
  @ObjectClassDefinition(name = "Films over HTTP")
  public @interface Config {
    @AttributeDefinition(description = "Connections to each address")
    int parallelRanges() default 4;

    @AttributeDefinition(description = "Seconds to wait for a connection")
    int connectSeconds() default 5;

    @AttributeDefinition(description = "Seconds without a byte before a connection is given up")
    int stallSeconds() default 15;
  }

  /** Starts idle. */
  @Activate
  public CdnSource(Config config) {
    this(
        config.parallelRanges(),
        Duration.ofSeconds(config.connectSeconds()),
        Duration.ofSeconds(config.stallSeconds()));
  }

  /** With limits of its own. */
  public CdnSource(int parallelRanges, Duration connect, Duration stall) {
    if (parallelRanges < 1 || parallelRanges > 64) {
      throw new IllegalArgumentException("parallelRanges is 1 to 64, got " + parallelRanges);
    }
    if (!connect.isPositive() || !stall.isPositive()) {
      throw new IllegalArgumentException(
          "connectSeconds and stallSeconds are above zero, got " + connect + " and " + stall);
    }
    this.parallelRanges = parallelRanges;
    client =
        HttpClient.newBuilder()
            // HTTP/2 would put all ranges on one connection, which is what several shall avoid.
            .version(HttpClient.Version.HTTP_1_1)
            // At most five, never from https to http; what comes is verified wherever it is from.
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(connect)
            .executor(threads)
            .build();
    http = new SourceHttp(client, clock, stall);
  }

  @Override
  public String name() {
    return "cdn";
  }

  @Override
  public AutoCloseable search(Wanted film, Consumer<Supplier> found) {
    film.sources()
        .forEach(base -> found.accept(new HttpSupplier(base, film, parallelRanges, http)));
    return () -> {};
  }

  /** Cuts what is under way. */
  @Deactivate
  public void close() {
    clock.shutdownNow();
    client.shutdownNow();
    threads.close();
    client.close();
  }
}
