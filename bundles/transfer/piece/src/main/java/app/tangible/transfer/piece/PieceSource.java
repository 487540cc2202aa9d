package app.tangible.transfer.piece;

import app.tangible.peer.ContentRouting;
import app.tangible.peer.PeerNode;
import app.tangible.transfer.ChunkSource;
import app.tangible.transfer.FilmKey;
import app.tangible.transfer.Supplier;
import app.tangible.transfer.VoucherSigner;
import app.tangible.transfer.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Other homes that have a film, found in every way there is. */
@Component(configurationPid = "app.tangible.transfer.piece.source")
@Designate(ocd = PieceSource.Config.class)
public final class PieceSource implements ChunkSource {

  private static final Logger LOG = LoggerFactory.getLogger(PieceSource.class);

  private final PeerNode node;
  private final int mostPeers;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("peers-", 0).factory());
  private final List<ContentRouting> routings = new CopyOnWriteArrayList<>();
  private final List<Running> running = new CopyOnWriteArrayList<>();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable VoucherSigner signer;

  private record Running(Wanted film, PeerSearch search, List<AutoCloseable> handles) {}

  /** What can be set. */
  @ObjectClassDefinition(name = "Pieces from other homes")
  public @interface Config {
    @AttributeDefinition(description = "Homes that are asked for one film")
    int maxPeers() default 40;
  }

  /** Starts idle. */
  @Activate
  public PieceSource(@Reference PeerNode node, Config config) {
    if (config.maxPeers() < 1) {
      throw new IllegalArgumentException("maxPeers is at least 1, got " + config.maxPeers());
    }
    this.node = node;
    mostPeers = config.maxPeers();
  }

  /** One more way to find homes, for searches that run too. */
  @Reference(
      name = "routing",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  public void add(ContentRouting routing) {
    routings.add(routing);
    running.forEach(search -> begin(search, routing));
  }

  /** It is gone. */
  public void remove(ContentRouting routing) {
    routings.remove(routing);
  }

  /** Who signs; for tests that put it together without a container. */
  void signedBy(VoucherSigner own) {
    signer = own;
  }

  @Override
  public String name() {
    return "piece";
  }

  @Override
  public AutoCloseable search(Wanted film, Consumer<Supplier> found) {
    PeerSearch search =
        new PeerSearch(
            peer -> new PeerSupplier(node, peer, film, Optional.ofNullable(signer), threads),
            found,
            threads,
            node.self(),
            mostPeers);
    Running mine = new Running(film, search, new CopyOnWriteArrayList<>());
    running.add(mine);
    routings.forEach(routing -> begin(mine, routing));
    return () -> end(mine);
  }

  private static void begin(Running search, ContentRouting routing) {
    try {
      search.handles().add(routing.find(FilmKey.of(search.film().root()), search.search()::found));
    } catch (RuntimeException e) {
      LOG.warn("{} does not look for homes", routing.name(), e);
    }
  }

  private void end(Running search) {
    running.remove(search);
    search.search().close();
    for (AutoCloseable handle : new ArrayList<>(search.handles())) {
      try {
        handle.close();
      } catch (Exception e) {
        LOG.warn("a search for homes did not end", e);
      }
    }
  }

  /** Ends all streams. */
  @Deactivate
  public void close() {
    running.forEach(this::end);
    threads.shutdownNow();
  }
}
