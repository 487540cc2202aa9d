package app.tangible.peer.libp2p.dcutr;

import app.tangible.peer.Identified;
import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.wire.Switchboard;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes direct what began over a relay. The end that was called over the circuit, B in the
 * specification, leads; A answers.
 */
@Component(
    service = ProtocolHandler.class,
    immediate = true,
    configurationPid = "app.tangible.peer.libp2p.direct")
@Designate(ocd = DirectUpgrade.Config.class)
public final class DirectUpgrade implements ProtocolHandler {

  private static final Logger LOG = LoggerFactory.getLogger(DirectUpgrade.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_AT_ONCE = 16;

  /** Settings of {@code app.tangible.peer.libp2p.direct}. */
  @ObjectClassDefinition(name = "From a relay's circuit to a line of one's own")
  public @interface Config {

    @AttributeDefinition(description = "How often it is tried for one circuit")
    int attempts() default 3;

    @AttributeDefinition(description = "How long the circuit stays when it is of no use any more")
    int graceSeconds() default 10;
  }

  private final PeerNode node;
  private final Switchboard switchboard;
  private final Config config;
  private final Semaphore atOnce = new Semaphore(MAX_AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("direct").factory());
  private final Set<PeerConnection> led = ConcurrentHashMap.newKeySet();
  private final AutoCloseable watch;

  @Activate
  public DirectUpgrade(
      @Reference PeerNode node, @Reference Switchboard switchboard, Config config) {
    if (config.attempts() < 1 || config.attempts() > 10 || config.graceSeconds() < 0) {
      throw new IllegalArgumentException("attempts is 1 to 10, graceSeconds is not negative");
    }
    this.node = node;
    this.switchboard = switchboard;
    this.config = config;
    watch = node.watch(new Events());
  }

  @Override
  public Set<String> protocols() {
    return Set.of(HolePunch.PROTOCOL);
  }

  @Override
  public int streamsPerPeer() {
    return 1;
  }

  @Override
  public boolean overLimited() {
    return true;
  }

  /** A's part: steps 3 and 5. */
  @Override
  public void serve(PeerStream stream) throws IOException {
    PeerConnection circuit = stream.connection();
    if (circuit.route() != Route.RELAYED || !circuit.dialed() || !atOnce.tryAcquire()) {
      throw new IOException("nothing to be made direct here");
    }
    try {
      stream.deadline(PATIENCE);
      List<Multiaddr> places = Places.callable(read(stream, HolePunch.Type.CONNECT).addresses());
      send(stream, HolePunch.connect(Places.ours(node, switchboard.listening())));
      read(stream, HolePunch.Type.SYNC);
      punch(circuit, places, true).ifPresent(direct -> over(circuit));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      atOnce.release();
    }
  }

  /** B's part: steps 1, 2, 4 and 5, and a plain call before them. */
  private void lead(PeerConnection circuit) {
    if (!atOnce.tryAcquire()) {
      return;
    }
    try {
      if (isDirect(circuit) || call(circuit)) {
        over(circuit);
        return;
      }
      for (int i = 0; i < config.attempts() && circuit.isOpen(); i++) {
        if (attempt(circuit).isPresent() || isDirect(circuit)) {
          over(circuit);
          return;
        }
      }
      LOG.debug("a circuit stays a circuit");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.debug("a circuit could not be made direct: {}", e.toString());
    } finally {
      atOnce.release();
    }
  }

  /** A may be callable after all ("unilateral connection upgrade"). */
  private boolean call(PeerConnection circuit) {
    List<Multiaddr> told =
        circuit.identified().map(Identified::addresses).map(Places::callable).orElse(List.of());
    if (told.isEmpty()) {
      return false;
    }
    try {
      return switchboard.dial(circuit.peer(), told).isOpen();
    } catch (PeerException e) {
      LOG.debug("the other end of a circuit cannot be called: {}", e.kind());
      return false;
    }
  }

  private Optional<PeerConnection> attempt(PeerConnection circuit) throws InterruptedException {
    List<Multiaddr> places;
    long halfRoundTripNanos;
    try (PeerStream stream = circuit.open(List.of(HolePunch.PROTOCOL))) {
      stream.deadline(PATIENCE);
      long began = System.nanoTime();
      send(stream, HolePunch.connect(Places.ours(node, switchboard.listening())));
      places = Places.callable(read(stream, HolePunch.Type.CONNECT).addresses());
      halfRoundTripNanos = (System.nanoTime() - began) / 2;
      send(stream, HolePunch.sync());
    } catch (IOException | PeerException e) {
      LOG.debug("the other end of a circuit does not go along: {}", e.toString());
      return Optional.empty();
    }
    TimeUnit.NANOSECONDS.sleep(halfRoundTripNanos); // step 4: A has the sync by then
    return punch(circuit, places, false);
  }

  private Optional<PeerConnection> punch(
      PeerConnection circuit, List<Multiaddr> places, boolean initiator)
      throws InterruptedException {
    return new Punch(switchboard, circuit.peer(), initiator).at(places);
  }

  private boolean isDirect(PeerConnection circuit) {
    return node.connections().stream()
        .anyMatch(
            other ->
                other.peer().equals(circuit.peer())
                    && other.route() == Route.DIRECT
                    && other.isOpen());
  }

  /** New streams go over the direct connection; those under way on the circuit get some time. */
  private void over(PeerConnection circuit) {
    try {
      clock.schedule(
          () -> {
            if (isDirect(circuit)) {
              circuit.close();
            }
          },
          config.graceSeconds(),
          TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      LOG.trace("closed already");
    }
  }

  private static HolePunch read(PeerStream stream, HolePunch.Type expected) throws IOException {
    try {
      HolePunch message = HolePunch.parse(Protobuf.readDelimited(stream.in(), HolePunch.MAX_BYTES));
      if (message.type() != expected) {
        throw new IOException("expected " + expected + ", found " + message.type());
      }
      return message;
    } catch (MalformedException e) {
      throw new IOException(e);
    }
  }

  private static void send(PeerStream stream, HolePunch message) throws IOException {
    Protobuf.writeDelimited(stream.out(), message.bytes());
  }

  /** Gives up what is under way; circuits stay. */
  @Deactivate
  public void close() throws Exception {
    watch.close();
    threads.shutdownNow();
    clock.shutdownNow();
  }

  private final class Events implements PeerNode.Watcher {

    @Override
    public void disconnected(PeerConnection connection) {
      led.remove(connection);
    }

    /** First told, or told anew: led once for each circuit. */
    @Override
    public void identified(PeerConnection connection) {
      boolean speaks =
          connection.identified().map(Identified::protocols).stream()
              .anyMatch(spoken -> spoken.contains(HolePunch.PROTOCOL));
      boolean called = connection.route() == Route.RELAYED && !connection.dialed();
      if (speaks && called && led.add(connection)) {
        try {
          threads.execute(() -> lead(connection));
        } catch (RejectedExecutionException e) {
          LOG.trace("closed already");
        }
      }
    }
  }
}
