package app.tangible.peer.libp2p.node;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerException.Kind;
import app.tangible.peer.PeerId;
import app.tangible.peer.libp2p.connections.Upgrader;
import app.tangible.peer.transport.Link;
import app.tangible.peer.transport.MuxedLink;
import app.tangible.peer.transport.RawLink;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes connections of links, those that came and those that we called, and refuses some. */
final class Arrivals {

  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

  /** Hears what became of a link. */
  interface Events {
    void connected(Connection connection);

    void disconnected(Connection connection);
  }

  private final PeerId self;
  private final NodeSettings settings;
  private final Admission admission;
  private final Connections connections;
  private final Bans bans;
  private final Upgrader upgrader;
  private final Negotiation negotiation;
  private final Events events;

  Arrivals(
      PeerId self,
      NodeSettings settings,
      Connections connections,
      Bans bans,
      Upgrader upgrader,
      Negotiation negotiation,
      Events events) {
    this.self = self;
    this.settings = settings;
    this.admission = new Admission(settings.maxPerAddressBlock(), settings.maxHalfOpen());
    this.connections = connections;
    this.bans = bans;
    this.upgrader = upgrader;
    this.negotiation = negotiation;
    this.events = events;
  }

  /** Somebody called; this thread may be held up. */
  void accept(Link link) {
    Multiaddr remote = link.remote();
    Optional<Admission.Place> place = admission.enter(remote);
    if (place.isEmpty()) {
      LOG.debug("refused a call of {}: too many", remote);
      link.close();
      return;
    }
    try {
      MuxedLink muxed = secured(link, Optional.empty());
      place.get().proven();
      var unused = muxed.closed().whenComplete((nothing, failure) -> place.get().close());
      Connection connection = establish(muxed);
    } catch (IOException | PeerException e) {
      place.get().close();
      LOG.debug("a call of {} came to nothing: {}", remote, e.getMessage());
    }
  }

  private MuxedLink secured(Link link, Optional<PeerId> expected) throws IOException {
    return switch (link) {
      case RawLink raw -> upgrader.upgrade(raw, expected);
      case MuxedLink ready -> ready;
    };
  }

  Connection adopt(RawLink link, Optional<PeerId> expected) throws IOException {
    return establish(upgrader.upgrade(link, expected));
  }

  /** A connection, told of; or the link is closed. */
  Connection establish(MuxedLink link) {
    PeerId peer = link.peer();
    if (peer.equals(self)) {
      throw refused(link, Kind.WRONG_PEER, "this is ourselves");
    }
    if (bans.has(peer)) {
      throw refused(link, Kind.BANNED, peer + " is banned");
    }
    Connection connection = new Connection(link, negotiation, settings.yamux().maxStreams());
    if (!connections.add(connection)) {
      throw refused(link, Kind.LIMIT, "there is no room for a connection to " + peer);
    }
    events.connected(connection);
    connection.start();
    var unused = link.closed().whenComplete((nothing, failure) -> gone(connection));
    return connection;
  }

  private static PeerException refused(MuxedLink link, Kind kind, String why) {
    link.close();
    return new PeerException(kind, why);
  }

  private void gone(Connection connection) {
    connections.remove(connection);
    events.disconnected(connection);
  }
}
