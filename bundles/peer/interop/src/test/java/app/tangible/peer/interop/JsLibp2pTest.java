package app.tangible.peer.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerStream;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.libp2p.perf.Perf;
import app.tangible.peer.libp2p.ping.Ping;
import app.tangible.peer.testing.FreshIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Noise, Yamux, identify, ping and perf with js-libp2p, called by either side. */
@Timeout(120)
class JsLibp2pTest {

  private static final int STREAMS = 1_000;

  private static JsPeer js;
  private static Node node;
  private static String address;

  @BeforeAll
  static void start() {
    js = new JsPeer("peer");
    node = Node.onLoopback(new FreshIdentity());
    node.addHandler(new Ping());
    node.addHandler(new Perf());
    node.addHandler(new TestProtocols());
    address = "\"address\":\"" + node.addresses().getFirst() + "/p2p/" + node.self() + "\"";
    assertThat(JsPeer.text(js.order("dial", address), "peer")).isEqualTo(node.self().text());
  }

  @AfterAll
  static void stop() {
    js.close();
    node.close();
  }

  private static PeerConnection calledByUs() {
    PeerInfo info = js.info();
    return node.connections().stream()
        .filter(PeerConnection::dialed)
        .findFirst()
        .orElseGet(() -> node.dial(info.id(), info.addresses()));
  }

  @Test
  void jsFindsOurKeyAndMuxer() {
    String dialed = js.order("dial", address);
    assertThat(JsPeer.text(dialed, "muxer")).isEqualTo("/yamux/1.0.0");
    assertThat(JsPeer.text(dialed, "security")).isEqualTo("/noise");
  }

  @Test
  void jsIdentifiesUs() {
    await()
        .untilAsserted(
            () -> {
              String told = js.order("identified", address);
              assertThat(JsPeer.texts(told, "protocols"))
                  .contains("/ipfs/id/1.0.0", "/ipfs/ping/1.0.0", "/perf/1.0.0");
              assertThat(JsPeer.text(told, "agent")).startsWith("tangible/");
              assertThat(told).contains("\"signed\":true");
            });
  }

  @Test
  void weIdentifyJs() {
    PeerConnection connection = calledByUs();
    assertThat(connection.peer()).isEqualTo(js.info().id());
    await().until(() -> connection.identified().isPresent());
    assertThat(connection.identified().get().protocols())
        .contains("/ipfs/id/1.0.0", "/ipfs/ping/1.0.0", "/perf/1.0.0");
    assertThat(connection.identified().get().agent()).contains("js-libp2p");
    assertThat(connection.identified().get().signed()).isTrue();
  }

  @Test
  void pingsBothWays() throws Exception {
    assertThat(JsPeer.number(js.order("ping", address), "millis")).isNotNegative();
    assertThat(Ping.measure(calledByUs(), Duration.ofSeconds(10))).isPositive();
    await().until(() -> calledByUs().roundTrip().isPresent());
  }

  @Test
  void jsUploadsAndDownloads() {
    js.order("perf", address, "\"up\":33554432", "\"down\":0");
    js.order("perf", address, "\"up\":0", "\"down\":33554432");
    js.order("perf", address, "\"up\":1000", "\"down\":1000");
  }

  @Test
  void weUploadAndDownload() throws Exception {
    assertThat(Perf.measure(calledByUs(), 32 << 20, 0)).isPositive();
    assertThat(Perf.measure(calledByUs(), 0, 32 << 20)).isPositive();
    assertThat(Perf.measure(calledByUs(), 1000, 1000)).isPositive();
  }

  @Test
  void jsClosesHalfAStreamAndReadsOurAnswer() {
    String counted = js.order("count", address, "\"bytes\":3000000");
    assertThat(JsPeer.number(counted, "count")).isEqualTo(3_000_000);
  }

  @Test
  void weCloseHalfAStreamAndReadItsAnswer() throws Exception {
    try (PeerStream stream = calledByUs().open(List.of(TestProtocols.COUNT))) {
      stream.out().write(new byte[3_000_000]);
      stream.closeWrite();
      assertThat(ByteBuffer.wrap(stream.in().readAllBytes()).getLong()).isEqualTo(3_000_000);
    }
  }

  @Test
  void jsHearsOurReset() {
    assertThat(JsPeer.text(js.order("reset", address), "status")).isIn("reset", "aborted");
  }

  @Test
  void weHearItsReset() {
    PeerStream stream = calledByUs().open(List.of(TestProtocols.RESET));
    assertThatThrownBy(
            () -> {
              stream.out().write(1);
              stream.out().flush();
              int answer = stream.in().read();
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("reset");
  }

  @Test
  void aProtocolThatJsDoesNotSpeakIsRefused() {
    assertThatThrownBy(() -> calledByUs().open(List.of("/no/such/1.0.0")))
        .isInstanceOf(PeerException.class);
  }

  @Test
  void jsOpensAThousandStreamsAtOnce() {
    String done = js.order("streams", address, "\"streams\":" + STREAMS, "\"bytes\":1000");
    assertThat(JsPeer.number(done, "streams")).isEqualTo(STREAMS);
  }

  @Test
  void weOpenAThousandStreamsAtOnce() throws Exception {
    PeerConnection connection = calledByUs();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> tasks =
          IntStream.range(0, STREAMS)
              .<Callable<Boolean>>mapToObj(i -> () -> echo(connection, 1000 + i, (byte) i))
              .toList();
      for (Future<Boolean> each : threads.invokeAll(tasks)) {
        assertThat(each.get()).isTrue();
      }
    }
  }

  private static boolean echo(PeerConnection connection, int bytes, byte value) throws IOException {
    byte[] sent = new byte[bytes];
    Arrays.fill(sent, value);
    try (PeerStream stream = connection.open(List.of(TestProtocols.ECHO))) {
      stream.out().write(sent);
      stream.closeWrite();
      return Arrays.equals(stream.in().readAllBytes(), sent);
    }
  }
}
