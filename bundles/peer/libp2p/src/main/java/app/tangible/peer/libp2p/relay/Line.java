package app.tangible.peer.libp2p.relay;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.dcutr.Places;
import app.tangible.peer.libp2p.tcp.SharedPort;
import app.tangible.peer.libp2p.wire.Switchboard;
import app.tangible.peer.transport.RawLink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line that a relay lends us, as long as this connection to it is open.
 *
 * @param addresses where the relay is, each with its id
 * @param renewAt when to ask again, well before its end
 */
record Line(PeerConnection connection, List<Multiaddr> addresses, Instant renewAt) {

  private static final Logger LOG = LoggerFactory.getLogger(Line.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final int MAX_ADDRESSES = 4;

  Line {
    addresses = List.copyOf(addresses);
  }

  boolean due() {
    return !Instant.now().isBefore(renewAt);
  }

  Duration untilDue() {
    Duration left = Duration.between(Instant.now(), renewAt);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Empty when the relay does not answer, or refuses, or promises what is none. */
  static Optional<Line> ask(PeerNode node, Switchboard switchboard, PeerInfo relay) {
    try {
      PeerConnection connection = connect(node, switchboard, relay);
      if (connection.route() == Route.RELAYED) {
        return Optional.empty();
      }
      return ask(node.self(), connection);
    } catch (IOException | PeerException | MalformedException e) {
      LOG.debug("a relay lends no line: {}", e.toString());
      return Optional.empty();
    }
  }

  /**
   * From the port that we listen on, where that can be: what the relay then observes is where
   * others can call once we call them.
   */
  private static PeerConnection connect(PeerNode node, Switchboard switchboard, PeerInfo relay) {
    Optional<PeerConnection> there = fromPort(node, switchboard, relay.id());
    if (there.isPresent()) {
      return there.get();
    }
    for (Multiaddr place : relay.addresses()) {
      for (int port : Places.ports(switchboard.listening())) {
        if (Places.isCallable(place)) {
          try {
            RawLink link = SharedPort.call(Places.socket(place), port, PATIENCE, true);
            return switchboard.adopt(link, Optional.of(relay.id()));
          } catch (IOException | PeerException e) {
            LOG.debug("a relay is not called from port {}: {}", port, e.toString());
          }
        }
      }
    }
    return node.connect(relay);
  }

  private static Optional<PeerConnection> fromPort(
      PeerNode node, Switchboard switchboard, PeerId relay) {
    Set<Integer> ports = Places.ports(switchboard.listening());
    return node.connections().stream()
        .filter(each -> each.peer().equals(relay) && each.route() == Route.DIRECT)
        .filter(each -> each.isOpen() && ports.contains(each.local().port().orElse(0)))
        .findFirst();
  }

  private static Optional<Line> ask(PeerId self, PeerConnection connection) throws IOException {
    try (PeerStream stream = connection.open(List.of(HopMessage.PROTOCOL))) {
      stream.deadline(PATIENCE);
      Messages.send(stream, new HopMessage.Reserve().bytes());
      if (!(Messages.readHop(stream) instanceof HopMessage.Answer answer)
          || answer.status() != Status.OK
          || answer.promise().isEmpty()) {
        LOG.debug("a relay refuses a line");
        return Optional.empty();
      }
      Promise promise = answer.promise().get();
      if (!Voucher.fits(promise, connection.peer(), self)) {
        LOG.debug("a relay gives a voucher that is not for this line");
        return Optional.empty();
      }
      return Optional.of(new Line(connection, places(promise, connection), renewAt(promise)));
    }
  }

  /** After two thirds of its time; never at once, whatever the relay's clock says. */
  private static Instant renewAt(Promise promise) {
    Instant now = Instant.now();
    Duration time = Duration.between(now, promise.end()).multipliedBy(2).dividedBy(3);
    return now.plus(time.compareTo(SHORTEST) < 0 ? SHORTEST : time);
  }

  /** What the relay tells, as far as it is as far away as the relay itself; else where it is. */
  private static List<Multiaddr> places(Promise promise, PeerConnection connection) {
    PeerId relay = connection.peer();
    Multiaddr seen = connection.remote().withPeer(relay);
    List<Multiaddr> told =
        promise.addresses().stream()
            .filter(address -> !address.isRelayed())
            .filter(address -> seen.isPrivate() || !address.isPrivate())
            .filter(address -> seen.isLoopback() || !address.isLoopback())
            .map(address -> address.withPeer(relay))
            .toList();
    return Stream.concat(told.stream(), connection.dialed() ? Stream.of(seen) : Stream.empty())
        .distinct()
        .limit(MAX_ADDRESSES)
        .toList();
  }
}
