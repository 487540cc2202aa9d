package app.tangible.peer.libp2p.autonat;

import app.tangible.peer.Identified;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerNode;
import app.tangible.peer.Protocol;
import app.tangible.peer.Reachability;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.wire.Advertised;
import app.tangible.peer.libp2p.wire.Switchboard;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether others can call us: asks peers that call back, now and again. */
@Component(
    service = Reachability.class,
    immediate = true,
    configurationPid = "app.tangible.peer.libp2p.reachability")
@Designate(ocd = CallTrials.Config.class)
public final class CallTrials implements Reachability {

  private static final Logger LOG = LoggerFactory.getLogger(CallTrials.class);
  private static final int MAX_PEERS = 4;
  private static final int MAX_ADDRESSES = 8;

  /** Settings of {@code app.tangible.peer.libp2p.reachability}. */
  @ObjectClassDefinition(name = "Whether this home can be called")
  public @interface Config {

    @AttributeDefinition(description = "How often peers are asked to call")
    int recheckSeconds() default 300;

    @AttributeDefinition(description = "Whether private addresses are tried, too; for trials")
    boolean privateAddresses() default false;
  }

  private final PeerNode node;
  private final Question question;
  private final boolean privateAddresses;
  private final Findings findings = new Findings();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService work =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("reachability").factory());
  private final Advertised advertised;
  private final AutoCloseable watch;

  @Activate
  public CallTrials(
      @Reference PeerNode node,
      @Reference Switchboard switchboard,
      @Reference BeingCalled calls,
      Config config) {
    if (config.recheckSeconds() < 1) {
      throw new IllegalArgumentException(
          "recheckSeconds is positive, got " + config.recheckSeconds());
    }
    this.node = node;
    advertised = new Advertised(switchboard);
    question = new Question(calls);
    privateAddresses = config.privateAddresses();
    watch = node.watch(new Events());
    work.scheduleWithFixedDelay(
        this::tryAll, config.recheckSeconds(), config.recheckSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public Verdict verdict() {
    return findings.verdict();
  }

  @Override
  public AutoCloseable onChange(Runnable changed) {
    listeners.add(changed);
    return () -> listeners.remove(changed);
  }

  private void tryAll() {
    node.connections().stream().filter(CallTrials::callsBack).limit(MAX_PEERS).forEach(this::tryBy);
  }

  private void tryBy(PeerConnection peer) {
    try {
      List<Multiaddr> candidates = candidates();
      findings.keep(Set.copyOf(candidates));
      // One at a time: of a list, a peer calls but the first.
      for (Multiaddr address : candidates) {
        question.ask(peer, List.of(address)).ifPresent(finding -> note(peer, finding));
      }
    } catch (RuntimeException e) {
      LOG.error("asking for a call failed", e);
    }
  }

  private void note(PeerConnection peer, Question.Finding finding) {
    Verdict before = verdict();
    findings.add(peer.peer(), finding);
    advertised.set(findings.callable());
    if (verdict() != before) {
      LOG.debug("others {} call us", verdict() == Verdict.PUBLIC ? "can" : "cannot");
      listeners.forEach(Runnable::run);
    }
  }

  /** Where others see us come from, and there at the ports that we listen on. */
  private List<Multiaddr> candidates() {
    List<Multiaddr> listened =
        node.addresses().stream().filter(address -> !address.isRelayed()).toList();
    List<Multiaddr> observed =
        node.connections().stream()
            .filter(connection -> connection.route() == Route.DIRECT)
            .flatMap(connection -> connection.identified().stream())
            .flatMap(identified -> identified.observed().stream())
            .filter(address -> address.has(Protocol.TCP))
            .toList();
    Set<Multiaddr> all = new LinkedHashSet<>(listened);
    for (Multiaddr seen : observed) {
      seen.ip().ifPresent(ip -> listened.forEach(own -> moved(own, ip).forEach(all::add)));
      all.add(seen.withoutPeer());
    }
    return all.stream()
        .filter(address -> address.has(Protocol.TCP) && address.ip().isPresent())
        .filter(address -> privateAddresses || !address.isPrivate())
        .limit(MAX_ADDRESSES)
        .toList();
  }

  private static Stream<Multiaddr> moved(Multiaddr own, InetAddress ip) {
    boolean plain = own.components().size() == 2 && own.has(Protocol.TCP);
    return plain
        ? Stream.of(Multiaddr.of(ip, Protocol.TCP, own.port().orElseThrow()))
        : Stream.empty();
  }

  private static boolean callsBack(PeerConnection connection) {
    return connection.route() == Route.DIRECT
        && connection.identified().map(Identified::protocols).stream()
            .anyMatch(spoken -> spoken.contains(DialMessage.PROTOCOL));
  }

  /** Asks nobody any more. */
  @Deactivate
  public void close() throws Exception {
    watch.close();
    work.shutdownNow();
    advertised.close();
  }

  private final class Events implements PeerNode.Watcher {

    @Override
    public void identified(PeerConnection connection) {
      if (callsBack(connection)) {
        try {
          work.execute(() -> tryBy(connection));
        } catch (RejectedExecutionException e) {
          LOG.trace("closed already");
        }
      }
    }
  }
}
