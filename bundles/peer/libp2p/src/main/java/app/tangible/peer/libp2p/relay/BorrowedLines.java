package app.tangible.peer.libp2p.relay;

import app.tangible.peer.Identified;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.Protocol;
import app.tangible.peer.Reachability;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.wire.Advertised;
import app.tangible.peer.libp2p.wire.Switchboard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
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

/** Keeps lines at relays for as long as others cannot call us. */
@Component(
    service = BorrowedLines.class,
    immediate = true,
    configurationPid = "app.tangible.peer.libp2p.lines")
@Designate(ocd = BorrowedLines.Config.class)
public final class BorrowedLines {

  private static final Logger LOG = LoggerFactory.getLogger(BorrowedLines.class);
  private static final Duration RETRY = Duration.ofSeconds(30);
  private static final int MAX_CANDIDATES = 32;

  /** Settings of {@code app.tangible.peer.libp2p.lines}. */
  @ObjectClassDefinition(name = "Lines at relays, where this home cannot be called")
  public @interface Config {

    @AttributeDefinition(description = "Relays to ask first, as addresses with /p2p")
    String[] relays() default {};

    @AttributeDefinition(description = "How many lines are kept")
    int lines() default 2;

    @AttributeDefinition(description = "Whether other relays among the peers are asked, too")
    boolean discover() default true;

    @AttributeDefinition(description = "Whether lines are kept even where others can call us")
    boolean always() default false;
  }

  private final PeerNode node;
  private final Reachability reachability;
  private final Config config;
  private final Map<PeerId, List<Multiaddr>> candidates =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<PeerId, Line> lines = new ConcurrentHashMap<>();
  private final Keeping keeping;
  private final Map<PeerId, Long> askAgainNanos = new HashMap<>(); // of the thread of work alone
  private final Switchboard switchboard;
  private final Advertised advertised;
  private final ScheduledExecutorService work =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("lines").factory());
  private final List<AutoCloseable> watches;

  @Activate
  public BorrowedLines(
      @Reference PeerNode node,
      @Reference Switchboard switchboard,
      @Reference Reachability reachability,
      Config config) {
    if (config.lines() < 0 || config.lines() > 8) {
      throw new IllegalArgumentException("lines is 0 to 8, got " + config.lines());
    }
    this.node = node;
    this.switchboard = switchboard;
    advertised = new Advertised(switchboard);
    keeping = new Keeping(node);
    this.reachability = reachability;
    this.config = config;
    for (String text : config.relays()) {
      Multiaddr address = Multiaddr.parse(text);
      PeerId relay =
          address
              .peer()
              .orElseThrow(() -> new IllegalArgumentException("a relay without /p2p: " + text));
      candidates.computeIfAbsent(relay, id -> new ArrayList<>()).add(address.withoutPeer());
    }
    watches = List.of(node.watch(new Events()), reachability.onChange(this::soon));
    work.scheduleWithFixedDelay(this::tend, 0, RETRY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether this relay lends us a line, or is being asked for one. */
  boolean lent(PeerId relay) {
    return lines.containsKey(relay);
  }

  /** Where others can call us through relays. */
  List<Multiaddr> addresses() {
    return lines.values().stream()
        .flatMap(line -> line.addresses().stream())
        .map(relay -> relay.with(Protocol.P2P_CIRCUIT, ""))
        .toList();
  }

  private void soon() {
    try {
      work.execute(this::tend);
    } catch (RejectedExecutionException e) {
      LOG.trace("closed already");
    }
  }

  private void tend() {
    try {
      Reachability.Verdict verdict = reachability.verdict();
      if (config.always() || verdict == Reachability.Verdict.PRIVATE) {
        renew();
        borrow();
      } else if (verdict == Reachability.Verdict.UNKNOWN && node.connections().isEmpty()) {
        meet();
      } else if (!lines.isEmpty()) {
        lines.clear();
        changed();
      }
    } catch (RuntimeException e) {
      LOG.error("the lines could not be looked after", e);
    }
  }

  /** Relays call back, mostly: so it is found out whether a line is needed. */
  private void meet() {
    for (Map.Entry<PeerId, List<Multiaddr>> relay : known()) {
      try {
        node.connect(new PeerInfo(relay.getKey(), relay.getValue()));
      } catch (PeerException e) {
        LOG.debug("a relay cannot be called: {}", e.kind());
      }
    }
  }

  private List<Map.Entry<PeerId, List<Multiaddr>>> known() {
    synchronized (candidates) {
      return List.copyOf(candidates.entrySet());
    }
  }

  private void renew() {
    for (Map.Entry<PeerId, Line> entry : List.copyOf(lines.entrySet())) {
      Line line = entry.getValue();
      if (!line.connection().isOpen()) {
        lines.remove(entry.getKey());
        changed();
      } else if (line.due()) {
        ask(entry.getKey(), List.of(line.connection().remote()));
      }
    }
  }

  private void borrow() {
    for (Map.Entry<PeerId, List<Multiaddr>> entry : known()) {
      if (lines.size() >= config.lines()) {
        return;
      }
      PeerId relay = entry.getKey();
      long now = System.nanoTime();
      Long again = askAgainNanos.get(relay);
      if (!lines.containsKey(relay) && (again == null || now - again >= 0)) {
        askAgainNanos.put(relay, now + RETRY.toNanos());
        ask(relay, entry.getValue());
      }
    }
  }

  private void ask(PeerId relay, List<Multiaddr> places) {
    Optional<Line> line = Line.ask(node, switchboard, new PeerInfo(relay, places));
    line.ifPresentOrElse(held -> lines.put(relay, held), () -> lines.remove(relay));
    line.ifPresent(
        held -> work.schedule(this::tend, held.untilDue().toMillis() + 1, TimeUnit.MILLISECONDS));
    changed();
  }

  private void changed() {
    keeping.keep(lines.keySet());
    advertised.set(addresses());
  }

  /** Lets go of all lines; the relays see it as we hang up. */
  @Deactivate
  public void close() throws Exception {
    work.shutdownNow();
    advertised.close();
    keeping.keep(Set.of());
    for (AutoCloseable watch : watches) {
      watch.close();
    }
  }

  private final class Events implements PeerNode.Watcher {

    @Override
    public void disconnected(PeerConnection connection) {
      Line line = lines.get(connection.peer());
      if (line != null && line.connection() == connection) {
        soon();
      }
    }

    @Override
    public void identified(PeerConnection connection) {
      boolean relays =
          connection.identified().map(Identified::protocols).stream()
              .anyMatch(spoken -> spoken.contains(HopMessage.PROTOCOL));
      if (config.discover()
          && relays
          && connection.route() == Route.DIRECT
          && connection.dialed()
          && candidates.size() < MAX_CANDIDATES
          && candidates.putIfAbsent(connection.peer(), List.of(connection.remote())) == null) {
        soon();
      }
    }
  }
}
