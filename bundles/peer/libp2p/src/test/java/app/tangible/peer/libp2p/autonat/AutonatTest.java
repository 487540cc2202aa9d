package app.tangible.peer.libp2p.autonat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.Reachability.Verdict;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.libp2p.node.NodeSettings;
import app.tangible.peer.libp2p.trial.MemoryNode;
import app.tangible.peer.testing.FreshIdentity;
import app.tangible.peer.testing.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Being called to know that one can be. */
@Timeout(60)
class AutonatTest {

  private static final Duration SOON = Duration.ofSeconds(15);

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void aHomeThatCanBeCalledFindsOut() {
    Node server = node();
    server.addHandler(callingBack(server, Map.of("privateAddresses", true)));
    Node home = node();
    CallTrials trials = trials(home);
    assertThat(trials.verdict()).isEqualTo(Verdict.UNKNOWN);
    home.connect(new PeerInfo(server.self(), server.addresses()));
    await().atMost(SOON).until(() -> trials.verdict() == Verdict.PUBLIC);
  }

  @Test
  void aHomeThatListensNowhereThatOthersReachFindsOut() throws IOException {
    Node server = node();
    server.addHandler(callingBack(server, Map.of("privateAddresses", true)));
    Node home = new Node(new FreshIdentity(), NodeSettings.DEFAULT);
    open.add(home);
    CallTrials trials = trials(home);
    home.connect(new PeerInfo(server.self(), server.addresses()));
    await().atMost(SOON).until(() -> trials.verdict() == Verdict.PRIVATE);
  }

  @Test
  void callsNoPrivateAddressAndNoRelayedOne() throws IOException {
    MemoryNode server = new MemoryNode("/ip4/45.45.45.1/tcp/1");
    server.add(new CallingBack(server, Settings.of(CallingBack.Config.class, Map.of())));
    MemoryNode home = new MemoryNode("/ip4/192.168.1.2/tcp/1");
    for (String address :
        List.of(
            "/ip4/192.168.1.2/tcp/1",
            "/ip4/127.0.0.1/tcp/22",
            "/ip4/169.254.169.254/tcp/80",
            "/ip6/::1/tcp/22",
            "/ip6/fd00::1/tcp/22",
            "/dns4/localhost/tcp/22",
            "/ip4/45.45.45.2/udp/1/quic-v1",
            "/ip4/45.45.45.2/tcp/0",
            server.place() + "/p2p-circuit")) {
      assertThat(ask(home, server, Multiaddr.parse(address)))
          .as(address)
          .isEqualTo(DialMessage.Response.refused(DialMessage.DIAL_REFUSED));
    }
  }

  @Test
  void letsAPeerPayForACallToAnotherHost() throws IOException {
    MemoryNode server = new MemoryNode("/ip4/45.45.45.1/tcp/1");
    server.add(
        new CallingBack(
            server, Settings.of(CallingBack.Config.class, Map.of("privateAddresses", true))));
    MemoryNode home = new MemoryNode("/ip4/45.45.45.2/tcp/1");
    int closed = closedPort();
    Multiaddr victim = Multiaddr.parse("/ip4/127.0.0.1/tcp/" + closed);
    try (PeerStream stream = open(home, server)) {
      send(stream, DialMessage.Request.of(List.of(victim), 7));
      DialMessage.DataRequest asked = (DialMessage.DataRequest) read(stream);
      assertThat(asked.count()).isBetween(30_000L, 100_000L);
      for (long left = asked.count(); left > 0; left -= 4096) {
        send(stream, new DialMessage.Data(4096));
      }
      assertThat(read(stream))
          .isEqualTo(new DialMessage.Response(DialMessage.OK, 0, DialMessage.DIAL_ERROR));
    }
    try (PeerStream stream = open(home, server)) {
      send(stream, DialMessage.Request.of(List.of(victim), 7));
      read(stream);
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 5000; i++) {
                  send(stream, new DialMessage.Data(0)); // pays with nothing
                }
                read(stream);
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void callsSeldom() throws IOException {
    MemoryNode server = new MemoryNode("/ip4/45.45.45.1/tcp/1");
    server.add(
        new CallingBack(
            server, Settings.of(CallingBack.Config.class, Map.of("callsPerMinuteAndPeer", 2))));
    MemoryNode home = new MemoryNode("/ip4/192.168.1.2/tcp/1");
    Multiaddr nowhere = Multiaddr.parse("/ip4/10.0.0.1/tcp/1");
    assertThat(ask(home, server, nowhere).status()).isEqualTo(DialMessage.DIAL_REFUSED);
    assertThat(ask(home, server, nowhere).status()).isEqualTo(DialMessage.DIAL_REFUSED);
    assertThat(ask(home, server, nowhere).status()).isEqualTo(DialMessage.REQUEST_REJECTED);
  }

  @Test
  void countsCallsOfTheLastMinute() {
    AtomicLong now = new AtomicLong();
    Rates rates = new Rates(3, 2, now::get);
    PeerId one = new FreshIdentity().self();
    assertThat(rates.admit(one)).isTrue();
    assertThat(rates.admit(one)).isTrue();
    assertThat(rates.admit(one)).isFalse();
    assertThat(rates.admit(new FreshIdentity().self())).isTrue();
    assertThat(rates.admit(new FreshIdentity().self())).isFalse();
    now.set(Duration.ofSeconds(60).toNanos());
    assertThat(rates.admit(one)).isTrue();
  }

  @Test
  void takesNoCallThatNobodyAskedFor() throws IOException {
    BeingCalled calls = new BeingCalled();
    MemoryNode home = new MemoryNode("/ip4/192.168.1.2/tcp/1");
    home.add(calls);
    calls.expect(7);
    PeerConnection caller = new MemoryNode("/ip4/1.1.1.1/tcp/1").connect(home, Route.DIRECT);
    try (PeerStream stream = caller.open(List.of(DialBack.PROTOCOL))) {
      Protobuf.writeDelimited(stream.out(), DialBack.bytes(8));
      assertThatThrownBy(() -> Protobuf.readDelimited(stream.in(), DialBack.MAX_BYTES))
          .isInstanceOf(IOException.class);
    }
    assertThat(calls.arrived(7)).isFalse();
    assertThat(calls.arrived(8)).isFalse();
  }

  @Test
  void believesNoServerThatSaysItCalledButDidNot() {
    MemoryNode server = new MemoryNode("/ip4/45.45.45.1/tcp/1");
    server.add(new LyingServer(new DialMessage.Response(DialMessage.OK, 0, DialMessage.DIAL_OK)));
    assertThat(asked(server)).isEmpty();
  }

  @Test
  void paysNoPriceThatIsTooHighAndFollowsNoIndexThatIsNone() {
    MemoryNode dear = new MemoryNode("/ip4/45.45.45.1/tcp/1");
    dear.add(new LyingServer(new DialMessage.DataRequest(0, 1L << 40)));
    assertThat(asked(dear)).isEmpty();
    MemoryNode wrong = new MemoryNode("/ip4/45.45.45.1/tcp/1");
    wrong.add(new LyingServer(new DialMessage.Response(DialMessage.OK, 9, DialMessage.DIAL_ERROR)));
    assertThat(asked(wrong)).isEmpty();
  }

  private static Optional<Question.Finding> asked(MemoryNode server) {
    MemoryNode home = new MemoryNode("/ip4/46.46.46.1/tcp/1");
    return new Question(new BeingCalled())
        .ask(home.connect(server, Route.DIRECT), home.addresses());
  }

  @Test
  void weighsWhatServersFound() {
    Findings findings = new Findings();
    Multiaddr address = Multiaddr.parse("/ip4/45.45.45.1/tcp/1");
    PeerId first = new FreshIdentity().self();
    findings.add(first, new Question.Finding(address, false));
    assertThat(findings.verdict()).isEqualTo(Verdict.PRIVATE);
    findings.add(new FreshIdentity().self(), new Question.Finding(address, true));
    assertThat(findings.verdict()).as("one against one").isEqualTo(Verdict.PRIVATE);
    findings.add(new FreshIdentity().self(), new Question.Finding(address, true));
    assertThat(findings.verdict()).isEqualTo(Verdict.PUBLIC);
    findings.keep(Set.of());
    assertThat(findings.verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  private Node node() {
    Node node = Node.onLoopback(new FreshIdentity());
    open.add(node);
    return node;
  }

  private static CallingBack callingBack(Node node, Map<String, Object> set) {
    return new CallingBack(node, Settings.of(CallingBack.Config.class, set));
  }

  private CallTrials trials(Node node) {
    BeingCalled calls = new BeingCalled();
    node.addHandler(calls);
    CallTrials trials =
        new CallTrials(
            node,
            node,
            calls,
            Settings.of(CallTrials.Config.class, Map.of("privateAddresses", true)));
    open.add(trials::close);
    return trials;
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static DialMessage.Response ask(MemoryNode home, MemoryNode server, Multiaddr address)
      throws IOException {
    try (PeerStream stream = open(home, server)) {
      send(stream, DialMessage.Request.of(List.of(address), 7));
      return (DialMessage.Response) read(stream);
    }
  }

  private static PeerStream open(MemoryNode home, MemoryNode server) {
    return home.connect(server, Route.DIRECT).open(List.of(DialMessage.PROTOCOL));
  }

  private static void send(PeerStream stream, DialMessage message) throws IOException {
    Protobuf.writeDelimited(stream.out(), message.bytes());
  }

  private static DialMessage read(PeerStream stream) throws IOException {
    return DialMessage.parse(Protobuf.readDelimited(stream.in(), DialMessage.MAX_BYTES));
  }
}
