package app.tangible.transfer.bitswap;

import app.tangible.content.Cid;
import app.tangible.content.FilmDag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The blocks of films, read from the films themselves. Safe for use by several threads. */
final class FilmBlocks implements Blocks {

  private static final Logger LOG = LoggerFactory.getLogger(FilmBlocks.class);

  private final Map<Path, FilmDag> films = new ConcurrentHashMap<>();

  void put(Path sealed, FilmDag dag) {
    films.put(sealed, dag);
  }

  void remove(Path sealed) {
    films.remove(sealed);
  }

  Map<Path, FilmDag> films() {
    return Map.copyOf(films);
  }

  @Override
  public OptionalInt length(Cid cid) {
    for (FilmDag dag : films.values()) {
      OptionalInt leaf = dag.leafNamed(cid);
      if (leaf.isPresent()) {
        return OptionalInt.of(lengthOf(dag, leaf.getAsInt()));
      }
      Optional<byte[]> node = dag.node(cid);
      if (node.isPresent()) {
        return OptionalInt.of(node.get().length);
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public Optional<byte[]> read(Cid cid) throws IOException {
    for (Map.Entry<Path, FilmDag> film : films.entrySet()) {
      FilmDag dag = film.getValue();
      OptionalInt leaf = dag.leafNamed(cid);
      if (leaf.isPresent()) {
        byte[] block = leaf(film.getKey(), dag, leaf.getAsInt());
        if (cid.names(block)) {
          return Optional.of(block);
        }
        LOG.warn("a film is not served to IPFS any more: its bytes changed");
        films.remove(film.getKey());
        return Optional.empty();
      }
      Optional<byte[]> node = dag.node(cid);
      if (node.isPresent()) {
        return node;
      }
    }
    return Optional.empty();
  }

  private static int lengthOf(FilmDag dag, int leaf) {
    return (int) Math.min(dag.leafBytes(), dag.sealedBytes() - (long) leaf * dag.leafBytes());
  }

  private static byte[] leaf(Path sealed, FilmDag dag, int leaf) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(lengthOf(dag, leaf));
    try (FileChannel in = FileChannel.open(sealed)) {
      long start = (long) leaf * dag.leafBytes();
      while (block.hasRemaining()) {
        if (in.read(block, start + block.position()) < 0) {
          break;
        }
      }
    }
    return block.array();
  }
}
