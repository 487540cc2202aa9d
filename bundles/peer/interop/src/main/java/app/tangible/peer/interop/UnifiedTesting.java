package app.tangible.peer.interop;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.libp2p.node.NodeSettings;
import app.tangible.peer.libp2p.perf.Perf;
import app.tangible.peer.libp2p.ping.Ping;
import app.tangible.peer.quic.QuicTransport;
import app.tangible.peer.testing.FreshIdentity;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A node for the suites {@code transport} and {@code perf} of libp2p/unified-testing (7a7e8ae): all
 * it has to know is in environment variables, results go to the standard output, all else to the
 * error output, the verdict is the exit code.
 */
public final class UnifiedTesting {

  private static final double MILLION = 1e6;
  private static final Duration PING_LIMIT = Duration.ofSeconds(20);

  private final Map<String, String> environment;
  private final PrintStream results;

  UnifiedTesting(Map<String, String> environment, PrintStream results) {
    this.environment = environment;
    this.results = results;
  }

  /** Runs as dialer or listener. */
  public static void main(String[] none) {
    try {
      new UnifiedTesting(System.getenv(), System.out).run();
      System.exit(0);
    } catch (IOException | InterruptedException | RuntimeException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  void run() throws IOException, InterruptedException {
    if (!isQuic()) {
      refuseUnless("TRANSPORT", "tcp");
      refuseUnless("SECURE_CHANNEL", "noise");
      refuseUnless("MUXER", "yamux");
    }
    if (Boolean.parseBoolean(value("IS_DIALER"))) {
      dial();
    } else {
      listen();
    }
  }

  /** Then security and muxer are its own, and nobody names them. */
  private boolean isQuic() {
    return value("TRANSPORT").equals("quic-v1");
  }

  private void refuseUnless(String name, String only) {
    String wanted = value(name);
    if (!wanted.equals(only)) {
      throw new IllegalArgumentException(name + " can be " + only + " only, not " + wanted);
    }
  }

  private String value(String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is not set");
    }
    return value;
  }

  private String key() {
    return value("TEST_KEY") + "_listener_multiaddr";
  }

  private boolean isPerf() {
    return environment.containsKey("UPLOAD_BYTES")
        || "perf".equals(environment.get("TANGIBLE_SUITE"));
  }

  private void listen() throws IOException, InterruptedException {
    String ip = environment.getOrDefault("LISTENER_IP", "0.0.0.0");
    try (Peer peer = peer("/ip4/" + ip + (isQuic() ? "/udp/0/quic-v1" : "/tcp/0"));
        Redis redis = new Redis(value("REDIS_ADDR"))) {
      String address = reachable(peer.node()).withPeer(peer.node().self()).text();
      // The images of the two suites look for it in different ways.
      if (isPerf()) {
        redis.set(key(), address);
      } else {
        redis.push(key(), address);
      }
      System.err.println("listening at " + address);
      Thread.currentThread().join();
    }
  }

  /**
   * Others do not reach this machine by its loopback; where there is nothing else, it has to do.
   */
  private static Multiaddr reachable(Node node) {
    List<Multiaddr> all = node.addresses();
    return all.stream().filter(each -> !each.isLoopback()).findFirst().orElseGet(all::getFirst);
  }

  /** A node and the transport that it was given. */
  private record Peer(Node node, Optional<QuicTransport> quic) implements AutoCloseable {

    @Override
    public void close() {
      node.close();
      quic.ifPresent(QuicTransport::close);
    }
  }

  private Peer peer(String... listen) {
    FreshIdentity identity = new FreshIdentity();
    Node node = new Node(identity, NodeSettings.DEFAULT.listeningAt(listen));
    node.addHandler(new Ping());
    node.addHandler(new Perf());
    Optional<QuicTransport> quic =
        isQuic() ? Optional.of(new QuicTransport(identity)) : Optional.empty();
    quic.ifPresent(node::addTransport);
    return new Peer(node, quic);
  }

  private void dial() throws IOException {
    Multiaddr address = awaitListener();
    PeerId peer = address.peer().orElseThrow();
    try (Peer here = peer()) {
      long begin = System.nanoTime();
      PeerConnection connection = here.node().connect(new PeerInfo(peer, List.of(address)));
      Duration ping = Ping.measure(connection, PING_LIMIT);
      Duration all = Duration.ofNanos(System.nanoTime() - begin);
      results.println("# Measurements from dialer");
      if (isPerf()) {
        measure(connection);
      } else {
        results.println("latency:");
        results.println("  handshake_plus_one_rtt: " + millis(all));
        results.println("  ping_rtt: " + millis(ping));
        results.println("  unit: ms");
      }
    }
  }

  private Multiaddr awaitListener() throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(number("TEST_TIMEOUT_SECS", 180)).toNanos();
    try (Redis redis = new Redis(value("REDIS_ADDR"))) {
      Optional<String> found = redis.take(key());
      while (found.isEmpty() && System.nanoTime() < end) {
        found = redis.take(key());
      }
      return Multiaddr.parse(found.orElseThrow(() -> new IOException("no listener in time")));
    }
  }

  private void measure(PeerConnection connection) throws IOException {
    long up = number("UPLOAD_BYTES", 1L << 30);
    long down = number("DOWNLOAD_BYTES", 1L << 30);
    int ups = (int) number("UPLOAD_ITERATIONS", 10);
    int downs = (int) number("DOWNLOAD_ITERATIONS", 10);
    int latencies = (int) number("LATENCY_ITERATIONS", 100);
    results.print(new Samples(gigabits(connection, ups, up, 0), "Gbps").yaml("upload"));
    results.print(new Samples(gigabits(connection, downs, 0, down), "Gbps").yaml("download"));
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < latencies; i++) {
      millis.add(Perf.measure(connection, 1, 1).toNanos() / MILLION);
    }
    results.print(new Samples(millis, "ms").yaml("latency"));
  }

  private static List<Double> gigabits(PeerConnection connection, int times, long up, long down)
      throws IOException {
    List<Double> speeds = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      double nanos = Perf.measure(connection, up, down).toNanos();
      speeds.add((up + down) * 8 / nanos);
    }
    return speeds;
  }

  /** The suites write {@code null} for what is not set. */
  private long number(String name, long otherwise) {
    String text = environment.getOrDefault(name, "null");
    return text.equals("null") ? otherwise : Long.parseLong(text);
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toNanos() / MILLION);
  }
}
