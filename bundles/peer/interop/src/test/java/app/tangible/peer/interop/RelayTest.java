package app.tangible.peer.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.Reachability;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.libp2p.ping.Ping;
import app.tangible.peer.libp2p.relay.BorrowedLines;
import app.tangible.peer.libp2p.relay.CircuitTransport;
import app.tangible.peer.libp2p.relay.Relay;
import app.tangible.peer.libp2p.relay.Stop;
import app.tangible.peer.testing.FreshIdentity;
import app.tangible.peer.testing.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Circuit relay v2 with js-libp2p in each of the three parts. */
@Timeout(120)
class RelayTest {

  private static final String LOOPBACK = "/ip4/127.0.0.1/tcp/0";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void ourRelayCarriesTwoOfJs() {
    String relay = ourRelay();
    JsPeer home = js(relay + "/p2p-circuit");
    String place = circuitOf(home);
    assertThat(place).startsWith(relay);
    JsPeer guest = js();
    String echoed = guest.order("echo", address(place), "\"bytes\":20000");
    assertThat(JsPeer.number(echoed, "echoed")).isEqualTo(20_000);
    assertThat(JsPeer.text(echoed, "via")).contains("p2p-circuit");
  }

  @Test
  void ourRelayBoundsWhatJsSends() {
    JsPeer home = js(ourRelay() + "/p2p-circuit");
    String place = circuitOf(home);
    JsPeer guest = js();
    assertThatThrownBy(() -> guest.order("echo", address(place), "\"bytes\":200000"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void theRelayOfJsCarriesTwoOfOurs() throws Exception {
    String relay = place(js("relay"));
    Node home = node();
    String place = borrow(home, relay) + "/p2p/" + home.self();
    Node guest = node();
    PeerConnection circuit = guest.connect(info(place));
    assertThat(circuit.route()).isEqualTo(Route.RELAYED);
    assertThat(circuit.limited()).isTrue();
    assertThat(Ping.measure(circuit, SOON)).isPositive();
  }

  @Test
  void jsCallsUsThroughItsRelayAndThroughOurs() {
    for (String relay : List.of(place(js("relay")), ourRelay())) {
      Node home = node();
      String place = borrow(home, relay) + "/p2p/" + home.self();
      String echoed = js().order("echo", address(place), "\"bytes\":20000");
      assertThat(JsPeer.number(echoed, "echoed")).isEqualTo(20_000);
    }
  }

  @Test
  void weCallJsThroughItsRelayAndThroughOurs() throws Exception {
    for (String relay : List.of(place(js("relay")), ourRelay())) {
      JsPeer home = js(relay + "/p2p-circuit");
      String place = circuitOf(home);
      PeerConnection circuit = node().connect(info(place));
      assertThat(circuit.route()).isEqualTo(Route.RELAYED);
      assertThat(Ping.measure(circuit, SOON)).isPositive();
    }
  }

  @Test
  void theRelayOfJsRefusesACircuitToWhoeverHasNoLine() {
    String relay = place(js("relay"));
    Node home = node();
    home.connect(info(relay));
    String place = relay + "/p2p-circuit/p2p/" + home.self();
    assertThatThrownBy(() -> node().connect(info(place))).isInstanceOf(PeerException.class);
  }

  private JsPeer js(String... kinds) {
    List<String> arguments = new ArrayList<>(List.of(LOOPBACK));
    arguments.addAll(List.of(kinds));
    JsPeer js = new JsPeer("reach", arguments.toArray(String[]::new));
    open.add(js);
    return js;
  }

  private Node node() {
    Node node = Node.onLoopback(new FreshIdentity());
    open.add(node);
    node.addHandler(new Ping());
    node.addHandler(new Echo());
    node.addTransport(new CircuitTransport(node));
    return node;
  }

  private String ourRelay() {
    FreshIdentity identity = new FreshIdentity();
    Node node = Node.onLoopback(identity);
    open.add(node);
    Relay relay = new Relay(node, identity, Settings.of(Relay.Config.class, Map.of()));
    node.addHandler(relay);
    open.add(relay::close);
    return node.addresses().getFirst().withPeer(node.self()).text();
  }

  /** The address of the line that the relay lends, without the node's own id. */
  private Multiaddr borrow(Node node, String relay) {
    BorrowedLines lines =
        new BorrowedLines(
            node,
            node,
            new CannotBeCalled(),
            Settings.of(BorrowedLines.Config.class, Map.of("relays", new String[] {relay})));
    open.add(lines::close);
    node.addHandler(new Stop(lines, node));
    await().atMost(SOON).until(() -> node.addresses().stream().anyMatch(Multiaddr::isRelayed));
    return node.addresses().stream().filter(Multiaddr::isRelayed).findFirst().orElseThrow();
  }

  private static String circuitOf(JsPeer js) {
    await().atMost(SOON).until(() -> js.order("addresses").contains("p2p-circuit"));
    return JsPeer.texts(js.order("addresses"), "addresses").stream()
        .filter(each -> each.contains("p2p-circuit"))
        .findFirst()
        .orElseThrow();
  }

  private static String place(JsPeer js) {
    PeerInfo info = js.info();
    return info.addresses().getFirst().withPeer(info.id()).text();
  }

  private static PeerInfo info(String place) {
    Multiaddr address = Multiaddr.parse(place);
    return new PeerInfo(address.peer().orElseThrow(), List.of(address));
  }

  private static String address(String place) {
    return "\"address\":\"" + place + "\"";
  }

  private static final class CannotBeCalled implements Reachability {

    @Override
    public Verdict verdict() {
      return Verdict.PRIVATE;
    }

    @Override
    public AutoCloseable onChange(Runnable changed) {
      return () -> {};
    }
  }

  private static final class Echo implements ProtocolHandler {

    @Override
    public Set<String> protocols() {
      return Set.of(TestProtocols.ECHO);
    }

    @Override
    public int streamsPerPeer() {
      return 16;
    }

    @Override
    public boolean overLimited() {
      return true;
    }

    @Override
    public void serve(PeerStream stream) throws IOException {
      stream.in().transferTo(stream.out());
    }
  }
}
