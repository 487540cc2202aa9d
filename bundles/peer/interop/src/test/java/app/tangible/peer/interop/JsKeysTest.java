package app.tangible.peer.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.libp2p.multistream.Multistream;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.libp2p.ping.Ping;
import app.tangible.peer.testing.FreshIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is there, and who is not: keys of js-libp2p, its muxers early and late, its pushes. */
@Timeout(120)
class JsKeysTest {

  private static JsPeer js;
  private static Node node;

  @BeforeAll
  static void start() {
    js = new JsPeer("keys", "Ed25519", "early");
    node = Node.onLoopback(new FreshIdentity());
    node.addHandler(new Ping());
  }

  @AfterAll
  static void stop() {
    js.close();
    node.close();
  }

  private static String at(Node where, PeerId who) {
    return "\"address\":\"" + where.addresses().getFirst().withPeer(who) + "\"";
  }

  private static PeerConnection call(Node from, JsPeer to) {
    PeerInfo info = to.info();
    return from.dial(info.id(), info.addresses());
  }

  private static void assertSpeaks(PeerConnection connection) throws IOException {
    assertThat(Ping.measure(connection, Duration.ofSeconds(20))).isPositive();
    await().until(() -> connection.identified().isPresent());
  }

  @ParameterizedTest
  @CsvSource({"Ed25519, late", "RSA, early", "RSA, late"})
  void speaksWithPeersOfEveryKeyThatCanBeVerified(String kind, String muxers) throws IOException {
    try (JsPeer other = new JsPeer("keys", kind, muxers);
        Node fresh = Node.onLoopback(new FreshIdentity())) {
      fresh.addHandler(new Ping());
      PeerConnection called = call(fresh, other);
      assertThat(called.peer()).isEqualTo(other.info().id());
      assertSpeaks(called);
    }
    try (JsPeer other = new JsPeer("keys", kind, muxers);
        Node fresh = Node.onLoopback(new FreshIdentity())) {
      fresh.addHandler(new Ping());
      String dialed = other.order("dial", at(fresh, fresh.self()));
      assertThat(JsPeer.text(dialed, "peer")).isEqualTo(fresh.self().text());
      assertThat(JsPeer.text(dialed, "muxer")).isEqualTo("/yamux/1.0.0");
      await().until(() -> !fresh.connections().isEmpty());
      PeerConnection calledBy = fresh.connections().getFirst();
      assertThat(calledBy.peer()).isEqualTo(other.info().id());
      assertSpeaks(calledBy);
    }
  }

  /** The JDK has no secp256k1, so such a key proves nothing here. Who calls hears of it late. */
  @Test
  void refusesAPeerWhoseKeyCannotBeVerified() {
    try (JsPeer other = new JsPeer("keys", "secp256k1", "early")) {
      assertThatThrownBy(() -> call(node, other)).isInstanceOf(PeerException.class);
      assertThatThrownBy(
              () -> {
                other.order("dial", at(node, node.self()));
                other.order("ping", "\"of\":\"" + node.self() + "\"");
              })
          .isInstanceOf(AssertionError.class);
      assertThat(node.connections()).noneMatch(each -> each.peer().equals(other.info().id()));
    }
  }

  @Test
  void refusesSomebodyElse() {
    PeerId somebody = new FreshIdentity().self();
    assertThatThrownBy(() -> node.dial(somebody, js.info().addresses()))
        .isInstanceOfSatisfying(
            PeerException.class,
            e -> assertThat(e.kind()).isEqualTo(PeerException.Kind.WRONG_PEER));
  }

  @Test
  void jsRefusesSomebodyElse() {
    assertThatThrownBy(() -> js.order("dial", at(node, new FreshIdentity().self())))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("does not match expected remote identity");
  }

  @Test
  void jsPushesWhatChanged() {
    PeerConnection connection = call(node, js);
    await().until(() -> connection.identified().isPresent());
    js.order("serve", "\"protocol\":\"/pushed/1.0.0\"");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> connection.identified().get().protocols().contains("/pushed/1.0.0"));
    assertThat(connection.identified().get().agent()).contains("js-libp2p");
  }

  /** Served from one moment on. */
  private record Served(Set<String> protocols) implements ProtocolHandler {

    @Override
    public int streamsPerPeer() {
      return 1;
    }

    @Override
    public void serve(PeerStream stream) {}
  }

  @Test
  void wePushWhatChanged() {
    call(node, js);
    String us = "\"of\":\"" + node.self() + "\"";
    await().until(() -> JsPeer.texts(js.order("protocols", us), "protocols").contains(Ping.ID));
    node.addHandler(new Served(Set.of("/told/1.0.0")));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> JsPeer.texts(js.order("protocols", us), "protocols").contains("/told/1.0.0"));
  }

  @Test
  void jsListsWhatItSpeaks() throws IOException {
    Multiaddr address = js.info().addresses().getFirst();
    InetAddress host = address.ip().orElseThrow();
    try (Socket socket = new Socket(host, address.port().orElseThrow())) {
      assertThat(Multistream.list(socket.getInputStream(), socket.getOutputStream()))
          .containsExactly("/noise");
    }
  }
}
