package app.tangible.peer.libp2p.node;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.libp2p.yamux.YamuxSettings;
import java.time.Duration;
import java.util.List;

/**
 * How a node behaves.
 *
 * @param listen where it takes calls; a port 0 is any
 * @param maxConnections most that are open at once
 * @param maxPerPeer most that are open to one peer
 * @param maxPerAddressBlock most callers of one IPv4 /24 or IPv6 /56
 * @param maxHalfOpen most callers that have not yet proven who they are
 * @param connect for each address that is called
 * @param negotiate for a handshake, and for agreeing on a protocol
 * @param idleStream how long a read on a stream waits where its protocol says nothing else
 * @param grace how long a connection is not pruned, and then how long it may be unused
 * @param receiveBytes most that all peers together may make us hold
 * @param yamux what one session may take
 */
public record NodeSettings(
    List<Multiaddr> listen,
    int maxConnections,
    int maxPerPeer,
    int maxPerAddressBlock,
    int maxHalfOpen,
    Duration connect,
    Duration negotiate,
    Duration idleStream,
    Duration grace,
    long receiveBytes,
    YamuxSettings yamux) {

  /** The defaults; it listens nowhere. */
  public static final NodeSettings DEFAULT =
      new NodeSettings(
          List.of(),
          256,
          4,
          32,
          128,
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          256L << 20,
          YamuxSettings.DEFAULT);

  /** Checks. */
  public NodeSettings {
    listen = List.copyOf(listen);
    if (maxConnections < 1 || maxPerPeer < 1 || maxPerAddressBlock < 1 || maxHalfOpen < 1) {
      throw new IllegalArgumentException("a node needs room for a connection");
    }
    for (Duration each : List.of(connect, negotiate, idleStream, grace)) {
      if (each.toMillis() < 1) {
        throw new IllegalArgumentException("a node needs time: " + each);
      }
    }
    if (receiveBytes < yamux.connectionBytes()) {
      throw new IllegalArgumentException("all connections together may hold less than one");
    }
  }

  static NodeSettings of(Node.Config config) {
    return new NodeSettings(
        List.of(config.listen()).stream().map(Multiaddr::parse).toList(),
        config.maxConnections(),
        config.maxPerPeer(),
        config.maxPerAddressBlock(),
        config.maxHalfOpen(),
        Duration.ofSeconds(config.connectSeconds()),
        Duration.ofSeconds(config.negotiateSeconds()),
        Duration.ofSeconds(config.idleStreamSeconds()),
        Duration.ofSeconds(config.graceSeconds()),
        config.receiveBytes(),
        new YamuxSettings(
            config.maxWindowBytes(),
            config.connectionReceiveBytes(),
            config.maxStreams(),
            YamuxSettings.DEFAULT.ackBacklog(),
            Duration.ofSeconds(config.keepAliveSeconds()),
            YamuxSettings.DEFAULT.openWait()));
  }

  /** These, listening elsewhere. */
  public NodeSettings listeningAt(String... addresses) {
    List<Multiaddr> parsed = List.of(addresses).stream().map(Multiaddr::parse).toList();
    return new NodeSettings(
        parsed,
        maxConnections,
        maxPerPeer,
        maxPerAddressBlock,
        maxHalfOpen,
        connect,
        negotiate,
        idleStream,
        grace,
        receiveBytes,
        yamux);
  }

  /** These, with room for so many connections and callers. */
  public NodeSettings withRoomFor(int connections, int perAddressBlock, int halfOpen) {
    return new NodeSettings(
        listen,
        connections,
        maxPerPeer,
        perAddressBlock,
        halfOpen,
        connect,
        negotiate,
        idleStream,
        grace,
        receiveBytes,
        yamux);
  }

  /** These, with other times. */
  public NodeSettings withTimes(
      Duration connect, Duration negotiate, Duration idleStream, Duration grace) {
    return new NodeSettings(
        listen,
        maxConnections,
        maxPerPeer,
        maxPerAddressBlock,
        maxHalfOpen,
        connect,
        negotiate,
        idleStream,
        grace,
        receiveBytes,
        yamux);
  }

  /** These, with other sessions. */
  public NodeSettings with(YamuxSettings sessions, long receiveBytes) {
    return new NodeSettings(
        listen,
        maxConnections,
        maxPerPeer,
        maxPerAddressBlock,
        maxHalfOpen,
        connect,
        negotiate,
        idleStream,
        grace,
        receiveBytes,
        sessions);
  }
}
