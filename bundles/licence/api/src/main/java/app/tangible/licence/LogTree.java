package app.tangible.licence;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The append-only tree of RFC 9162, section 2.1 (SHA-256), over tiles that somebody keeps (C2SP
 * tlog-tiles): tile {@code index} of level {@code n} holds up to 256 hashes, each of a complete
 * tree of 256^n leaves. Stateless, safe for use by several threads.
 *
 * <p>Methods that read tiles throw {@link IllegalStateException} when one is missing or too short.
 */
@ProviderType
public interface LogTree {

  /** SHA-256 of {@code 0x00 || entry}. */
  byte[] leafHash(byte[] entry);

  /**
   * The tiles that change when these leaves are put behind the first {@code size}; each whole, to
   * replace the one before. Nothing that was in a tile changes.
   */
  List<Tile> append(Tiles before, long size, List<byte[]> leafHashes);

  /** The root of the first {@code size} leaves, at least 1. */
  byte[] root(Tiles tiles, long size);

  /** The inclusion proof of a leaf in the first {@code size} (2.1.3.1). */
  List<byte[]> inclusion(Tiles tiles, long index, long size);

  /**
   * The proof that the first {@code from}, at least 1, are the beginning of {@code to} (2.1.4.1).
   */
  List<byte[]> consistency(Tiles tiles, long from, long to);

  /** Whether the leaf is at this place of the tree with this root (2.1.3.2). */
  boolean includes(byte[] leafHash, long index, long size, List<byte[]> path, byte[] root);

  /** Whether the tree with the second root begins with the one of the first (2.1.4.2). */
  boolean isConsistent(long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> proof);

  /** Where the tiles lie. */
  @FunctionalInterface
  interface Tiles {

    /** All hashes of the tile that there are, 32 bytes each; empty where there is none. */
    byte[] tile(int level, long index);
  }

  /**
   * One tile.
   *
   * @param hashes 1 to 256 of 32 bytes
   */
  record Tile(int level, long index, byte[] hashes) {

    /** Copies. */
    public Tile {
      hashes = hashes.clone();
    }
  }
}
