package app.tangible.transfer.tracker;

import app.tangible.peer.ContentKey;
import app.tangible.peer.ContentRouting;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.transport.NodeIdentity;
import app.tangible.transfer.VoucherBook;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Finds seeders, and lets us be found, by the list that the film's seller keeps: the store that
 * films are bought at.
 */
@Component(service = ContentRouting.class, configurationPid = "app.tangible.store.http")
public final class StoreTracker implements ContentRouting, AutoCloseable {

  /** Which store. */
  @ObjectClassDefinition(name = "The store's list of seeders")
  public @interface Config {
    /** Address of the store. */
    @AttributeDefinition
    String server() default "http://127.0.0.1:8470";

    /** Between two times at which a running search asks again. */
    @AttributeDefinition
    int findSeconds() default 60;
  }

  private static final long CLOSE_SECONDS = 5;

  private final StoreHttp store;
  private final Announcing announcing;
  private final Duration findEvery;
  private final ScheduledThreadPoolExecutor executor;
  private final AutoCloseable watch;

  /** Asks nobody to start. */
  @Activate
  public StoreTracker(
      @Reference PeerNode node,
      @Reference NodeIdentity identity,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable VoucherBook book,
      Config config) {
    this(
        node,
        identity,
        Optional.ofNullable(book),
        config.server(),
        Duration.ofSeconds(config.findSeconds()));
  }

  StoreTracker(
      PeerNode node,
      NodeIdentity identity,
      Optional<VoucherBook> book,
      String server,
      Duration findEvery) {
    if (!findEvery.isPositive()) {
      throw new IllegalArgumentException("findSeconds is above zero");
    }
    this.findEvery = findEvery;
    store = new StoreHttp(server);
    executor = new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name("tracker").factory());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    executor.setRemoveOnCancelPolicy(true);
    announcing =
        new Announcing(
            node, identity, book.map(VoucherBook::seeder), store, executor, Clock.systemUTC());
    watch =
        node.watch(
            new PeerNode.Watcher() {
              @Override
              public void addressesChanged() {
                announcing.renew();
              }
            });
  }

  @Override
  public String name() {
    return "tracker";
  }

  @Override
  public void provide(ContentKey key, Duration howLong) {
    announcing.provide(key, howLong);
  }

  @Override
  public void withdraw(ContentKey key) {
    announcing.withdraw(key);
  }

  @Override
  public AutoCloseable find(ContentKey key, Consumer<PeerInfo> found) {
    Search search = new Search(store, key, found);
    var running =
        executor.scheduleWithFixedDelay(
            () -> Thread.startVirtualThread(search),
            0,
            findEvery.toMillis(),
            TimeUnit.MILLISECONDS);
    return () -> {
      running.cancel(false);
      search.close();
    };
  }

  /** Takes us off the list, as far as the store can be reached. */
  @Deactivate
  @Override
  public void close() {
    close(watch);
    announcing.close();
    executor.shutdownNow();
    try {
      executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }

  private static void close(AutoCloseable handle) {
    try {
      handle.close();
    } catch (Exception e) {
      throw new IllegalStateException("a watcher can always leave", e);
    }
  }
}
