package app.tangible.bench.swarm;

import app.tangible.bench.Benchmark;
import app.tangible.bench.Row;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.libp2p.node.NodeSettings;
import app.tangible.peer.libp2p.perf.Perf;
import app.tangible.peer.libp2p.yamux.YamuxSettings;
import app.tangible.peer.testing.Proxy;
import app.tangible.peer.testing.TestNodes;
import app.tangible.peer.transport.NodeIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Bulk over Noise and Yamux, on this machine and over a long line; what an idle peer costs. */
public final class WireBenchmark implements Benchmark {

  private static final double GOAL_LOOPBACK = 1_200;
  private static final double GOAL_LONG_LINE = 100;
  private static final double GOAL_IDLE_MEGABYTES = 128;
  private static final String TLS = "TLS 1.3 of Java over TCP";
  private static final int IDLE_PEERS = 1_000;
  private static final Duration EACH_WAY = Duration.ofMillis(30);

  @Override
  public String name() {
    return "swarm-wire";
  }

  @Override
  public List<Row> run() throws Exception {
    List<Row> rows = new ArrayList<>();
    bulk(rows);
    longLine(rows);
    idle(rows);
    return rows;
  }

  private static void bulk(List<Row> rows) throws Exception {
    long bytes = Long.getLong("tangible.bench.swarm.bytes", 512L << 20);
    int passes = 7;
    Speeds ours;
    try (TestNodes<Node> nodes = new TestNodes<>(Node::onLoopback)) {
      PeerConnection connection = connect(nodes.fresh(), served(nodes.fresh()));
      measure(connection, bytes / 2, 3);
      ours = measure(connection, bytes, passes);
    }
    Speeds js = JsPerf.measure((int) (bytes >> 21), passes);
    Speeds tls = Tls.measure(bytes, passes);
    rows.add(row("upload", ours.up(), "js-libp2p", js.up()));
    rows.add(row("download", ours.down(), "js-libp2p", js.down()));
    rows.add(row("a processor second, both ends", ours.processor(), "js-libp2p", js.processor()));
    rows.add(row("upload", ours.up(), TLS, tls.up()));
    rows.add(row("a processor second, both ends", ours.processor(), TLS, tls.processor()));
    rows.add(row("upload", ours.up(), "goal, at least", GOAL_LOOPBACK));
    rows.add(
        row(
            "a processor second, both ends",
            ours.processor(),
            "goal on two processors, at least",
            GOAL_LOOPBACK / 2));
  }

  private static Row row(String work, double figure, String baseline, double of) {
    return new Row(work, figure, "MB/s", baseline, of);
  }

  private static Node served(Node node) {
    node.addHandler(new Perf());
    return node;
  }

  private static PeerConnection connect(Node here, Node there) {
    return here.connect(TestNodes.info(there));
  }

  private static Speeds measure(PeerConnection connection, long bytes, int passes)
      throws IOException {
    List<Double> up = new ArrayList<>();
    List<Double> down = new ArrayList<>();
    long before = Speeds.processorNanos();
    for (int i = 0; i < passes; i++) {
      up.add(Speeds.of(bytes, Perf.measure(connection, bytes, 0).toNanos()));
      down.add(Speeds.of(bytes, Perf.measure(connection, 0, bytes).toNanos()));
    }
    double processor = Speeds.of(2 * passes * bytes, Speeds.processorNanos() - before);
    return new Speeds(Speeds.median(up), Speeds.median(down), processor);
  }

  private static void longLine(List<Row> rows) throws Exception {
    Speeds tuned = overLongLine(YamuxSettings.DEFAULT, 512L << 20);
    YamuxSettings all = YamuxSettings.DEFAULT;
    YamuxSettings narrow =
        new YamuxSettings(
            256 << 10,
            all.connectionBytes(),
            all.maxStreams(),
            all.ackBacklog(),
            all.keepAlive(),
            all.openWait());
    Speeds fixed = overLongLine(narrow, 16L << 20);
    rows.add(row("upload at 60 ms", tuned.up(), "goal, at least", GOAL_LONG_LINE));
    rows.add(row("upload at 60 ms", tuned.up(), "a window of 256 KiB", fixed.up()));
    rows.add(row("download at 60 ms", tuned.down(), "goal, at least", GOAL_LONG_LINE));
    rows.add(row("download at 60 ms", tuned.down(), "a window of 256 KiB", fixed.down()));
  }

  private static Speeds overLongLine(YamuxSettings sessions, long bytes) throws Exception {
    NodeSettings settings =
        NodeSettings.DEFAULT.listeningAt("/ip4/127.0.0.1/tcp/0").with(sessions, 256L << 20);
    try (TestNodes<Node> nodes = new TestNodes<>(identity -> new Node(identity, settings))) {
      Node there = served(nodes.fresh());
      int port = there.addresses().getFirst().port().orElseThrow();
      try (Proxy line = new Proxy(port).delay(EACH_WAY)) {
        PeerInfo info =
            new PeerInfo(
                there.self(), List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/" + line.port())));
        PeerConnection connection = nodes.fresh().connect(info);
        return measure(connection, bytes, 3);
      }
    }
  }

  private static void idle(List<Row> rows) throws Exception {
    NodeSettings roomy =
        NodeSettings.DEFAULT
            .listeningAt("/ip4/127.0.0.1/tcp/0")
            .withRoomFor(2 * IDLE_PEERS, 2 * IDLE_PEERS, 2 * IDLE_PEERS);
    long before = usedBytes();
    try (TestNodes<Node> nodes = new TestNodes<>(identity -> new Node(identity, roomy))) {
      Node there = nodes.fresh();
      for (int i = 0; i < IDLE_PEERS; i++) {
        connect(nodes.by(WireBenchmark::silent), there);
      }
      double megabytes = (usedBytes() - before) / Speeds.MEGABYTE;
      rows.add(
          new Row(
              "1,000 idle peers, both ends, heap",
              megabytes,
              "MB",
              "goal for one end, at most",
              GOAL_IDLE_MEGABYTES));
    }
  }

  private static Node silent(NodeIdentity identity) {
    return new Node(identity, NodeSettings.DEFAULT);
  }

  private static long usedBytes() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(500);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
