package app.tangible.transfer.bitswap;

import app.tangible.content.Cid;
import app.tangible.content.FilmDags;
import app.tangible.transfer.bitswap.DagReader.Leaf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** Fetches a whole film by its name in IPFS from one peer. */
final class FilmFetch {

  private static final int UNDER_WAY = 16;

  private record Asked(Leaf leaf, CompletableFuture<byte[]> block) {}

  private final FilmDags dags;
  private final Client client;

  FilmFetch(FilmDags dags, Client client) {
    this.dags = dags;
    this.client = client;
  }

  /** Writes it into a fresh file; every block is the one that the name leads to. */
  void fetch(Cid root, long bytes, Path target) throws IOException, InterruptedException {
    List<Leaf> leaves = DagReader.leaves(dags, client::block, root, bytes);
    Queue<Asked> asked = new ArrayDeque<>();
    try (FileChannel out =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      int next = 0;
      for (int i = 0; i < leaves.size(); i++) {
        while (next < leaves.size() && asked.size() < UNDER_WAY) {
          Leaf leaf = leaves.get(next);
          asked.add(new Asked(leaf, client.start(leaf.cid(), leaves.size() - next++)));
        }
        write(out, asked.remove());
      }
      out.force(true);
    }
  }

  private void write(FileChannel out, Asked one) throws IOException, InterruptedException {
    byte[] block = client.finish(one.leaf().cid(), one.block());
    if (block.length != one.leaf().bytes()) {
      throw new IOException("a leaf of another length than its node says");
    }
    ByteBuffer bytes = ByteBuffer.wrap(block);
    while (bytes.hasRemaining()) {
      out.write(bytes, one.leaf().offset() + bytes.position());
    }
  }
}
