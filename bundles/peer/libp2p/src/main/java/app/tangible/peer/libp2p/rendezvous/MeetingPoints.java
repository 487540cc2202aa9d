package app.tangible.peer.libp2p.rendezvous;

import app.tangible.peer.ContentKey;
import app.tangible.peer.ContentRouting;
import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.transport.NodeIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds who has something, and is found, at known points. */
@Component(
    service = ContentRouting.class,
    configurationPid = "app.tangible.peer.libp2p.rendezvous",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MeetingPoints.Config.class)
public final class MeetingPoints implements ContentRouting {

  private static final Logger LOG = LoggerFactory.getLogger(MeetingPoints.class);
  private static final String PREFIX = "tangible/film/";
  private static final Duration LONGEST = Duration.ofHours(72);
  private static final Duration SHORTEST = Duration.ofMinutes(2);

  /** Settings of {@code app.tangible.peer.libp2p.rendezvous}. */
  @ObjectClassDefinition(name = "Points where peers meet")
  public @interface Config {

    @AttributeDefinition(description = "The points, as addresses with /p2p")
    String[] points();

    @AttributeDefinition(description = "How often points are asked for more")
    int pollSeconds() default 30;

    @AttributeDefinition(description = "How often what we provide is told anew")
    int renewSeconds() default 3600;
  }

  private final PeerNode node;
  private final NodeIdentity identity;
  private final List<PeerInfo> points = new ArrayList<>();
  private final int pollSeconds;
  private final Map<ContentKey, Long> provided = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("rendezvous").factory());
  private final AutoCloseable watch;

  @Activate
  public MeetingPoints(@Reference PeerNode node, @Reference NodeIdentity identity, Config config) {
    if (config.pollSeconds() < 1 || config.renewSeconds() < 1) {
      throw new IllegalArgumentException("pollSeconds and renewSeconds are positive");
    }
    this.node = node;
    this.identity = identity;
    pollSeconds = config.pollSeconds();
    for (String text : config.points()) {
      Multiaddr address = Multiaddr.parse(text);
      PeerId point =
          address
              .peer()
              .orElseThrow(() -> new IllegalArgumentException("a point without /p2p: " + text));
      points.add(new PeerInfo(point, List.of(address.withoutPeer())));
    }
    watch =
        node.watch(
            new PeerNode.Watcher() {
              @Override
              public void addressesChanged() {
                run(MeetingPoints.this::tellAll);
              }
            });
    int renew = config.renewSeconds();
    clock.scheduleWithFixedDelay(() -> run(this::tellAll), renew, renew, TimeUnit.SECONDS);
  }

  @Override
  public String name() {
    return "rendezvous";
  }

  @Override
  public void provide(ContentKey key, Duration howLong) {
    provided.put(key, System.nanoTime() + howLong.toNanos());
    run(() -> tell(key));
  }

  @Override
  public void withdraw(ContentKey key) {
    if (provided.remove(key) != null) {
      points.forEach(point -> run(() -> Visit.unregister(node, point, namespace(key))));
    }
  }

  @Override
  public AutoCloseable find(ContentKey key, Consumer<PeerInfo> found) {
    List<ScheduledFuture<?>> polls = new ArrayList<>();
    for (PeerInfo point : points) {
      Search search = new Search(node, point, namespace(key), found);
      polls.add(
          clock.scheduleWithFixedDelay(() -> run(search::next), 0, pollSeconds, TimeUnit.SECONDS));
    }
    return () -> polls.forEach(poll -> poll.cancel(false));
  }

  private static String namespace(ContentKey key) {
    return PREFIX + key.hex();
  }

  private void tellAll() {
    long now = System.nanoTime();
    provided.values().removeIf(end -> end - now <= 0);
    provided.keySet().forEach(this::tell);
  }

  private void tell(ContentKey key) {
    Long end = provided.get(key);
    if (end == null || node.addresses().isEmpty()) {
      return; // nobody could call; as soon as somebody can, all is told
    }
    Duration left = Duration.ofNanos(end - System.nanoTime());
    Duration ttl = left.compareTo(LONGEST) > 0 ? LONGEST : left;
    Duration asked = ttl.compareTo(SHORTEST) < 0 ? SHORTEST : ttl;
    for (PeerInfo point : points) {
      run(() -> Visit.register(node, identity, point, namespace(key), asked));
    }
  }

  private void run(Runnable task) {
    try {
      threads.execute(
          () -> {
            try {
              task.run();
            } catch (MalformedException e) {
              LOG.debug("a point says what is none: {}", e.toString());
            } catch (RuntimeException e) {
              LOG.debug("a point cannot be visited: {}", e.toString());
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.trace("closed already");
    }
  }

  /** Asks and tells no more; what was told ends with its time. */
  @Deactivate
  public void close() throws Exception {
    watch.close();
    clock.shutdownNow();
    threads.shutdownNow();
  }
}
