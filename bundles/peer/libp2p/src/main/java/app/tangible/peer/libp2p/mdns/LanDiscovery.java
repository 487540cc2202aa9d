package app.tangible.peer.libp2p.mdns;

import app.tangible.peer.ContentKey;
import app.tangible.peer.ContentRouting;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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

/**
 * Finds the peers of the same network, and is found by them; only where it is configured, which is
 * how the household allows it. Multicast DNS knows peers, not what they have: whoever is near by is
 * a candidate for everything, and what is looked for is told to nobody.
 */
@Component(
    service = ContentRouting.class,
    immediate = true,
    configurationPid = "app.tangible.peer.libp2p.mdns",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LanDiscovery.Config.class)
public final class LanDiscovery implements ContentRouting {

  private static final Logger LOG = LoggerFactory.getLogger(LanDiscovery.class);
  private static final int MAX_PEERS = 256;
  private static final Duration KEPT = Duration.ofMinutes(10);

  /** Settings of {@code app.tangible.peer.libp2p.mdns}. */
  @ObjectClassDefinition(name = "Peers in the same network")
  public @interface Config {

    @AttributeDefinition(description = "How often the network is asked")
    int intervalSeconds() default 60;

    @AttributeDefinition(description = "Whether others are answered, even while nothing is seeded")
    boolean announce() default true;
  }

  private record Heard(PeerInfo peer, long atNanos) {}

  private final PeerNode node;
  private final boolean announce;
  private final String name =
      Long.toUnsignedString(random(), 36)
          + Long.toUnsignedString(random(), 36)
          + Long.toUnsignedString(random(), 36);
  private final Map<PeerId, Heard> peers = new ConcurrentHashMap<>();
  private final List<Consumer<PeerInfo>> seekers = new CopyOnWriteArrayList<>();
  private final Map<ContentKey, Long> providedUntilNanos = new ConcurrentHashMap<>();
  private final ScheduledExecutorService work =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("mdns").factory());
  private final PacedAnswer here;
  private final PacedAnswer services;
  private final Multicast group;

  @Activate
  public LanDiscovery(@Reference PeerNode node, Config config) throws IOException {
    if (config.intervalSeconds() < 1) {
      throw new IllegalArgumentException(
          "intervalSeconds is positive, got " + config.intervalSeconds());
    }
    this.node = node;
    announce = config.announce();
    here = new PacedAnswer(work, () -> send(LanPeers.answer(name, node.self(), node.addresses())));
    services = new PacedAnswer(work, () -> send(LanPeers.services()));
    group = new Multicast(this::heard);
    work.scheduleWithFixedDelay(this::ask, 0, config.intervalSeconds(), TimeUnit.SECONDS);
  }

  private static long random() {
    return new SecureRandom().nextLong() | 1L << 62; // thirteen characters each
  }

  @Override
  public String name() {
    return "mdns";
  }

  @Override
  public void provide(ContentKey key, Duration howLong) {
    providedUntilNanos.put(key, System.nanoTime() + howLong.toNanos());
  }

  @Override
  public void withdraw(ContentKey key) {
    providedUntilNanos.remove(key);
  }

  @Override
  public AutoCloseable find(ContentKey key, Consumer<PeerInfo> found) {
    Consumer<PeerInfo> seeker = found::accept; // one of its own, so that it is closed alone
    seekers.add(seeker);
    peers.values().stream().filter(LanDiscovery::isFresh).map(Heard::peer).forEach(seeker);
    work.execute(this::ask);
    return () -> seekers.remove(seeker);
  }

  private void ask() {
    send(LanPeers.query());
  }

  private void heard(ByteBuffer datagram) {
    try {
      DnsMessage message = DnsReader.read(datagram);
      if (message.response()) {
        LanPeers.in(message).forEach(this::met);
      } else {
        message.questions().forEach(this::asked);
      }
    } catch (MalformedDnsException | RuntimeException e) {
      LOG.trace("a datagram was dropped: {}", e.toString());
    }
  }

  private void met(PeerInfo peer) {
    peers.values().removeIf(heard -> !isFresh(heard));
    boolean full = peers.size() >= MAX_PEERS && !peers.containsKey(peer.id());
    if (full || peer.id().equals(node.self())) {
      return;
    }
    Heard before = peers.put(peer.id(), new Heard(peer, System.nanoTime()));
    node.remember(peer, KEPT);
    if (before == null || !before.peer().equals(peer)) {
      seekers.forEach(seeker -> seeker.accept(peer));
    }
  }

  private static boolean isFresh(Heard heard) {
    return System.nanoTime() - heard.atNanos() < KEPT.toNanos();
  }

  private void asked(DnsMessage.Question question) {
    if (!announce && !providesSomething()) {
      return;
    }
    boolean aboutUs = question.name().equals(name + "." + LanPeers.SERVICE);
    if (question.asks(LanPeers.SERVICE, DnsRecord.PTR_TYPE) || aboutUs) {
      here.wanted();
    } else if (question.asks(LanPeers.ALL_SERVICES, DnsRecord.PTR_TYPE)) {
      services.wanted();
    }
  }

  private boolean providesSomething() {
    long now = System.nanoTime();
    return providedUntilNanos.values().stream().anyMatch(end -> end - now > 0);
  }

  private void send(DnsMessage message) {
    try {
      group.send(DnsWriter.write(message));
    } catch (RuntimeException e) {
      LOG.error("nothing could be said to the network", e);
    }
  }

  /** Leaves the group. */
  @Deactivate
  public void close() {
    work.shutdownNow();
    group.close();
  }
}
