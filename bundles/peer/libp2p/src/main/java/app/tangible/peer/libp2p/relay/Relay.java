package app.tangible.peer.libp2p.relay;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.wire.AddressBlock;
import app.tangible.peer.transport.NodeIdentity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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

/** Lends lines: the protocol {@code hop}, served only where it is configured. */
@Component(
    service = ProtocolHandler.class,
    configurationPid = "app.tangible.peer.libp2p.relay",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Relay.Config.class)
public final class Relay implements ProtocolHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_ADDRESSES = 8;

  /** Settings of {@code app.tangible.peer.libp2p.relay}. */
  @ObjectClassDefinition(name = "Relay for peers that cannot be called")
  public @interface Config {

    @AttributeDefinition(description = "How long a promised line lasts")
    int reservationSeconds() default 3600;

    @AttributeDefinition(description = "Promised lines at most")
    int maxReservations() default 128;

    @AttributeDefinition(description = "Promised lines at most to one block of addresses")
    int maxReservationsPerBlock() default 8;

    @AttributeDefinition(description = "Circuits at most")
    int maxCircuits() default 256;

    @AttributeDefinition(description = "Circuits at most from or to one peer")
    int maxCircuitsPerPeer() default 16;

    @AttributeDefinition(description = "How long a circuit lasts at most; 0: no limit")
    int circuitSeconds() default 120;

    @AttributeDefinition(description = "Bytes in each direction of a circuit at most; 0: no limit")
    long circuitBytes() default 131_072;
  }

  private final PeerNode node;
  private final NodeIdentity identity;
  private final Reservations reservations;
  private final Circuits circuits;
  private final CircuitLimit limit;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("relay").factory());
  private final Keeping keeping;
  private final AutoCloseable watch;

  @Activate
  public Relay(@Reference PeerNode node, @Reference NodeIdentity identity, Config config) {
    this.node = node;
    this.identity = identity;
    reservations =
        new Reservations(
            Duration.ofSeconds(positive(config.reservationSeconds(), "reservationSeconds")),
            positive(config.maxReservations(), "maxReservations"),
            positive(config.maxReservationsPerBlock(), "maxReservationsPerBlock"),
            InstantSource.system());
    circuits =
        new Circuits(
            positive(config.maxCircuits(), "maxCircuits"),
            positive(config.maxCircuitsPerPeer(), "maxCircuitsPerPeer"));
    limit = new CircuitLimit(config.circuitSeconds(), config.circuitBytes());
    keeping = new Keeping(node);
    watch = node.watch(new Departures());
  }

  private static int positive(int value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is positive, got " + value);
    }
    return value;
  }

  @Override
  public Set<String> protocols() {
    return Set.of(HopMessage.PROTOCOL);
  }

  @Override
  public int streamsPerPeer() {
    return 32;
  }

  /** So that a peer on a circuit hears why it is refused. */
  @Override
  public boolean overLimited() {
    return true;
  }

  @Override
  public void serve(PeerStream stream) throws IOException {
    stream.deadline(PATIENCE);
    HopMessage request;
    try {
      request = Messages.readHop(stream);
    } catch (MalformedException e) {
      answer(stream, Status.MALFORMED_MESSAGE);
      return;
    }
    if (stream.connection().route() == Route.RELAYED) {
      answer(stream, Status.PERMISSION_DENIED); // no relays of relays
      return;
    }
    switch (request) {
      case HopMessage.Reserve() -> reserve(stream);
      case HopMessage.Connect(PeerId to) -> connect(stream, to);
      case HopMessage.Answer(var status, var promise, var bounds) ->
          answer(stream, Status.UNEXPECTED_MESSAGE);
    }
  }

  private void reserve(PeerStream stream) throws IOException {
    PeerConnection connection = stream.connection();
    Optional<Instant> end =
        reservations.reserve(connection.peer(), AddressBlock.of(connection.remote()));
    if (end.isEmpty()) {
      answer(stream, Status.RESERVATION_REFUSED);
      return;
    }
    keeping.keep(reservations.peers());
    // To the second, as it is told.
    Instant told = Instant.ofEpochSecond(end.get().getEpochSecond());
    byte[] voucher = new Voucher(node.self(), connection.peer(), told).sealed(identity);
    Promise promise = new Promise(told, addresses(), voucher);
    Messages.send(stream, new HopMessage.Answer(Status.OK, Optional.of(promise), limit).bytes());
  }

  private List<Multiaddr> addresses() {
    return node.addresses().stream()
        .filter(address -> !address.isRelayed())
        .limit(MAX_ADDRESSES)
        .map(address -> address.withPeer(node.self()))
        .toList();
  }

  private void connect(PeerStream stream, PeerId to) throws IOException {
    PeerId from = stream.connection().peer();
    Optional<PeerConnection> line = line(to);
    if (line.isEmpty() || from.equals(to)) {
      answer(stream, Status.NO_RESERVATION);
      return;
    }
    if (!circuits.begin(from, to)) {
      answer(stream, Status.RESOURCE_LIMIT_EXCEEDED);
      return;
    }
    try {
      Optional<PeerStream> called = call(line.get(), from);
      if (called.isEmpty()) {
        answer(stream, Status.CONNECTION_FAILED);
        return;
      }
      Messages.send(stream, new HopMessage.Answer(Status.OK, Optional.empty(), limit).bytes());
      new Bridge(stream, called.get(), limit).carry(clock);
    } finally {
      circuits.end(from, to);
    }
  }

  private Optional<PeerConnection> line(PeerId to) {
    return reservations.covers(to)
        ? node.connections().stream()
            .filter(connection -> connection.peer().equals(to))
            .filter(connection -> connection.route() == Route.DIRECT && connection.isOpen())
            .findFirst()
        : Optional.empty();
  }

  /** The other half of the circuit, when its end takes it. */
  private Optional<PeerStream> call(PeerConnection line, PeerId from) {
    try {
      PeerStream stream = line.open(List.of(StopMessage.PROTOCOL));
      try {
        stream.deadline(PATIENCE);
        Messages.send(stream, new StopMessage.Connect(from, limit).bytes());
        if (Messages.readStop(stream) instanceof StopMessage.Answer(Status status)
            && status == Status.OK) {
          return Optional.of(stream);
        }
      } catch (IOException | RuntimeException e) {
        LOG.debug("a peer with a line did not take a circuit: {}", e.toString());
      }
      stream.reset();
    } catch (PeerException e) {
      LOG.debug("a peer with a line cannot be spoken to: {}", e.toString());
    }
    return Optional.empty();
  }

  private static void answer(PeerStream stream, Status status) throws IOException {
    Messages.send(stream, HopMessage.Answer.of(status).bytes());
  }

  /** Hangs up on all. */
  @Deactivate
  public void close() throws Exception {
    watch.close();
    clock.shutdownNow();
    keeping.keep(Set.of());
  }

  private final class Departures implements PeerNode.Watcher {

    @Override
    public void disconnected(PeerConnection connection) {
      if (connection.route() == Route.DIRECT && line(connection.peer()).isEmpty()) {
        reservations.end(connection.peer());
        keeping.keep(reservations.peers());
      }
    }
  }
}
