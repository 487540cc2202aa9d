package app.tangible.licence.certificate;

import app.tangible.licence.LogTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;

/** RFC 9162 by its recursive definitions; complete trees are looked up in tiles. */
@Component
public final class TileTree implements LogTree {

  private static final int HASH_BYTES = 32;
  private static final int HEIGHT = 8;
  private static final int WIDTH = 1 << HEIGHT;

  /** Needs nothing. */
  public TileTree() {}

  @Override
  public byte[] leafHash(byte[] entry) {
    return MerkleTree.leafHash(entry);
  }

  @Override
  public List<Tile> append(Tiles before, long size, List<byte[]> leafHashes) {
    Map<Long, Tile> level = new TreeMap<>();
    List<Tile> changed = new ArrayList<>();
    List<byte[]> hashes = leafHashes;
    long count = size;
    for (int n = 0; !hashes.isEmpty(); n++) {
      level.clear();
      put(before, n, count, hashes, level);
      changed.addAll(level.values());
      // What is full now stands as one hash in the tile above.
      hashes =
          level.values().stream()
              .filter(tile -> tile.hashes().length == WIDTH * HASH_BYTES)
              .map(tile -> fold(tile.hashes(), 0, WIDTH))
              .toList();
      count /= WIDTH;
    }
    return List.copyOf(changed);
  }

  @Override
  public byte[] root(Tiles tiles, long size) {
    if (size < 1) {
      throw new IllegalArgumentException("a tree has at least one leaf");
    }
    return hash(tiles, 0, size);
  }

  @Override
  public List<byte[]> inclusion(Tiles tiles, long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("leaf " + index + " is not in a tree of " + size);
    }
    List<byte[]> path = new ArrayList<>();
    long begin = 0;
    long end = size;
    // PATH(m, D[n]) of 2.1.3.1, from the root down.
    while (end - begin > 1) {
      long middle = begin + split(end - begin);
      if (index < middle) {
        path.add(hash(tiles, middle, end));
        end = middle;
      } else {
        path.add(hash(tiles, begin, middle));
        begin = middle;
      }
    }
    return path.reversed();
  }

  @Override
  public List<byte[]> consistency(Tiles tiles, long from, long to) {
    if (from < 1 || from > to) {
      throw new IllegalArgumentException("a tree of " + from + " is no beginning of " + to);
    }
    List<byte[]> proof = new ArrayList<>();
    long begin = 0;
    long end = to;
    // SUBPROOF(m, D[n], b) of 2.1.4.1, from the root down; b is "begin is 0".
    while (from != end) {
      long middle = begin + split(end - begin);
      if (from <= middle) {
        proof.add(hash(tiles, middle, end));
        end = middle;
      } else {
        proof.add(hash(tiles, begin, middle));
        begin = middle;
      }
    }
    if (begin != 0) {
      proof.add(hash(tiles, begin, end));
    }
    return proof.reversed();
  }

  @Override
  public boolean includes(byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
    return MerkleTree.includes(leafHash, index, size, path, root);
  }

  @Override
  public boolean isConsistent(
      long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> proof) {
    return MerkleTree.isConsistent(from, fromRoot, to, toRoot, proof);
  }

  /** Writes hashes behind the first {@code count} of this level. */
  private static void put(
      Tiles before, int level, long count, List<byte[]> hashes, Map<Long, Tile> into) {
    int next = 0;
    while (next < hashes.size()) {
      long at = count + next;
      int there = (int) (at % WIDTH);
      int more = Math.min(WIDTH - there, hashes.size() - next);
      byte[] tile = Arrays.copyOf(there(before, level, at, there), (there + more) * HASH_BYTES);
      for (int i = 0; i < more; i++) {
        System.arraycopy(hashes.get(next + i), 0, tile, (there + i) * HASH_BYTES, HASH_BYTES);
      }
      into.put(at / WIDTH, new Tile(level, at / WIDTH, tile));
      next += more;
    }
  }

  private static byte[] there(Tiles before, int level, long at, int count) {
    return count == 0 ? new byte[0] : tile(before, level, at / WIDTH, count);
  }

  /** MTH(D[begin:end]); begin is a multiple of the largest complete tree in it. */
  private static byte[] hash(Tiles tiles, long begin, long end) {
    long size = end - begin;
    if (Long.bitCount(size) == 1) {
      return complete(tiles, begin, Long.numberOfTrailingZeros(size));
    }
    long middle = begin + split(size);
    return MerkleTree.node(hash(tiles, begin, middle), hash(tiles, middle, end));
  }

  /** The complete tree of 2^height leaves that begins here. */
  private static byte[] complete(Tiles tiles, long begin, int height) {
    int level = height / HEIGHT;
    int width = 1 << height % HEIGHT;
    long at = begin >> level * HEIGHT;
    int first = (int) (at % WIDTH);
    return fold(tile(tiles, level, at / WIDTH, first + width), first, width);
  }

  private static byte[] fold(byte[] tile, int first, int width) {
    if (width == 1) {
      return Arrays.copyOfRange(tile, first * HASH_BYTES, (first + 1) * HASH_BYTES);
    }
    int half = width / 2;
    return MerkleTree.node(fold(tile, first, half), fold(tile, first + half, half));
  }

  private static byte[] tile(Tiles tiles, int level, long index, int width) {
    byte[] tile = tiles.tile(level, index);
    if (tile.length < width * HASH_BYTES) {
      throw new IllegalStateException(
          "tile "
              + index
              + " of level "
              + level
              + ": expected "
              + width
              + " hashes, found "
              + tile.length / HASH_BYTES);
    }
    return tile;
  }

  /** The largest power of two below n, for n of at least 2. */
  private static long split(long n) {
    return Long.highestOneBit(n - 1);
  }
}
