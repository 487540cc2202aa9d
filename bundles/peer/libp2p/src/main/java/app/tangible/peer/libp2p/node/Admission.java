package app.tangible.peer.libp2p.node;

import app.tangible.peer.Multiaddr;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Who may come in. Callers are counted by the block of addresses that one household or one attacker
 * has (IPv4 /24, IPv6 /56), those that have not proven who they are once more.
 */
final class Admission {

  private static final int IPV4_BLOCK_BYTES = 3;
  private static final int IPV6_BLOCK_BYTES = 7;

  private final int maxPerBlock;
  private final int maxHalfOpen;
  private final Map<String, int[]> blocks = new HashMap<>();
  private int halfOpen;

  Admission(int maxPerBlock, int maxHalfOpen) {
    this.maxPerBlock = maxPerBlock;
    this.maxHalfOpen = maxHalfOpen;
  }

  /** A caller's place, until closed; at first it has proven nothing. */
  final class Place implements AutoCloseable {

    private final String block;
    private boolean proven;
    private boolean left;

    private Place(String block) {
      this.block = block;
    }

    /** It proved who it is. */
    void proven() {
      synchronized (blocks) {
        if (!proven && !left) {
          proven = true;
          halfOpen--;
          blocks.get(block)[1]--;
        }
      }
    }

    @Override
    public void close() {
      proven();
      synchronized (blocks) {
        if (!left) {
          left = true;
          blocks.computeIfPresent(block, (name, counts) -> --counts[0] == 0 ? null : counts);
        }
      }
    }
  }

  /** A place; empty when there is none. No block takes more than half of the unproven ones. */
  Optional<Place> enter(Multiaddr remote) {
    String block = block(remote);
    synchronized (blocks) {
      int[] counts = blocks.getOrDefault(block, new int[2]);
      boolean full =
          counts[0] >= maxPerBlock
              || counts[1] >= Math.max(1, maxHalfOpen / 2)
              || halfOpen >= maxHalfOpen;
      if (full) {
        return Optional.empty();
      }
      counts[0]++;
      counts[1]++;
      halfOpen++;
      blocks.put(block, counts);
      return Optional.of(new Place(block));
    }
  }

  int halfOpen() {
    synchronized (blocks) {
      return halfOpen;
    }
  }

  private static String block(Multiaddr remote) {
    String way = remote.isRelayed() ? "relay " : "";
    return way + remote.ip().map(Admission::block).orElse("nowhere");
  }

  private static String block(InetAddress ip) {
    byte[] bytes = ip.getAddress();
    int kept = bytes.length == 4 ? IPV4_BLOCK_BYTES : IPV6_BLOCK_BYTES;
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, kept));
  }
}
