package app.tangible.bench.swarm;

import app.tangible.bench.Benchmark;
import app.tangible.bench.Row;
import app.tangible.content.FilmId;
import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.testing.Proxy;
import app.tangible.peer.testing.TestNodes;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.Wanted;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Films between homes: verified pieces in a file, and how soon the first second can be played. */
public final class PiecesBenchmark implements Benchmark {

  private static final long BYTES = Long.getLong("tangible.bench.swarm.film", 1L << 30);
  private static final int PIECE = 1 << 20;
  private static final double MEGABYTES = BYTES / 1e6;
  private static final int WARM_UP = 3;
  private static final int PASSES = 3;
  private static final OperatingSystemMXBean PROCESSES =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Index and first second of a film of 16 Mbit/s. */
  private static final int FIRST_SECOND = 2_500_000;

  private static final Duration EACH_WAY = Duration.ofMillis(30);

  private final PieceHashing hashing = new Bep52PieceHashing();

  @Override
  public String name() {
    return "swarm-pieces";
  }

  @Override
  public List<Row> run() throws Exception {
    Path memory = Path.of("/dev/shm");
    Path work =
        Files.isWritable(memory)
            ? Files.createTempDirectory(memory, "tangible-bench")
            : Files.createTempDirectory("tangible-bench");
    try {
      return run(work);
    } finally {
      delete(work);
    }
  }

  private List<Row> run(Path work) throws Exception {
    Path films = Files.createDirectories(work.resolve("films"));
    Path film = film(films);
    PieceManifest manifest = manifest(film);
    List<Row> rows = new ArrayList<>();
    try (TestNodes<Node> nodes = new TestNodes<>(Node::onLoopback);
        Torrents others = new Torrents(films, film)) {
      List<BenchHome> seeders = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        seeders.add(new BenchHome(nodes.fresh(), hashing, work, List.of()));
      }
      List<PeerInfo> single = infos(seeders.subList(0, 1));
      Took.median(WARM_UP, () -> fetch(nodes, manifest, work, single));
      Took oneTook = Took.median(PASSES, () -> fetch(nodes, manifest, work, single));
      Took fourTook = Took.median(PASSES, () -> fetch(nodes, manifest, work, infos(seeders)));
      Took torrentTook = Took.median(PASSES, () -> others.libtorrent(1));
      double one = MEGABYTES / oneTook.seconds();
      double four = MEGABYTES / fourTook.seconds();
      double torrent = MEGABYTES / torrentTook.seconds();
      double torrents = MEGABYTES / Took.median(PASSES, () -> others.libtorrent(4)).seconds();
      double aria = MEGABYTES / others.aria();
      rows.add(new Row("pieces, verified, written, 1 seeder", one, "MB/s", "libtorrent", torrent));
      rows.add(
          new Row(
              "pieces, a processor second, both ends",
              MEGABYTES / oneTook.processorSeconds(),
              "MB",
              "libtorrent",
              MEGABYTES / torrentTook.processorSeconds()));
      rows.add(new Row("pieces, verified, written, 1 seeder", one, "MB/s", "aria2", aria));
      rows.add(new Row("pieces, verified, written, 1 seeder", one, "MB/s", "goal, at least", 600));
      rows.add(
          new Row("pieces, verified, written, 4 seeders", four, "MB/s", "libtorrent", torrents));
      rows.add(
          new Row("pieces, verified, written, 4 seeders", four, "MB/s", "goal, at least", 800));
      rows.add(
          new Row(
              "first playable second, here",
              firstSecond(nodes, manifest, work, seeders.getFirst(), Duration.ZERO),
              "ms",
              "goal, at most",
              1_000));
      rows.add(
          new Row(
              "first playable second, at 60 ms",
              firstSecond(nodes, manifest, work, seeders.getFirst(), EACH_WAY),
              "ms",
              "goal, at most",
              2_000));
      seeders.forEach(BenchHome::close);
    }
    return rows;
  }

  private static Path film(Path folder) throws IOException {
    Path film = folder.resolve("0".repeat(31) + "1.tsf");
    Random random = new Random(1);
    byte[] chunk = new byte[PIECE];
    try (OutputStream out = Files.newOutputStream(film)) {
      for (long at = 0; at < BYTES; at += chunk.length) {
        random.nextBytes(chunk);
        out.write(chunk, 0, (int) Math.min(chunk.length, BYTES - at));
      }
    }
    return film;
  }

  private PieceManifest manifest(Path film) throws IOException {
    PieceManifest manifest = hashing.manifestOf(new FilmId("0".repeat(31) + "1"), film, PIECE);
    Files.write(film.resolveSibling(film.getFileName() + ".manifest"), manifest.encode());
    return manifest;
  }

  private static List<PeerInfo> infos(List<BenchHome> homes) {
    return homes.stream().map(home -> TestNodes.info(home.node)).toList();
  }

  private static Wanted wanted(PieceManifest manifest) {
    return new Wanted(manifest.film(), manifest.root(), manifest.sealedBytes(), List.of());
  }

  private Took fetch(TestNodes<Node> nodes, PieceManifest manifest, Path work, List<PeerInfo> known)
      throws Exception {
    Path folder = Files.createTempDirectory(work, "home");
    try (BenchHome home = new BenchHome(nodes.fresh(), hashing, folder, known)) {
      known.forEach(home.node::connect);
      long spent = PROCESSES.getProcessCpuTime();
      long begun = System.nanoTime();
      Path whole = home.transfers.fetch(wanted(manifest), folder.resolve("film")).whole().get();
      double seconds = (System.nanoTime() - begun) / 1e9;
      if (Files.size(whole) != BYTES) {
        throw new IllegalStateException("the film is not whole");
      }
      double processors = (PROCESSES.getProcessCpuTime() - spent) / 1e9;
      home.node.close();
      return new Took(seconds, processors);
    } finally {
      delete(folder);
    }
  }

  /** Milliseconds from the wish to the first bytes that can be played; the median. */
  private double firstSecond(
      TestNodes<Node> nodes, PieceManifest manifest, Path work, BenchHome seeder, Duration eachWay)
      throws Exception {
    int port = seeder.node.addresses().getFirst().port().orElseThrow();
    try (Proxy line = new Proxy(port).delay(eachWay)) {
      PeerInfo far =
          new PeerInfo(
              seeder.node.self(), List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/" + line.port())));
      return 1_000 * Took.median(PASSES, () -> first(nodes, manifest, work, far)).seconds();
    }
  }

  private Took first(TestNodes<Node> nodes, PieceManifest manifest, Path work, PeerInfo from)
      throws Exception {
    Path folder = Files.createTempDirectory(work, "home");
    try (BenchHome home = new BenchHome(nodes.fresh(), hashing, folder, List.of(from))) {
      home.node.connect(from);
      long begun = System.nanoTime();
      Transfer transfer = home.transfers.fetch(wanted(manifest), folder.resolve("film"));
      transfer.playAt(0);
      if (!transfer.await(0, FIRST_SECOND, Duration.ofSeconds(60))) {
        throw new IllegalStateException("the first second did not come");
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      transfer.cancel();
      home.node.close();
      return new Took(seconds, 0);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
