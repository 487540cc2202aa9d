package app.tangible.content.unixfs;

import app.tangible.content.Cid;
import app.tangible.content.FilmDag;
import app.tangible.content.FilmDags;
import app.tangible.content.unixfs.FileNode.Part;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A tree that is a function of its leaves' hashes: 32 bytes a leaf, nodes made when asked for. */
final class LeafDag implements FilmDag {

  private static final int MAGIC = 0x54435831; // TCX1
  private static final int HEADER_BYTES = 4 + 4 + 8 + Cid.BYTES;

  private final Shape shape;
  private final long sealedBytes;
  private final byte[] hashes;
  private final int[] byHash;

  /** From the one above the leaves to the one that is the root alone. */
  private final List<List<Part>> levels = new ArrayList<>();

  private final Map<Cid, Place> places = new HashMap<>();
  private final Cid root;

  private record Place(int level, int index) {}

  /** Keeps {@code hashes}. */
  LeafDag(Shape shape, long sealedBytes, byte[] hashes) {
    if (sealedBytes < 1 || hashes.length != shape.leaves(sealedBytes) * 32L) {
      throw new IllegalArgumentException("hashes of another length of film");
    }
    this.shape = shape;
    this.sealedBytes = sealedBytes;
    this.hashes = hashes;
    byHash =
        IntStream.range(0, leaves())
            .boxed()
            .sorted(this::compare)
            .mapToInt(Integer::intValue)
            .toArray();
    root = grow();
  }

  private Cid grow() {
    if (leaves() == 1) {
      return leaf(0);
    }
    do {
      int below = levels.isEmpty() ? leaves() : levels.getLast().size();
      List<Part> level = new ArrayList<>();
      for (int i = 0; i < Math.ceilDiv(below, shape.width()); i++) {
        Place place = new Place(levels.size(), i);
        level.add(node(parts(place)));
        places.put(level.getLast().cid(), place);
      }
      levels.add(level);
    } while (levels.getLast().size() > 1);
    return levels.getLast().getFirst().cid();
  }

  private List<Part> parts(Place place) {
    int below = place.level() == 0 ? leaves() : levels.get(place.level() - 1).size();
    int from = place.index() * shape.width();
    int to = Math.min(from + shape.width(), below);
    if (place.level() > 0) {
      return levels.get(place.level() - 1).subList(from, to);
    }
    return IntStream.range(from, to)
        .mapToObj(
            i -> new Part(leaf(i), shape.length(i, sealedBytes), shape.length(i, sealedBytes)))
        .toList();
  }

  private static Part node(List<Part> parts) {
    byte[] block = FileNode.encode(parts);
    return new Part(
        Cid.of(Cid.Codec.DAG_PB, block),
        parts.stream().mapToLong(Part::fileBytes).sum(),
        block.length + parts.stream().mapToLong(Part::treeBytes).sum());
  }

  static LeafDag decode(Shape shape, byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    if (encoded.length < HEADER_BYTES
        || encoded.length > FilmDags.MAX_ENCODED_BYTES
        || in.getInt() != MAGIC
        || in.getInt() != shape.leafBytes()) {
      throw new IllegalArgumentException("not a film's block index of version 1");
    }
    long sealedBytes = in.getLong();
    byte[] root = new byte[Cid.BYTES];
    in.get(root);
    if (sealedBytes < 1
        || sealedBytes > (long) FilmDags.MAX_ENCODED_BYTES / 32 * shape.leafBytes()) {
      throw new IllegalArgumentException("a film of " + sealedBytes + " bytes");
    }
    byte[] hashes = new byte[in.remaining()];
    in.get(hashes);
    LeafDag dag = new LeafDag(shape, sealedBytes, hashes);
    if (!dag.root.equals(Cid.decode(root))) {
      throw new IllegalArgumentException("the block index does not lead to the root it names");
    }
    return dag;
  }

  @Override
  public byte[] encode() {
    return ByteBuffer.allocate(HEADER_BYTES + hashes.length)
        .putInt(MAGIC)
        .putInt(shape.leafBytes())
        .putLong(sealedBytes)
        .put(root.bytes())
        .put(hashes)
        .array();
  }

  @Override
  public Cid root() {
    return root;
  }

  @Override
  public long sealedBytes() {
    return sealedBytes;
  }

  @Override
  public int leafBytes() {
    return shape.leafBytes();
  }

  @Override
  public int leaves() {
    return hashes.length / 32;
  }

  @Override
  public Cid leaf(int leaf) {
    return new Cid(Cid.Codec.RAW, Arrays.copyOfRange(hashes, leaf * 32, leaf * 32 + 32));
  }

  @Override
  public OptionalInt leafNamed(Cid cid) {
    if (cid.codec() != Cid.Codec.RAW) {
      return OptionalInt.empty();
    }
    byte[] wanted = cid.sha256();
    int low = 0;
    int high = byHash.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(byHash[middle], wanted, 0) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < byHash.length && compare(byHash[low], wanted, 0) == 0
        ? OptionalInt.of(byHash[low])
        : OptionalInt.empty();
  }

  @Override
  public Optional<byte[]> node(Cid cid) {
    return Optional.ofNullable(places.get(cid)).map(this::parts).map(FileNode::encode);
  }

  private int compare(int left, int right) {
    int order = compare(left, hashes, right * 32);
    return order != 0 ? order : Integer.compare(left, right);
  }

  private int compare(int leaf, byte[] other, int from) {
    return Arrays.compareUnsigned(hashes, leaf * 32, leaf * 32 + 32, other, from, from + 32);
  }
}
