package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.ContentKey;
import app.tangible.peer.ContentRouting;
import app.tangible.peer.Identified;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.Reachability;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Content and peers by a distributed hash table under our own protocol id. */
@Component(
    // Others are served also where nobody here looks for anything.
    immediate = true,
    service = {ContentRouting.class, Kademlia.class},
    configurationPid = "app.tangible.peer.libp2p.kademlia")
@Designate(ocd = Kademlia.Config.class)
public final class Kademlia implements ContentRouting {

  private static final Logger LOG = LoggerFactory.getLogger(Kademlia.class);
  private static final Duration FIND_AGAIN = Duration.ofMinutes(2);
  private static final int ENOUGH_PROVIDERS = 50;

  private final PeerNode node;
  private final String protocol;
  private final RoutingTable table;
  private final ProviderStore providers;
  private final PublicKeys keys;
  private final Answering answering;
  private final Dht dht;
  private final Upkeep upkeep;
  private final ServerMode mode;
  private final AutoCloseable watch;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("kademlia-", 0).factory());
  private final ExecutorService turns =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("kademlia-upkeep").factory());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("kademlia-clock").factory());

  /** What can be set. */
  @ObjectClassDefinition(name = "Kademlia")
  public @interface Config {
    @AttributeDefinition(description = "Which table: peers of another id are in another one")
    String protocol() default "/tangible/kad/1.0.0";

    @AttributeDefinition(description = "auto (server where others can call us), client, server")
    String mode() default "auto";

    @AttributeDefinition(description = "Peers to begin with: addresses that end in /p2p/<id>")
    String[] bootstrap() default {};

    @AttributeDefinition(description = "Seconds to wait for an answer")
    int answerSeconds() default 10;

    @AttributeDefinition(description = "Seconds a search may take")
    int lookupSeconds() default 30;

    @AttributeDefinition(description = "Questions under way at once in one search")
    int alpha() default 10;

    @AttributeDefinition(description = "Paths of a search that share no peer")
    int paths() default 2;

    @AttributeDefinition(description = "Minutes between two refreshes of the routing table")
    int refreshMinutes() default 10;

    @AttributeDefinition(description = "Minutes between two announcements of the same thing")
    int republishMinutes() default 22 * 60;

    @AttributeDefinition(description = "Seconds between two looks at what is due")
    int tickSeconds() default 30;

    @AttributeDefinition(description = "Provider records kept for others")
    int maxRecords() default 65_536;
  }

  /** Begins at once to look for others. */
  @Activate
  public Kademlia(
      @Reference PeerNode node,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable Reachability reachability,
      Config config,
      ComponentContext context) {
    this(
        node,
        Optional.ofNullable(reachability),
        KademliaSettings.of(config),
        serve -> {
          String server = KademliaServer.class.getName();
          if (serve) {
            context.enableComponent(server);
          } else {
            context.disableComponent(server);
          }
        });
  }

  /**
   * Without OSGi.
   *
   * @param serve told whether others are to be answered, by a {@link KademliaServer}
   */
  public Kademlia(
      PeerNode node,
      Optional<Reachability> reachability,
      KademliaSettings settings,
      Consumer<Boolean> serve) {
    this.node = node;
    protocol = settings.protocol();
    InstantSource time = InstantSource.system();
    SecureRandom random = new SecureRandom();
    TableLimits limits = TableLimits.STANDARD;
    StoreLimits stores = StoreLimits.STANDARD.withRecords(settings.maxRecords());
    table = new RoutingTable(node.self(), limits, time);
    providers = new ProviderStore(stores, time);
    keys = new PublicKeys(stores.values(), time);
    answering = new Answering(table, providers, keys, limits.k());
    Lookup.Limits search =
        Lookup.Limits.STANDARD.with(settings.alpha(), settings.paths(), settings.lookup());
    Wire wire = new NodeWire(node, protocol, settings.answer());
    dht = new Dht(this::self, table, wire, search, threads);
    Refresh refresh = new Refresh(node.self(), dht, table, settings.bootstrap(), dht::meet, random);
    Upkeep.Periods periods =
        new Upkeep.Periods(settings.refresh(), settings.republish(), settings.refresh());
    upkeep = new Upkeep(dht, table, refresh, periods, time, random);
    mode = ServerMode.of(settings.mode(), reachability, serve::accept);
    watch = node.watch(new Acquaintance());
    node.connections().forEach(this::meetAgain);
    clock.scheduleWithFixedDelay(this::soon, 0, settings.tick().toMillis(), TimeUnit.MILLISECONDS);
  }

  private PeerInfo self() {
    return new PeerInfo(
        node.self(), node.addresses().stream().limit(MessageCodec.MAX_ADDRESSES).toList());
  }

  String protocol() {
    return protocol;
  }

  Answering answering() {
    return answering;
  }

  /** How many peers the routing table has. */
  public int peers() {
    return table.size();
  }

  @Override
  public String name() {
    return "kademlia";
  }

  @Override
  public void provide(ContentKey key, Duration howLong) {
    upkeep.provide(key, howLong);
    soon();
  }

  @Override
  public void withdraw(ContentKey key) {
    upkeep.withdraw(key);
  }

  @Override
  public AutoCloseable find(ContentKey key, Consumer<PeerInfo> found) {
    byte[] multihash = Multihash.of(key);
    Consumer<PeerInfo> others = peer -> located(peer, found);
    return new Search(
        clock,
        threads,
        FIND_AGAIN,
        () -> {
          providers.find(multihash, ENOUGH_PROVIDERS).forEach(others);
          dht.findProviders(multihash, others, ENOUGH_PROVIDERS);
        });
  }

  /** A provider that announced itself long ago is known by its id only. */
  private void located(PeerInfo peer, Consumer<PeerInfo> found) {
    if (peer.id().equals(node.self())) {
      return;
    }
    if (!peer.addresses().isEmpty()) {
      found.accept(peer);
      return;
    }
    threads.execute(
        () -> {
          try {
            dht.findPeer(peer.id()).ifPresent(found);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Where a peer is, by asking others; blocks. */
  public Optional<PeerInfo> findPeer(PeerId peer) throws InterruptedException {
    return dht.findPeer(peer);
  }

  private void soon() {
    turns.execute(this::tick);
  }

  private void tick() {
    try {
      providers.expire();
      keys.expire();
      upkeep.tick();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("upkeep of the hash table", e);
    }
  }

  private void meetAgain(PeerConnection connection) {
    connection.identified().ifPresent(told -> heardOf(connection, told));
  }

  private void heardOf(PeerConnection connection, Identified told) {
    if (!told.protocols().contains(protocol)) {
      dht.gone(connection.peer());
      return;
    }
    PeerInfo peer =
        Reach.of(connection.remote())
            .heard(
                new PeerInfo(
                    connection.peer(),
                    told.addresses().stream().limit(MessageCodec.MAX_ADDRESSES).toList()));
    if (table.find(peer.id()).isPresent()) {
      dht.offer(peer, connection.remote());
    } else {
      // It says that it serves; whether it answers is another question.
      dht.meet(peer);
    }
  }

  /** Only who says that it serves is of use to others. */
  private final class Acquaintance implements PeerNode.Watcher {
    @Override
    public void identified(PeerConnection connection) {
      threads.execute(() -> meetAgain(connection));
    }
  }

  /** Ends every search. */
  @Deactivate
  public void close() throws Exception {
    watch.close();
    mode.end();
    clock.shutdownNow();
    turns.shutdownNow();
    threads.shutdownNow();
  }
}
