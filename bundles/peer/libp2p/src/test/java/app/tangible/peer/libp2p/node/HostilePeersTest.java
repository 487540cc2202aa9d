package app.tangible.peer.libp2p.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerStream;
import app.tangible.peer.libp2p.ping.Ping;
import app.tangible.peer.testing.Proxy;
import app.tangible.peer.testing.TestNodes;
import app.tangible.peer.transport.MuxedLink;
import app.tangible.peer.transport.MuxedStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that take and give nothing, or something else than is asked for. */
@Timeout(120)
class HostilePeersTest {

  private static final long SLOW_NANOS = 100_000_000;
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final int IDLE_BYTES = 64 << 10;
  private static final byte[] MULTISTREAM = "\u0013/multistream/1.0.0\n\u0007/noise\n".getBytes();

  /** Longer than any machine needs for what is well meant. */
  private static final Duration LONG = Duration.ofSeconds(60);

  private final NodeSettings settings =
      NodeSettings.DEFAULT
          .listeningAt("/ip4/127.0.0.1/tcp/0")
          .withTimes(LONG, LONG, LONG, Duration.ofMillis(1));
  private final NodeSettings strict = settings.withTimes(LONG, SHORT, SHORT, Duration.ofMillis(1));
  private final TestNodes<Node> nodes = new TestNodes<>(identity -> new Node(identity, settings));

  /** Waits {@link #SHORT} only. */
  private final Node node = nodes.by(identity -> new Node(identity, strict));

  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Socket each : sockets) {
      each.close();
    }
    nodes.close();
  }

  private Socket call() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(node));
    sockets.add(socket);
    return socket;
  }

  private static int port(Node of) {
    return of.listening().getFirst().port().orElseThrow();
  }

  private static boolean isHungUp(Socket socket) {
    try {
      socket.setSoTimeout(30_000);
      while (socket.getInputStream().read() >= 0) {
        // What it said before.
      }
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private void stillServes() {
    node.addHandler(new Ping());
    Node guest = nodes.fresh();
    // It has no patience: a busy machine may need a second try.
    eventually()
        .ignoreExceptions()
        .untilAsserted(() -> Ping.measure(guest.connect(TestNodes.info(node)), LONG));
  }

  private static ConditionFactory eventually() {
    return await().atMost(Duration.ofSeconds(60));
  }

  @Test
  void hangsUpOnWhoStopsWithinTheGreeting() throws IOException {
    for (int bytes : new int[] {0, 1, 5, 20, 21, MULTISTREAM.length - 1}) {
      call().getOutputStream().write(MULTISTREAM, 0, bytes);
    }
    assertThat(sockets).allMatch(HostilePeersTest::isHungUp);
  }

  @Test
  void hangsUpOnWhoStopsWithinTheHandshake() throws IOException {
    byte[] first = new byte[34];
    first[1] = 32;
    for (int bytes = 0; bytes < first.length; bytes += 3) {
      Socket socket = call();
      socket.getOutputStream().write(MULTISTREAM);
      socket.getOutputStream().write(first, 0, bytes);
    }
    assertThat(sockets).allMatch(HostilePeersTest::isHungUp);
  }

  @Test
  void resetsAStreamOnWhichNothingIsAgreedInTime() throws Exception {
    node.addHandler(new Ping());
    MuxedLink link = ((Connection) nodes.fresh().connect(TestNodes.info(node))).link();
    List<MuxedStream> streams = new ArrayList<>();
    for (int bytes = 0; bytes < MULTISTREAM.length; bytes++) {
      MuxedStream stream = link.open();
      stream.out().write(MULTISTREAM, 0, bytes);
      streams.add(stream);
    }
    for (MuxedStream each : streams.subList(1, streams.size())) {
      assertThat(catchThrowable(() -> each.in().readAllBytes())).hasMessageContaining("reset");
    }
    assertThat(link.closed().toCompletableFuture()).isNotDone();
  }

  @Test
  void resetsStreamsBeyondThoseOfAProtocolAndGoesOn() throws Exception {
    Node patient = nodes.fresh();
    patient.addHandler(new Ping());
    PeerConnection connection = nodes.fresh().connect(TestNodes.info(patient));
    List<PeerStream> open = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      try {
        PeerStream stream = connection.open(List.of(Ping.ID));
        stream.out().write(new byte[32]);
        stream.out().flush();
        refused += stream.in().readNBytes(32).length == 32 ? 0 : 1;
        open.add(stream);
      } catch (IOException | PeerException e) {
        refused++;
      }
    }
    assertThat(refused).isEqualTo(300 - new Ping().streamsPerPeer());
    open.forEach(PeerStream::close);
    eventually().ignoreExceptions().untilAsserted(() -> Ping.measure(connection, LONG));
  }

  @Test
  void hangsUpOnWhoSendsAByteNowAndThen() throws Exception {
    Socket socket = call();
    byte[] longMessage = {(byte) 0xff, (byte) 0xff};
    byte[] endless = Arrays.copyOf(MULTISTREAM, MULTISTREAM.length + 65_535);
    System.arraycopy(longMessage, 0, endless, MULTISTREAM.length, longMessage.length);
    // Were each byte a reason to wait on, this would take two hours.
    assertThat(
            catchThrowable(
                () -> {
                  for (byte each : endless) {
                    socket.getOutputStream().write(each);
                    LockSupport.parkNanos(SLOW_NANOS); // the caller's own pace
                  }
                }))
        .isInstanceOf(IOException.class);
  }

  @Test
  void hangsUpOnNoise() throws IOException {
    Socket socket = call();
    byte[] noise = new byte[4096];
    new Random(1).nextBytes(noise);
    socket.getOutputStream().write(noise);
    assertThat(isHungUp(socket)).isTrue();
    stillServes();
  }

  @Test
  void aThousandCallersThatSayNothingTakeNoPlaceOfOthers() throws Exception {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();
    for (int i = 0; i < 1_000; i++) {
      call();
    }
    System.gc();
    long held = runtime.totalMemory() - runtime.freeMemory() - before;
    assertThat(held).isLessThan(1_000L * IDLE_BYTES);
    for (Socket each : sockets) {
      assertThat(isHungUp(each)).isTrue();
    }
    stillServes();
  }

  @Test
  void takesNoMoreConnectionsThanItHasRoomFor() throws Exception {
    NodeSettings small = settings.withRoomFor(5, 100, 100);
    Node full = nodes.by(identity -> new Node(identity, small));
    for (int i = 0; i < 12; i++) {
      nodes.fresh().connect(TestNodes.info(full));
      assertThat(full.connections()).hasSizeLessThanOrEqualTo(5);
    }
    eventually().untilAsserted(() -> assertThat(full.connections()).isNotEmpty());
  }

  @Test
  void prunesNobodyWhoIsKept() throws Exception {
    NodeSettings small = settings.withRoomFor(3, 100, 100);
    Node full = nodes.by(identity -> new Node(identity, small));
    Node friend = nodes.fresh();
    PeerConnection kept = friend.connect(TestNodes.info(full));
    AutoCloseable keeping = full.keep(friend.self());
    for (int i = 0; i < 8; i++) {
      nodes.fresh().connect(TestNodes.info(full));
    }
    assertThat(kept.isOpen()).isTrue();
    keeping.close();
  }

  @Test
  void refusesMoreCallersOfOneBlockThanAllowed() throws Exception {
    NodeSettings small = settings.withRoomFor(100, 3, 100);
    Node full = nodes.by(identity -> new Node(identity, small));
    List<PeerConnection> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      made.add(nodes.fresh().connect(TestNodes.info(full)));
    }
    try (Socket fourth = new Socket(InetAddress.getLoopbackAddress(), port(full))) {
      assertThat(isHungUp(fourth)).isTrue();
    }
    made.getFirst().close();
    Node next = nodes.fresh();
    eventually().ignoreExceptions().until(() -> next.connect(TestNodes.info(full)).isOpen());
  }

  @Test
  void givesUpACallThatNobodyAnswers() throws Exception {
    try (Proxy line = new Proxy(port(node))) {
      line.stall();
      Node caller = nodes.by(identity -> new Node(identity, strict));
      PeerInfo info =
          new PeerInfo(node.self(), List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/" + line.port())));
      assertThat(catchThrowable(() -> caller.connect(info))).hasMessageContaining("in time");
    }
  }

  @Test
  void endsAConnectionWhoseBytesWereChanged() throws Exception {
    Node patient = nodes.fresh();
    try (Proxy line = new Proxy(port(patient))) {
      Node caller = nodes.fresh();
      PeerConnection connection =
          caller.connect(
              new PeerInfo(
                  patient.self(), List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/" + line.port()))));
      eventually().until(() -> connection.identified().isPresent());
      patient.addHandler(new Ping());
      line.corrupt(20);
      assertThat(
              catchThrowable(
                  () -> {
                    for (int i = 0; i < 10; i++) {
                      Ping.measure(connection, Duration.ofSeconds(2));
                    }
                  }))
          .isNotNull();
      eventually().until(() -> !connection.isOpen());
    }
  }

  @Test
  void aHundredIdlePeersCostLessThan64KibEach() throws Exception {
    int count = 100;
    NodeSettings roomy = NodeSettings.DEFAULT.withRoomFor(1_000, 1_000, 1_000);
    Node there = nodes.by(id -> new Node(id, roomy.listeningAt("/ip4/127.0.0.1/tcp/0")));
    connectFrom(20, roomy, there);
    long before = usedAfterCollecting();
    connectFrom(count, roomy, there);
    // Both ends are here, and a whole node for each of the callers.
    assertThat((usedAfterCollecting() - before) / count).isLessThan(2L * IDLE_BYTES);
  }

  private void connectFrom(int callers, NodeSettings roomy, Node there) {
    List<PeerConnection> made = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      made.add(nodes.by(id -> new Node(id, roomy)).connect(TestNodes.info(there)));
    }
    eventually().until(() -> made.stream().allMatch(each -> each.identified().isPresent()));
  }

  private static long usedAfterCollecting() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
