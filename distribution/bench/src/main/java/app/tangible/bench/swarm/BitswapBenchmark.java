package app.tangible.bench.swarm;

import app.tangible.bench.Benchmark;
import app.tangible.bench.Row;
import app.tangible.content.Cid;
import app.tangible.content.unixfs.UnixfsDags;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.testing.TestNodes;
import app.tangible.transfer.bitswap.Bitswap;
import app.tangible.transfer.bitswap.BitswapSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A film by its CID over Bitswap, beside the same between two processes of helia. */
public final class BitswapBenchmark implements Benchmark {

  private static final double MEGABYTE = 1e6;
  private static final int PASSES = 5;
  private static final int WARM_UP = 3;
  private static final String FILM = "00112233445566778899aabbccddeeff.tsf";

  private final UnixfsDags dags = new UnixfsDags();

  @Override
  public String name() {
    return "bitswap";
  }

  @Override
  public List<Row> run() throws Exception {
    int bytes = Integer.getInteger("tangible.bench.bitswap.bytes", 256 << 20);
    Path folder = Files.createTempDirectory("bitswap");
    try {
      Path films = Files.createDirectory(folder.resolve("films"));
      Path film = films.resolve(FILM);
      write(film, bytes);
      long begun = System.nanoTime();
      Cid cid = dags.dagOf(film).root();
      double naming = speed(bytes, (System.nanoTime() - begun) / 1e9);
      double ours = ours(folder, film, cid, bytes);
      double helia =
          Speeds.median(JsPerf.fetch(film, PASSES).stream().map(s -> speed(bytes, s)).toList());
      return List.of(
          new Row("a film by Bitswap, written and verified", ours, "MB/s", "helia", helia),
          new Row("the CID of a film, first time", naming, "MB/s", "fetching it", ours));
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static void write(Path film, int bytes) throws IOException {
    byte[] block = new byte[1 << 20];
    Random random = new Random(1);
    try (OutputStream out = Files.newOutputStream(film)) {
      for (int left = bytes; left > 0; left -= block.length) {
        random.nextBytes(block);
        out.write(block, 0, Math.min(left, block.length));
      }
    }
  }

  private double ours(Path folder, Path film, Cid cid, int bytes) throws Exception {
    try (TestNodes<Node> nodes = new TestNodes<>(Node::onLoopback)) {
      Node there = nodes.fresh();
      Bitswap serving = swap(there, film.getParent(), Files.createDirectory(folder.resolve("a")));
      Node here = nodes.fresh();
      Path none = Files.createDirectory(folder.resolve("none"));
      Bitswap fetching = swap(here, none, Files.createDirectory(folder.resolve("b")));
      while (serving.films() == 0) {
        Thread.onSpinWait();
      }
      List<Double> speeds = new ArrayList<>();
      for (int pass = 0; pass < WARM_UP + PASSES; pass++) {
        Path copy = folder.resolve("copy");
        long begun = System.nanoTime();
        fetching.fetch(TestNodes.info(there), cid, bytes, copy);
        speeds.add(speed(bytes, (System.nanoTime() - begun) / 1e9));
        Files.delete(copy);
      }
      fetching.close();
      serving.close();
      return Speeds.median(speeds.subList(WARM_UP, speeds.size()));
    }
  }

  private Bitswap swap(Node node, Path films, Path indexes) {
    Bitswap swap = new Bitswap(node, dags, films, indexes, BitswapSettings.DEFAULT);
    node.addHandler(swap);
    return swap;
  }

  private static double speed(long bytes, double seconds) {
    return bytes / MEGABYTE / seconds;
  }
}
