package app.tangible.peer.libp2p.node;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerException.Kind;
import app.tangible.peer.PeerId;
import app.tangible.peer.Protocol;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Connects to peers: who asks for the same one while it is called waits for the same call. */
final class Calls {

  private static final int MOST_ADDRESSES = 32;
  private static final int MOST_AT_ONCE = 64;

  private final PeerId self;
  private final Connections connections;
  private final PeerBook book;
  private final Bans bans;
  private final Dialer dialer;
  private final Arrivals arrivals;
  private final Supplier<List<Multiaddr>> own;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final Map<PeerId, CompletableFuture<Connection>> underWay = new ConcurrentHashMap<>();

  Calls(
      PeerId self,
      Connections connections,
      PeerBook book,
      Bans bans,
      Dialer dialer,
      Arrivals arrivals,
      Supplier<List<Multiaddr>> own) {
    this.self = self;
    this.connections = connections;
    this.book = book;
    this.bans = bans;
    this.dialer = dialer;
    this.arrivals = arrivals;
    this.own = own;
  }

  /** The connection that is there, or a new one. */
  Connection connect(PeerId peer, List<Multiaddr> addresses) {
    Optional<Connection> there = connections.best(peer);
    return there.isPresent() ? there.get() : called(peer, addresses);
  }

  private Connection called(PeerId peer, List<Multiaddr> addresses) {
    CompletableFuture<Connection> mine = new CompletableFuture<>();
    CompletableFuture<Connection> other = underWay.putIfAbsent(peer, mine);
    if (other != null) {
      return joined(other);
    }
    try {
      Stream<Multiaddr> all = Stream.concat(addresses.stream(), book.addresses(peer).stream());
      mine.complete(dial(peer, all.toList()));
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
    } finally {
      underWay.remove(peer, mine);
    }
    return joined(mine);
  }

  private static Connection joined(CompletableFuture<Connection> call) {
    try {
      return call.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof PeerException why) {
        throw new PeerException(why.kind(), String.valueOf(why.getMessage()), why);
      }
      throw e;
    }
  }

  /** A new connection. */
  Connection dial(PeerId peer, List<Multiaddr> addresses) {
    if (peer.equals(self)) {
      throw new PeerException(Kind.UNREACHABLE, "this is ourselves");
    }
    if (bans.has(peer)) {
      throw new PeerException(Kind.BANNED, peer + " is banned");
    }
    List<Multiaddr> worth = worthCalling(peer, addresses);
    if (!places.tryAcquire()) {
      throw new PeerException(Kind.LIMIT, "too many peers are being called");
    }
    try {
      return arrivals.establish(dialer.dial(peer, worth));
    } finally {
      places.release();
    }
  }

  private List<Multiaddr> worthCalling(PeerId peer, List<Multiaddr> addresses) {
    List<Multiaddr> ours = own.get();
    List<Multiaddr> known =
        addresses.stream()
            .filter(each -> each.peer().map(peer::equals).orElse(true))
            .map(Multiaddr::withoutPeer)
            .distinct()
            // Two homes may have lines at one relay: their relayed addresses are alike.
            .filter(each -> each.isRelayed() || !ours.contains(each))
            .filter(Calls::isSomewhere)
            .filter(dialer::handles)
            .sorted(Comparator.comparing(Calls::rank))
            .limit(MOST_ADDRESSES)
            .toList();
    if (known.isEmpty()) {
      throw new PeerException(Kind.UNREACHABLE, "no address of " + peer + " is known");
    }
    List<Multiaddr> now = known.stream().filter(each -> !book.isPaused(peer, each)).toList();
    if (now.isEmpty()) {
      throw new PeerException(Kind.UNREACHABLE, "no address of " + peer + " answered a moment ago");
    }
    return now;
  }

  private static boolean isSomewhere(Multiaddr address) {
    Optional<InetAddress> ip = address.ip();
    return ip.isEmpty() || !ip.get().isAnyLocalAddress() && !ip.get().isMulticastAddress();
  }

  /** Direct before relayed; then those of the same home, then QUIC, then the rest. */
  private static int rank(Multiaddr address) {
    if (address.isRelayed()) {
      return 3;
    }
    if (address.isPrivate()) {
      return 0;
    }
    return address.has(Protocol.QUIC_V1) ? 1 : 2;
  }
}
