package app.tangible.peer.libp2p.node;

import app.tangible.peer.Identified;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.libp2p.connections.Upgrader;
import app.tangible.peer.libp2p.identify.Host;
import app.tangible.peer.libp2p.tcp.TcpTransport;
import app.tangible.peer.libp2p.wire.Switchboard;
import app.tangible.peer.libp2p.yamux.YamuxMuxer;
import app.tangible.peer.transport.NodeIdentity;
import app.tangible.peer.transport.RawLink;
import app.tangible.peer.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node. */
@Component(
    service = {PeerNode.class, Switchboard.class, Node.class},
    immediate = true,
    configurationPid = "app.tangible.peer.libp2p")
@Designate(ocd = Node.Config.class)
public final class Node implements PeerNode, Switchboard, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private final NodeIdentity identity;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("peer-", 0).factory());
  private final ScheduledThreadPoolExecutor clock = clock();
  private final Handlers handlers = new Handlers();
  private final Watchers watchers = new Watchers();
  private final PeerBook book = new PeerBook(InstantSource.system());
  private final Bans bans = new Bans(InstantSource.system());
  private final YamuxMuxer muxer;
  private final Connections connections;
  private final Listeners listeners;
  private final Arrivals arrivals;
  private final Calls calls;
  private final Acquaintance acquaintance;

  /** How the node behaves. */
  @ObjectClassDefinition(name = "Peers", description = "This home among the peers")
  public @interface Config {

    @AttributeDefinition(description = "Where to take calls, for instance /ip4/0.0.0.0/tcp/4001")
    String[] listen() default {};

    @AttributeDefinition(description = "Most connections")
    int maxConnections() default 256;

    @AttributeDefinition(description = "Most connections to one peer")
    int maxPerPeer() default 4;

    @AttributeDefinition(description = "Most callers of one IPv4 /24 or IPv6 /56")
    int maxPerAddressBlock() default 32;

    @AttributeDefinition(description = "Most callers that have not proven who they are")
    int maxHalfOpen() default 128;

    @AttributeDefinition(description = "To call one address")
    int connectSeconds() default 5;

    @AttributeDefinition(description = "For a handshake")
    int negotiateSeconds() default 10;

    @AttributeDefinition(description = "A read on a stream waits no longer")
    int idleStreamSeconds() default 60;

    @AttributeDefinition(description = "A connection younger than this is not given up for another")
    int graceSeconds() default 60;

    @AttributeDefinition(description = "Most that a stream's receive window grows to")
    int maxWindowBytes() default 16777216;

    @AttributeDefinition(description = "Most that one connection may make us hold")
    long connectionReceiveBytes() default 67108864;

    @AttributeDefinition(description = "Most that all connections may make us hold")
    long receiveBytes() default 268435456;

    @AttributeDefinition(description = "Most streams that a peer has open at once")
    int maxStreams() default 1024;

    @AttributeDefinition(description = "Between two pings of a connection")
    int keepAliveSeconds() default 30;
  }

  /** By configuration. */
  @Activate
  public Node(@Reference NodeIdentity identity, Config config) {
    this(identity, NodeSettings.of(config));
  }

  /** Without OSGi: add handlers and transports yourself. */
  public Node(NodeIdentity identity, NodeSettings settings) {
    this.identity = identity;
    muxer = new YamuxMuxer(settings.yamux(), settings.receiveBytes(), clock);
    connections = new Connections(settings);
    Upgrader upgrader = new Upgrader(identity, muxer, settings.negotiate(), clock);
    Negotiation negotiation = new Negotiation(handlers, settings, threads, clock);
    acquaintance = new Acquaintance(identity, new Self(), connections, threads, clock);
    arrivals =
        new Arrivals(
            identity.self(), settings, connections, bans, upgrader, negotiation, new Telling());
    listeners = new Listeners(settings.listen(), arrivals::accept, this::changed);
    Dialer dialer = new Dialer(listeners.transports(), upgrader, settings, book, threads);
    calls =
        new Calls(identity.self(), connections, book, bans, dialer, arrivals, listeners::addresses);
    handlers.add(acquaintance.handler());
    listeners.add(new TcpTransport(threads));
  }

  /** Listens on a free port of this machine only. */
  public static Node onLoopback(NodeIdentity identity) {
    return new Node(identity, NodeSettings.DEFAULT.listeningAt("/ip4/127.0.0.1/tcp/0"));
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("peer-clock").factory());
    clock.setRemoveOnCancelPolicy(true);
    // What ends after the node needs no alarm any more.
    clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    return clock;
  }

  /** Serves these protocols too. */
  public void addHandler(ProtocolHandler handler) {
    handlers.add(handler);
    acquaintance.changed();
  }

  /** Serves them no more. */
  public void removeHandler(ProtocolHandler handler) {
    handlers.remove(handler);
    acquaintance.changed();
  }

  /** Calls and is called through this one too. */
  public void addTransport(Transport transport) {
    listeners.add(transport);
  }

  /** Not through this one any more. */
  public void removeTransport(Transport transport) {
    listeners.remove(transport);
  }

  @Override
  public PeerId self() {
    return identity.self();
  }

  @Override
  public List<Multiaddr> addresses() {
    return listeners.addresses();
  }

  @Override
  public List<Multiaddr> listening() {
    return listeners.listening();
  }

  @Override
  public Set<String> protocols() {
    return handlers.protocols();
  }

  @Override
  public AutoCloseable advertise(Multiaddr address) {
    return listeners.advertise(address);
  }

  @Override
  public PeerConnection connect(PeerInfo peer) {
    return calls.connect(peer.id(), peer.addresses());
  }

  @Override
  public PeerConnection dial(PeerId peer, List<Multiaddr> addresses) {
    return calls.dial(peer, addresses);
  }

  @Override
  public PeerConnection adopt(RawLink link, Optional<PeerId> expected) throws IOException {
    return arrivals.adopt(link, expected);
  }

  @Override
  public boolean punch(Multiaddr address) {
    return listeners.punch(address);
  }

  @Override
  public PeerStream open(PeerId peer, List<String> protocols) {
    return calls.connect(peer, List.of()).open(protocols);
  }

  @Override
  public List<PeerConnection> connections() {
    return List.copyOf(connections.open());
  }

  @Override
  public void remember(PeerInfo peer, Duration howLong) {
    book.remember(peer, howLong);
  }

  @Override
  public List<Multiaddr> remembered(PeerId peer) {
    return book.addresses(peer);
  }

  @Override
  public AutoCloseable watch(Watcher watcher) {
    return watchers.add(watcher);
  }

  @Override
  public AutoCloseable keep(PeerId peer) {
    return connections.keep(peer);
  }

  @Override
  public void ban(PeerId peer, Duration howLong, String why) {
    LOG.debug("{} is banned for {}: {}", peer, howLong, why);
    bans.add(peer, howLong);
    connections.of(peer).forEach(Connection::close);
  }

  /** What peers make us hold, or were promised. */
  public long heldBytes() {
    return muxer.heldBytes();
  }

  @Deactivate
  @Override
  public void close() {
    listeners.close();
    connections.open().forEach(Connection::close);
    threads.shutdownNow();
    clock.shutdown();
  }

  private void changed() {
    watchers.tell(Watcher::addressesChanged);
    acquaintance.changed();
  }

  /** What others are told of us, and tell us. */
  private final class Self implements Host {

    private static final Duration TOLD = Duration.ofHours(1);

    @Override
    public Set<String> protocols() {
      return handlers.protocols();
    }

    @Override
    public List<Multiaddr> addresses() {
      return Node.this.addresses();
    }

    @Override
    public void identified(PeerConnection connection, Identified told) {
      if (connection instanceof Connection ours) {
        ours.identified(told);
      }
      book.remember(new PeerInfo(connection.peer(), told.addresses()), TOLD);
      watchers.tell(each -> each.identified(connection));
    }
  }

  private final class Telling implements Arrivals.Events {

    @Override
    public void connected(Connection connection) {
      watchers.tell(each -> each.connected(connection));
      acquaintance.meet(connection);
    }

    @Override
    public void disconnected(Connection connection) {
      watchers.tell(each -> each.disconnected(connection));
    }
  }
}
