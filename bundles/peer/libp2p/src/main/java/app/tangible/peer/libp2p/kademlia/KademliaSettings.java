package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How the table is kept and asked.
 *
 * @param protocol which table: peers of another id are in another one
 * @param mode {@code auto}, {@code client} or {@code server}
 * @param bootstrap peers to begin with
 * @param answer to wait for an answer
 * @param lookup longest search
 * @param alpha questions under way at once in one search
 * @param paths of a search that share no peer
 * @param refresh between two refreshes of the routing table
 * @param republish between two announcements of the same thing
 * @param tick between two looks at what is due
 * @param maxRecords of providers kept for others
 */
public record KademliaSettings(
    String protocol,
    String mode,
    List<PeerInfo> bootstrap,
    Duration answer,
    Duration lookup,
    int alpha,
    int paths,
    Duration refresh,
    Duration republish,
    Duration tick,
    int maxRecords) {

  /** The defaults; it begins with nobody. */
  public static final KademliaSettings DEFAULT =
      new KademliaSettings(
          "/tangible/kad/1.0.0",
          "auto",
          List.of(),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          10,
          2,
          Duration.ofMinutes(10),
          Duration.ofHours(22),
          Duration.ofSeconds(30),
          65_536);

  /** Checks what nothing else checks. */
  public KademliaSettings {
    bootstrap = List.copyOf(bootstrap);
    if (!protocol.startsWith("/") || protocol.length() > 100) {
      throw new IllegalArgumentException("no protocol id: " + protocol);
    }
    for (Duration each : List.of(answer, lookup, refresh, republish, tick)) {
      if (each.toMillis() < 1) {
        throw new IllegalArgumentException("a hash table needs time: " + each);
      }
    }
  }

  static KademliaSettings of(Kademlia.Config config) {
    return new KademliaSettings(
        config.protocol(),
        config.mode(),
        Arrays.stream(config.bootstrap())
            .map(Multiaddr::parse)
            .map(KademliaSettings::info)
            .toList(),
        Duration.ofSeconds(config.answerSeconds()),
        Duration.ofSeconds(config.lookupSeconds()),
        config.alpha(),
        config.paths(),
        Duration.ofMinutes(config.refreshMinutes()),
        Duration.ofMinutes(config.republishMinutes()),
        Duration.ofSeconds(config.tickSeconds()),
        config.maxRecords());
  }

  private static PeerInfo info(Multiaddr address) {
    return new PeerInfo(
        address
            .peer()
            .orElseThrow(
                () -> new IllegalArgumentException("a peer to begin with has no id: " + address)),
        List.of(address.withoutPeer()));
  }

  /** These, in another mode, beginning with these peers. */
  public KademliaSettings beginning(String mode, List<PeerInfo> bootstrap) {
    return new KademliaSettings(
        protocol,
        mode,
        bootstrap,
        answer,
        lookup,
        alpha,
        paths,
        refresh,
        republish,
        tick,
        maxRecords);
  }

  /** These, looking what is due more or less often. */
  public KademliaSettings every(Duration refresh, Duration tick) {
    return new KademliaSettings(
        protocol,
        mode,
        bootstrap,
        answer,
        lookup,
        alpha,
        paths,
        refresh,
        republish,
        tick,
        maxRecords);
  }
}
