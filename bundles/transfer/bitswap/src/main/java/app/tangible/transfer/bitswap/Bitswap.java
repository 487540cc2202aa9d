package app.tangible.transfer.bitswap;

import app.tangible.content.Cid;
import app.tangible.content.FilmDag;
import app.tangible.content.FilmDags;
import app.tangible.host.ProductHome;
import app.tangible.peer.ContentKey;
import app.tangible.peer.ContentRouting;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import app.tangible.transfer.ChunkSource;
import app.tangible.transfer.Supplier;
import app.tangible.transfer.Wanted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Films for and from IPFS. Live only where it is configured: who asks an IPFS node for a film tells
 * it which.
 */
@Component(
    configurationPid = "app.tangible.transfer.bitswap",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Bitswap.Config.class)
public final class Bitswap implements ProtocolHandler, ChunkSource {

  private static final Logger LOG = LoggerFactory.getLogger(Bitswap.class);
  private static final int STREAMS_PER_PEER = 16;
  private static final int READERS = 2;

  /** A peer that does not read what it wanted gives way to another after this. */
  private static final Duration STUCK = Duration.ofSeconds(20);

  private static final Duration PROVIDED = Duration.ofDays(30);
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final PeerNode node;
  private final FilmDags dags;
  private final BitswapSettings settings;
  private final Exchange exchange;
  private final FilmBlocks blocks = new FilmBlocks();
  private final FilmFolder folder;
  private final AutoCloseable watch;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("bitswap-", 0).factory());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("bitswap-clock").factory());
  private final Routings routings = new Routings();

  /** What can be set. */
  @ObjectClassDefinition(name = "Bitswap")
  public @interface Config {
    @AttributeDefinition(description = "Whether films of this home are served")
    boolean serve() default true;

    @AttributeDefinition(description = "Whether served films are announced to other peers")
    boolean announce() default true;

    @AttributeDefinition(description = "IPFS nodes to ask first: addresses that end in /p2p/<id>")
    String[] peers() default {};

    @AttributeDefinition(description = "Seconds to wait for a block")
    int blockSeconds() default 30;

    @AttributeDefinition(description = "Peers served at once; others are not answered")
    int maxPeers() default 64;

    @AttributeDefinition(description = "Bytes a second served in all; 0 is no limit")
    long maxBytesPerSecond() default 0;

    @AttributeDefinition(description = "Seconds between two looks at the folder of films")
    int refreshSeconds() default 60;
  }

  /** Looks for films at once. */
  @Activate
  public Bitswap(
      @Reference PeerNode node,
      @Reference FilmDags dags,
      @Reference ProductHome home,
      Config config) {
    this(node, dags, home.folder("films"), home.folder("blocks"), BitswapSettings.of(config));
  }

  /**
   * Without OSGi.
   *
   * @param films where whole films lie
   * @param indexes where their block indexes are kept
   */
  public Bitswap(PeerNode node, FilmDags dags, Path films, Path indexes, BitswapSettings settings) {
    this.node = node;
    this.dags = dags;
    this.settings = settings;
    Turns turns = new Turns(READERS, settings.maxBytesPerSecond());
    exchange = new Exchange(node, blocks, turns, settings.maxPeers(), STUCK, threads);
    folder = new FilmFolder(films, indexes, dags, blocks, this::come, this::gone);
    watch =
        node.watch(
            new PeerNode.Watcher() {
              @Override
              public void disconnected(PeerConnection connection) {
                left(connection.peer());
              }
            });
    if (settings.serve()) {
      clock.scheduleWithFixedDelay(
          this::look, 0, settings.refresh().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** A way to find IPFS nodes. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void addRouting(ContentRouting routing) {
    routings.add(routing);
  }

  /** It goes. */
  public void removeRouting(ContentRouting routing) {
    routings.remove(routing);
  }

  @Override
  public Set<String> protocols() {
    return Set.of(Line.PROTOCOL);
  }

  @Override
  public int streamsPerPeer() {
    return STREAMS_PER_PEER;
  }

  @Override
  public void serve(PeerStream stream) throws IOException {
    exchange.hear(stream);
  }

  @Override
  public String name() {
    return "ipfs";
  }

  @Override
  public AutoCloseable search(Wanted film, Consumer<Supplier> found) {
    Optional<Cid> cid = film.cid();
    if (cid.isEmpty()) {
      return () -> {};
    }
    SupplierSearch search =
        new SupplierSearch(cid.get(), film.sealedBytes(), this::client, dags, node, threads, found);
    settings.peers().forEach(search::tryPeer);
    node.connections().forEach(search::tryConnected);
    AutoCloseable finding = routings.find(new ContentKey(cid.get().sha256()), search::tryPeer);
    return () -> {
      finding.close();
      search.close();
    };
  }

  /** How many films are served now. */
  public int films() {
    return blocks.films().size();
  }

  /**
   * Fetches a whole file by its name from one peer, outside of any transfer; every block is
   * verified. Blocks.
   *
   * @param bytes how long it is
   * @param target made by this
   * @throws IOException when the peer does not have it, or something else under this name
   */
  public void fetch(PeerInfo from, Cid root, long bytes, Path target)
      throws IOException, InterruptedException {
    try (Client client = client(from)) {
      new FilmFetch(dags, client).fetch(root, bytes, target);
    }
  }

  /** Gets blocks from a peer. */
  Client client(PeerInfo peer) {
    if (!peer.addresses().isEmpty()) {
      node.remember(peer, REMEMBERED);
    }
    return new Client(exchange, peer.id(), settings.block());
  }

  private void left(PeerId peer) {
    if (node.connections().stream().noneMatch(other -> other.peer().equals(peer))) {
      exchange.gone(peer);
    }
  }

  private void look() {
    try {
      folder.look();
    } catch (IOException | RuntimeException e) {
      LOG.warn("films are not served to IPFS: {}", e.toString());
    }
  }

  private void come(FilmDag dag) {
    if (settings.announce()) {
      routings.provide(new ContentKey(dag.root().sha256()), PROVIDED);
    }
  }

  private void gone(FilmDag dag) {
    routings.withdraw(new ContentKey(dag.root().sha256()));
  }

  /** Ends every session. */
  @Deactivate
  public void close() throws Exception {
    watch.close();
    clock.shutdownNow();
    threads.shutdownNow();
  }
}
