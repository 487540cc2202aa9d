package app.tangible.peer.libp2p.node;

import app.tangible.peer.PeerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The connections that are open. When there are too many, the one that was unused longest goes;
 * those that are young, in use, or of a peer that somebody keeps, stay.
 */
final class Connections {

  private final int most;
  private final int mostOfOnePeer;
  private final Duration grace;
  private final List<Connection> all = new ArrayList<>();
  private final Map<PeerId, Integer> kept = new HashMap<>();

  Connections(NodeSettings settings) {
    this.most = settings.maxConnections();
    this.mostOfOnePeer = settings.maxPerPeer();
    this.grace = settings.grace();
  }

  /** Whether there is room for it, perhaps after another one went. */
  boolean add(Connection connection) {
    List<Connection> pruned = new ArrayList<>();
    boolean added;
    synchronized (all) {
      boolean room = hasRoom(connection.peer(), pruned);
      added = room && all.add(connection);
    }
    pruned.forEach(Connection::close);
    return added;
  }

  private boolean hasRoom(PeerId peer, List<Connection> pruned) {
    Predicate<Connection> same = each -> each.peer().equals(peer);
    if (all.stream().filter(same).count() >= mostOfOnePeer) {
      return prune(same, pruned);
    }
    return all.size() < most || prune(each -> true, pruned);
  }

  private boolean prune(Predicate<Connection> which, List<Connection> pruned) {
    Optional<Connection> longest =
        all.stream()
            .filter(which)
            .filter(this::isExpendable)
            .max(Comparator.comparing(Connection::unused));
    longest.ifPresent(pruned::add);
    longest.ifPresent(all::remove);
    return longest.isPresent();
  }

  private boolean isExpendable(Connection connection) {
    return !connection.isOpen()
        || connection.age().compareTo(grace) > 0
            && !connection.unused().isZero()
            && !kept.containsKey(connection.peer());
  }

  boolean remove(Connection connection) {
    synchronized (all) {
      return all.remove(connection);
    }
  }

  List<Connection> open() {
    synchronized (all) {
      return all.stream().filter(Connection::isOpen).toList();
    }
  }

  List<Connection> of(PeerId peer) {
    return open().stream().filter(each -> each.peer().equals(peer)).toList();
  }

  /** The best one: a direct one rather than one that a relay bounds, then the oldest. */
  Optional<Connection> best(PeerId peer) {
    return of(peer).stream().min(Comparator.comparing(each -> rank(each)));
  }

  private static int rank(Connection connection) {
    return connection.limited() ? 2 : connection.route().ordinal();
  }

  /** Until closed, the peer's connections are not closed for want of room. */
  AutoCloseable keep(PeerId peer) {
    synchronized (all) {
      kept.merge(peer, 1, Integer::sum);
    }
    return () -> {
      synchronized (all) {
        kept.computeIfPresent(peer, (same, count) -> count == 1 ? null : count - 1);
      }
    };
  }
}
