package app.tangible.bench.swarm;

import app.tangible.bench.Benchmark;
import app.tangible.bench.Row;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.Protocol;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.libp2p.node.NodeSettings;
import app.tangible.peer.libp2p.perf.Perf;
import app.tangible.peer.quic.QuicTransport;
import app.tangible.peer.testing.FreshIdentity;
import app.tangible.peer.testing.UdpLine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Bulk over QUIC: to itself, to and from rust's quinn, over a long line; handshakes. */
public final class QuicBenchmark implements Benchmark {

  private static final double MEGABYTE = 1e6;
  private static final double GOAL_OURSELVES = 300;
  private static final double GOAL_QUINN = 200;
  private static final double GOAL_LONG_LINE = 100;
  private static final Duration EACH_WAY = Duration.ofMillis(30);
  private static final String LOOPBACK = "/ip4/127.0.0.1/udp/0/quic-v1";
  private static final int PASSES = 7;
  private static final int HANDSHAKES = 100;

  @Override
  public String name() {
    return "swarm-quic";
  }

  @Override
  public List<Row> run() throws Exception {
    List<Row> rows = new ArrayList<>();
    long bytes = Long.getLong("tangible.bench.quic.bytes", 512L << 20);
    ourselves(rows, bytes);
    quinn(rows, bytes / 2);
    longLine(rows, bytes / 4);
    handshakes(rows);
    return rows;
  }

  private static void ourselves(List<Row> rows, long bytes) throws Exception {
    try (Peer there = new Peer();
        Peer here = new Peer()) {
      Speeds speeds = measure(here.connect(there.info()), bytes);
      rows.add(row("upload to ourselves", speeds.up(), GOAL_OURSELVES));
      rows.add(row("download from ourselves", speeds.down(), GOAL_OURSELVES));
    }
  }

  private static void quinn(List<Row> rows, long bytes) throws Exception {
    try (Peer here = new Peer();
        JsPeer js = new JsPeer("quic")) {
      Speeds speeds = measure(here.connect(js.info()), bytes);
      rows.add(row("upload to rust's quinn", speeds.up(), GOAL_QUINN));
      rows.add(row("download from rust's quinn", speeds.down(), GOAL_QUINN));
    }
  }

  private static void longLine(List<Row> rows, long bytes) throws Exception {
    try (Peer there = new Peer();
        Peer here = new Peer();
        UdpLine line = new UdpLine(there.port(), EACH_WAY)) {
      Multiaddr address = Multiaddr.parse("/ip4/127.0.0.1/udp/" + line.port() + "/quic-v1");
      Speeds speeds = measure(here.connect(new PeerInfo(there.id(), List.of(address))), bytes);
      rows.add(row("upload at 60 ms", speeds.up(), GOAL_LONG_LINE));
      rows.add(row("download at 60 ms", speeds.down(), GOAL_LONG_LINE));
    }
  }

  private static void handshakes(List<Row> rows) throws Exception {
    try (Peer there = new Peer();
        Peer here = new Peer()) {
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < HANDSHAKES; i++) {
        long begin = System.nanoTime();
        PeerConnection connection = here.connect(there.info());
        millis.add((System.nanoTime() - begin) / 1e6);
        connection.close();
      }
      rows.add(new Row("a call, median", Speeds.median(millis), "ms", "goal, at most", 20));
    }
  }

  private static Row row(String work, double figure, double goal) {
    return new Row(work, figure, "MB/s", "goal, at least", goal);
  }

  private static Speeds measure(PeerConnection connection, long bytes) throws IOException {
    List<Double> up = new ArrayList<>();
    List<Double> down = new ArrayList<>();
    long used = Speeds.processorNanos();
    for (int i = 0; i < PASSES + 1; i++) {
      up.add(bytes / MEGABYTE / (Perf.measure(connection, bytes, 0).toNanos() / 1e9));
      // Some bytes up as well: js-libp2p misses an end that comes with a stream's first bytes.
      down.add(bytes / MEGABYTE / (Perf.measure(connection, 1 << 20, bytes).toNanos() / 1e9));
    }
    used = Speeds.processorNanos() - used;
    return new Speeds(
        Speeds.median(up.subList(1, up.size())),
        Speeds.median(down.subList(1, down.size())),
        Speeds.of(2L * (PASSES + 1) * bytes, used));
  }

  /** A node that speaks QUIC alone. */
  private static final class Peer implements AutoCloseable {

    private final FreshIdentity identity = new FreshIdentity();
    private final Node node = new Node(identity, NodeSettings.DEFAULT.listeningAt(LOOPBACK));
    private final QuicTransport quic = new QuicTransport(identity);

    Peer() {
      node.addHandler(new Perf());
      node.addTransport(quic);
    }

    PeerId id() {
      return node.self();
    }

    PeerInfo info() {
      return new PeerInfo(node.self(), node.addresses());
    }

    int port() {
      return Integer.parseInt(node.addresses().getFirst().value(Protocol.UDP).orElseThrow());
    }

    PeerConnection connect(PeerInfo info) {
      return node.connect(info);
    }

    @Override
    public void close() {
      node.close();
      quic.close();
    }
  }
}
