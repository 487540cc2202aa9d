package app.tangible.peer.libp2p.dcutr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.trial.MemoryNode;
import app.tangible.peer.testing.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may have whom punch where. What passes routers is tried with routers. */
@Timeout(60)
class DirectUpgradeTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final List<AutoCloseable> open = new ArrayList<>();
  private final MemoryNode left = new MemoryNode("/ip4/192.168.1.2/tcp/4001");
  private final MemoryNode right = new MemoryNode("/ip4/192.168.1.2/tcp/4001");

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  @Test
  void punchesForNobodyWhoIsDirectAlready() {
    upgrade(left);
    PeerConnection direct = right.connect(left, Route.DIRECT);
    assertThatThrownBy(() -> exchange(direct)).isInstanceOf(IOException.class);
  }

  @Test
  void followsOnlyTheEndThatWasCalled() {
    upgrade(left);
    // It is the right one that calls: leading is the left one's.
    PeerConnection circuit = right.connect(left, Route.RELAYED);
    assertThatThrownBy(() -> exchange(circuit)).isInstanceOf(IOException.class);
  }

  @Test
  void answersTheEndThatWasCalledWithItsPlaces() throws IOException {
    upgrade(left);
    left.connect(right, Route.RELAYED);
    PeerConnection circuit = right.connections().getFirst();
    assertThat(exchange(circuit).type()).isEqualTo(HolePunch.Type.CONNECT);
  }

  @Test
  void closesACircuitThatIsOfNoUseAnyMore() {
    upgrade(right);
    left.add(new Silence());
    right.connect(left, Route.DIRECT);
    PeerConnection circuit = left.connect(right, Route.RELAYED);
    await().atMost(SOON).until(() -> !circuit.isOpen());
    assertThat(right.connections()).hasSize(1);
  }

  @Test
  void keepsACircuitWhoseOtherEndDoesNotGoAlong() {
    upgrade(right);
    Silence silence = new Silence();
    left.add(silence);
    PeerConnection circuit = left.connect(right, Route.RELAYED);
    await().atMost(SOON).until(() -> silence.asked() == 3);
    assertThat(circuit.isOpen()).isTrue();
  }

  @Test
  void callsNoPlaceInsideOfAHome() {
    assertThat(
            Places.callable(
                List.of(
                    Multiaddr.parse("/ip4/192.168.1.1/tcp/80"),
                    Multiaddr.parse("/ip4/127.0.0.1/tcp/80"),
                    Multiaddr.parse("/ip4/169.254.169.254/tcp/80"),
                    Multiaddr.parse("/ip4/45.45.45.1/udp/1/quic-v1"),
                    Multiaddr.parse("/ip4/45.45.45.1/tcp/0"),
                    Multiaddr.parse("/dns4/localhost/tcp/80"),
                    Multiaddr.parse("/ip4/45.45.45.1/tcp/4001"))))
        .containsExactly(Multiaddr.parse("/ip4/45.45.45.1/tcp/4001"));
  }

  private void upgrade(MemoryNode node) {
    DirectUpgrade upgrade =
        new DirectUpgrade(
            node, node, Settings.of(DirectUpgrade.Config.class, Map.of("graceSeconds", 0)));
    node.add(upgrade);
    open.add(upgrade::close);
  }

  private static HolePunch exchange(PeerConnection connection) throws IOException {
    try (PeerStream stream = connection.open(List.of(HolePunch.PROTOCOL))) {
      stream.deadline(SOON);
      Protobuf.writeDelimited(stream.out(), HolePunch.connect(List.of()).bytes());
      return HolePunch.parse(Protobuf.readDelimited(stream.in(), HolePunch.MAX_BYTES));
    }
  }
}
