package app.tangible.peer.libp2p.trial;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerKey;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.wire.Switchboard;
import app.tangible.peer.transport.NodeIdentity;
import app.tangible.peer.transport.RawLink;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** A node whose network is a map. What it signs is truly signed. */
public final class MemoryNode implements PeerNode, NodeIdentity, Switchboard {

  private static final Map<PeerId, MemoryNode> NETWORK = new ConcurrentHashMap<>();

  private final KeyPair keys;
  private final PeerKey publicKey;
  private final List<Multiaddr> addresses;
  private final Map<String, ProtocolHandler> handlers = new ConcurrentHashMap<>();
  private final List<PeerConnection> connections = new CopyOnWriteArrayList<>();
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final Map<PeerId, List<Multiaddr>> remembered = new ConcurrentHashMap<>();
  private final List<Multiaddr> advertised = new CopyOnWriteArrayList<>();
  private volatile Function<RawLink, PeerConnection> adopts =
      link -> {
        throw new PeerException(PeerException.Kind.LIMIT, "no links are taken");
      };
  private final Map<String, Semaphore> streams = new ConcurrentHashMap<>();

  /** A new one, at these addresses. */
  public MemoryNode(String... addresses) {
    try {
      keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    byte[] spki = keys.getPublic().getEncoded();
    publicKey = PeerKey.ofEd25519(Arrays.copyOfRange(spki, spki.length - 32, spki.length));
    this.addresses = Arrays.stream(addresses).map(Multiaddr::parse).toList();
    NETWORK.put(self(), this);
  }

  /** Serves it. */
  public void add(ProtocolHandler handler) {
    handler.protocols().forEach(protocol -> handlers.put(protocol, handler));
  }

  /** Where it is. */
  public PeerInfo info() {
    return new PeerInfo(self(), addresses);
  }

  /** An address of it with its id. */
  public String place() {
    return addresses.getFirst().withPeer(self()).text();
  }

  /** What becomes of links that are brought to it. */
  public void adopting(Function<RawLink, PeerConnection> adopts) {
    this.adopts = adopts;
  }

  @Override
  public PeerConnection dial(PeerId peer, List<Multiaddr> places) {
    return connect(found(peer), Route.DIRECT);
  }

  @Override
  public PeerConnection adopt(RawLink link, Optional<PeerId> expected) {
    return adopts.apply(link);
  }

  @Override
  public AutoCloseable advertise(Multiaddr address) {
    advertised.add(address);
    return () -> advertised.remove(address);
  }

  /** What is told to others beyond its own addresses. */
  public List<Multiaddr> advertised() {
    return List.copyOf(advertised);
  }

  @Override
  public List<Multiaddr> listening() {
    return List.of(); // on no port of this machine
  }

  @Override
  public Set<String> protocols() {
    return handlers.keySet();
  }

  void serve(PeerStream stream) {
    ProtocolHandler handler = handlers.get(stream.protocol());
    String holder = stream.protocol() + stream.connection().peer().text();
    Semaphore free =
        streams.computeIfAbsent(holder, each -> new Semaphore(handler.streamsPerPeer()));
    if (!free.tryAcquire()) {
      stream.reset();
      return;
    }
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                handler.serve(stream);
                stream.close();
              } catch (IOException | RuntimeException e) {
                stream.reset();
              } finally {
                free.release();
              }
            });
  }

  void gone(PeerConnection connection) {
    connections.remove(connection);
    watchers.forEach(watcher -> watcher.disconnected(connection));
  }

  /** A connection of this kind to that node. */
  public PeerConnection connect(MemoryNode node, Route route) {
    MemoryConnection here = new MemoryConnection(this, node, true, route);
    MemoryConnection there = new MemoryConnection(node, this, false, route);
    here.back = there;
    there.back = here;
    connections.add(here);
    node.connections.add(there);
    watchers.forEach(watcher -> watcher.connected(here));
    node.watchers.forEach(watcher -> watcher.connected(there));
    watchers.forEach(watcher -> watcher.identified(here));
    node.watchers.forEach(watcher -> watcher.identified(there));
    return here;
  }

  @Override
  public PeerId self() {
    return publicKey.id();
  }

  @Override
  public byte[] publicKey() {
    return publicKey.encoded();
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<Multiaddr> addresses() {
    return addresses;
  }

  @Override
  public PeerConnection connect(PeerInfo peer) {
    return connections.stream()
        .filter(connection -> connection.peer().equals(peer.id()))
        .findFirst()
        .orElseGet(() -> connect(found(peer.id()), Route.DIRECT));
  }

  private static MemoryNode found(PeerId id) {
    MemoryNode node = NETWORK.get(id);
    if (node == null) {
      throw new PeerException(PeerException.Kind.UNREACHABLE, "nobody there");
    }
    return node;
  }

  @Override
  public PeerStream open(PeerId peer, List<String> protocols) {
    return connect(new PeerInfo(peer, List.of())).open(protocols);
  }

  @Override
  public List<PeerConnection> connections() {
    return List.copyOf(connections);
  }

  @Override
  public void remember(PeerInfo peer, Duration howLong) {
    remembered.put(peer.id(), peer.addresses());
  }

  @Override
  public List<Multiaddr> remembered(PeerId peer) {
    return remembered.getOrDefault(peer, List.of());
  }

  @Override
  public AutoCloseable watch(Watcher watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  @Override
  public void ban(PeerId peer, Duration howLong, String why) {
    connections.stream().filter(c -> c.peer().equals(peer)).forEach(PeerConnection::close);
  }
}
