package app.tangible.peer.libp2p.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerException.Kind;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode.Watcher;
import app.tangible.peer.PeerStream;
import app.tangible.peer.libp2p.perf.Perf;
import app.tangible.peer.libp2p.ping.Ping;
import app.tangible.peer.testing.FreshIdentity;
import app.tangible.peer.testing.TestNodes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NodeTest {

  private final TestNodes<Node> nodes = new TestNodes<>(Node::onLoopback);
  private final Node here = nodes.fresh();
  private final Node there = nodes.fresh();

  @AfterEach
  void close() {
    nodes.close();
  }

  @Test
  void connectsAndKnowsWhoIsThere() {
    PeerConnection connection = here.connect(TestNodes.info(there));
    assertThat(connection.peer()).isEqualTo(there.self());
    assertThat(here.connect(TestNodes.info(there))).isSameAs(connection);
    await().until(() -> connection.identified().isPresent());
    assertThat(connection.identified().get().protocols()).contains("/ipfs/id/1.0.0");
    assertThat(here.remembered(there.self())).containsAll(there.addresses());
    await().until(() -> there.connections().size() == 1);
    assertThat(there.connections().getFirst().peer()).isEqualTo(here.self());
  }

  @Test
  void servesProtocolsThatAreAddedAndRefusesOthers() throws Exception {
    there.addHandler(new Ping());
    PeerConnection connection = here.connect(TestNodes.info(there));
    assertThat(Ping.measure(connection, Duration.ofSeconds(5))).isPositive();
    assertThatThrownBy(() -> connection.open(List.of("/no/such/protocol")))
        .isInstanceOfSatisfying(
            PeerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NO_PROTOCOL));
  }

  @Test
  void carriesManyBytesBothWays() throws Exception {
    there.addHandler(new Perf());
    PeerConnection connection = here.connect(TestNodes.info(there));
    assertThat(Perf.measure(connection, 20 << 20, 20 << 20)).isPositive();
  }

  @Test
  void refusesSomebodyElseAtTheAddress() {
    PeerInfo wrong = new PeerInfo(new FreshIdentity().self(), there.addresses());
    assertThatThrownBy(() -> here.connect(wrong))
        .isInstanceOfSatisfying(
            PeerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.WRONG_PEER));
    assertThat(here.connections()).isEmpty();
  }

  @Test
  void doesNotCallItself() {
    assertThatThrownBy(() -> here.connect(TestNodes.info(here))).isInstanceOf(PeerException.class);
  }

  @Test
  void reachesAPeerWhenOneOfItsAddressesIsDead() {
    List<Multiaddr> addresses =
        List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/1"), there.addresses().getFirst());
    assertThat(here.connect(new PeerInfo(there.self(), addresses)).isOpen()).isTrue();
  }

  @Test
  void callsAnAddressThatFailedNotAgainAtOnce() {
    PeerInfo dead = new PeerInfo(there.self(), List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/1")));
    assertThatThrownBy(() -> here.connect(dead)).hasMessageContaining("answers");
    assertThatThrownBy(() -> here.connect(dead)).hasMessageContaining("a moment ago");
  }

  @Test
  void closesAndRefusesABannedPeer() {
    PeerConnection connection = here.connect(TestNodes.info(there));
    here.ban(there.self(), Duration.ofMinutes(1), "test");
    await().until(() -> !connection.isOpen() && here.connections().isEmpty());
    assertThatThrownBy(() -> here.connect(TestNodes.info(there)))
        .isInstanceOfSatisfying(
            PeerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BANNED));
    there.connect(TestNodes.info(here));
    await().until(() -> there.connections().isEmpty());
    assertThat(here.connections()).isEmpty();
  }

  @Test
  void tellsWatchersWhatHappens() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    AutoCloseable watch =
        here.watch(
            new Watcher() {
              @Override
              public void connected(PeerConnection connection) {
                heard.add("connected");
              }

              @Override
              public void identified(PeerConnection connection) {
                heard.add("identified");
              }

              @Override
              public void disconnected(PeerConnection connection) {
                heard.add("disconnected");
              }
            });
    PeerConnection connection = here.connect(TestNodes.info(there));
    await().untilAsserted(() -> assertThat(heard).containsExactly("connected", "identified"));
    connection.close();
    await().untilAsserted(() -> assertThat(heard).contains("disconnected"));
    watch.close();
  }

  @Test
  void opensAStreamToAPeerThatItRemembers() throws Exception {
    there.addHandler(new Ping());
    here.remember(TestNodes.info(there), Duration.ofMinutes(1));
    try (PeerStream stream = here.open(there.self(), List.of(Ping.ID))) {
      stream.out().write(new byte[32]);
      stream.out().flush();
      assertThat(stream.in().readNBytes(32)).hasSize(32);
    }
  }
}
