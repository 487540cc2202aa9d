package app.tangible.transfer.bitswap;

import app.tangible.content.Cid;
import app.tangible.content.FilmDags;
import app.tangible.content.FilmDags.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the leaves of a file by its name, from a peer that has its nodes. */
final class DagReader {

  private static final int MAX_DEPTH = 4;
  private static final int MAX_LEAVES = 1 << 21;

  /** A leaf. */
  record Leaf(Cid cid, long offset, int bytes) {}

  /** Brings one block, verified. */
  interface Fetch {
    byte[] block(Cid cid) throws IOException, InterruptedException;
  }

  private final FilmDags dags;
  private final Fetch fetch;
  private final List<Leaf> leaves = new ArrayList<>();
  private long offset;

  private DagReader(FilmDags dags, Fetch fetch) {
    this.dags = dags;
    this.fetch = fetch;
  }

  /**
   * The leaves in the order of the file's bytes.
   *
   * @param bytes of the whole file
   * @throws IOException when the tree is of another length, too deep, or not one of raw leaves
   */
  static List<Leaf> leaves(FilmDags dags, Fetch fetch, Cid root, long bytes)
      throws IOException, InterruptedException {
    DagReader reader = new DagReader(dags, fetch);
    reader.read(root, bytes, 0);
    return List.copyOf(reader.leaves);
  }

  private void read(Cid cid, long bytes, int depth) throws IOException, InterruptedException {
    if (cid.codec() == Cid.Codec.RAW) {
      leaf(cid, bytes);
      return;
    }
    if (depth == MAX_DEPTH) {
      throw new IOException("a tree deeper than " + MAX_DEPTH + " nodes");
    }
    List<Link> links = links(cid);
    if (links.stream().mapToLong(Link::bytes).sum() != bytes) {
      throw new IOException("a node of other than " + bytes + " bytes");
    }
    for (Link link : links) {
      read(link.cid(), link.bytes(), depth + 1);
    }
  }

  private List<Link> links(Cid cid) throws IOException, InterruptedException {
    try {
      return dags.links(fetch.block(cid));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void leaf(Cid cid, long bytes) throws IOException {
    if (bytes > MessageCodec.MAX_BLOCK_BYTES || leaves.size() == MAX_LEAVES) {
      throw new IOException("a leaf of " + bytes + " bytes, or too many leaves");
    }
    leaves.add(new Leaf(cid, offset, (int) bytes));
    offset += bytes;
  }
}
