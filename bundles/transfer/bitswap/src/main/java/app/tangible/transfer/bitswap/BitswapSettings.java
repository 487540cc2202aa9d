package app.tangible.transfer.bitswap;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How films go to and come from IPFS.
 *
 * @param serve whether films of this home are served
 * @param announce whether served films are announced
 * @param peers nodes to ask first
 * @param block to wait for a block
 * @param maxPeers served at once
 * @param maxBytesPerSecond served in all; 0 is no limit
 * @param refresh between two looks at the folder of films
 */
public record BitswapSettings(
    boolean serve,
    boolean announce,
    List<PeerInfo> peers,
    Duration block,
    int maxPeers,
    long maxBytesPerSecond,
    Duration refresh) {

  /** The defaults. */
  public static final BitswapSettings DEFAULT =
      new BitswapSettings(
          true, true, List.of(), Duration.ofSeconds(30), 64, 0, Duration.ofSeconds(60));

  /** Checks what nothing else checks. */
  public BitswapSettings {
    peers = List.copyOf(peers);
    if (block.toMillis() < 1 || refresh.toMillis() < 1 || maxPeers < 1) {
      throw new IllegalArgumentException("blocks need time, and a peer");
    }
  }

  static BitswapSettings of(Bitswap.Config config) {
    return new BitswapSettings(
        config.serve(),
        config.announce(),
        Arrays.stream(config.peers()).map(Multiaddr::parse).map(BitswapSettings::info).toList(),
        Duration.ofSeconds(config.blockSeconds()),
        config.maxPeers(),
        config.maxBytesPerSecond(),
        Duration.ofSeconds(config.refreshSeconds()));
  }

  /** These, asking these nodes. */
  public BitswapSettings asking(List<PeerInfo> nodes) {
    return new BitswapSettings(serve, announce, nodes, block, maxPeers, maxBytesPerSecond, refresh);
  }

  private static PeerInfo info(Multiaddr address) {
    return new PeerInfo(
        address
            .peer()
            .orElseThrow(() -> new IllegalArgumentException("a node without id: " + address)),
        List.of(address.withoutPeer()));
  }
}
