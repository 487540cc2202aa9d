package app.tangible.transfer.piece;

import app.tangible.content.PieceHashing;
import app.tangible.content.PieceRoot;
import app.tangible.peer.ContentKey;
import app.tangible.peer.ContentRouting;
import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import app.tangible.transfer.FilmKey;
import app.tangible.transfer.SharedFilms;
import app.tangible.transfer.VoucherBook;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

/** Gives pieces of this house's films to other homes, and lets itself be found for them. */
@Component(configurationPid = "app.tangible.transfer.piece")
@Designate(ocd = PieceHandler.Config.class)
public final class PieceHandler implements ProtocolHandler {

  static final String PROTOCOL = "/tangible/piece/1.0.0";
  static final int WANTS = 32;

  private static final Logger LOG = LoggerFactory.getLogger(PieceHandler.class);
  private static final long SOON_MILLIS = 200;
  private static final Duration ANNOUNCED = Duration.ofHours(24);
  private static final long AGAIN_HOURS = 12;

  private final SharedFilms films;
  private final PieceHashing hashing;
  private final boolean seeds;
  private final int streams;
  private final Semaphore slots;
  private final Throttle throttle;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("piece-", 0).factory());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("piece-clock").factory());
  private final Set<PieceRoot> announced = new HashSet<>();
  private List<ContentRouting> asked = List.of();
  private final AtomicBoolean looking = new AtomicBoolean();
  private final AutoCloseable told;

  private final List<ContentRouting> routings = new CopyOnWriteArrayList<>();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable VoucherBook book;

  /** What can be set. */
  @ObjectClassDefinition(name = "Pieces for other homes")
  public @interface Config {
    @AttributeDefinition(description = "Whether other homes get pieces, and can find this one")
    boolean seeds() default false;

    @AttributeDefinition(description = "Homes that are served at a time; more wait for their turn")
    int uploadSlots() default 8;

    @AttributeDefinition(description = "Streams that one home may have open")
    int streamsPerPeer() default 8;

    @AttributeDefinition(description = "Bytes a second of all uploads together; 0 is no limit")
    long maxUploadBytesPerSecond() default 0;
  }

  /** Serves from now on, where the household seeds. */
  @Activate
  public PieceHandler(
      @Reference SharedFilms films, @Reference PieceHashing hashing, Config config) {
    if (config.uploadSlots() < 1 || config.streamsPerPeer() < 1) {
      throw new IllegalArgumentException("uploadSlots and streamsPerPeer are at least 1");
    }
    this.films = films;
    this.hashing = hashing;
    seeds = config.seeds();
    streams = config.streamsPerPeer();
    slots = new Semaphore(config.uploadSlots(), true);
    throttle = new Throttle(config.maxUploadBytesPerSecond());
    told = seeds ? films.onChange(this::look) : () -> {};
    if (seeds) {
      clock.scheduleWithFixedDelay(this::announceAgain, AGAIN_HOURS, AGAIN_HOURS, TimeUnit.HOURS);
      look();
    }
  }

  /** Soon, and once for all that happens until then. */
  private void look() {
    try {
      if (seeds && looking.compareAndSet(false, true)) {
        clock.schedule(this::announce, SOON_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (RejectedExecutionException closing) {
      LOG.debug("nothing is announced any more");
    }
  }

  private void announceAgain() {
    announced.clear();
    announce();
  }

  /** One more way to be found. */
  @Reference(
      name = "routing",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  public void add(ContentRouting routing) {
    routings.add(routing);
    look();
  }

  /** It is gone. */
  public void remove(ContentRouting routing) {
    routings.remove(routing);
    look();
  }

  /** Who pays; for tests that put it together without a container. */
  void paidInto(VoucherBook own) {
    book = own;
  }

  @Override
  public Set<String> protocols() {
    return Set.of(PROTOCOL);
  }

  @Override
  public int streamsPerPeer() {
    return streams;
  }

  @Override
  public void serve(PeerStream stream) throws IOException {
    if (!seeds) {
      stream.reset();
      return;
    }
    new Serving(stream, films, hashing, Optional.ofNullable(book), slots, throttle, threads).run();
  }

  /** Only a household that seeds says which films it has. */
  private void announce() {
    looking.set(false);
    try {
      Set<PieceRoot> now = Set.copyOf(films.all());
      List<ContentRouting> all = List.copyOf(routings);
      if (!all.equals(asked)) {
        announced.clear();
        asked = all;
      }
      for (PieceRoot gone : Set.copyOf(announced)) {
        if (!now.contains(gone)) {
          ContentKey key = FilmKey.of(gone);
          all.forEach(routing -> routing.withdraw(key));
          announced.remove(gone);
        }
      }
      for (PieceRoot root : now) {
        if (!all.isEmpty() && announced.add(root)) {
          ContentKey key = FilmKey.of(root);
          all.forEach(routing -> routing.provide(key, ANNOUNCED));
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("films are not announced", e);
    }
  }

  /** Ends all streams. */
  @Deactivate
  public void close() {
    try {
      told.close();
    } catch (Exception e) {
      throw new IllegalStateException("a listener can always leave", e);
    }
    clock.shutdownNow();
    threads.shutdownNow();
  }
}
