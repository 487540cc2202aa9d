package app.tangible.peer.interop.homes;

import app.tangible.peer.ContentKey;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.autonat.BeingCalled;
import app.tangible.peer.libp2p.autonat.CallTrials;
import app.tangible.peer.libp2p.autonat.CallingBack;
import app.tangible.peer.libp2p.dcutr.DirectUpgrade;
import app.tangible.peer.libp2p.mdns.LanDiscovery;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.libp2p.node.NodeSettings;
import app.tangible.peer.libp2p.perf.Perf;
import app.tangible.peer.libp2p.ping.Ping;
import app.tangible.peer.libp2p.relay.BorrowedLines;
import app.tangible.peer.libp2p.relay.CircuitTransport;
import app.tangible.peer.libp2p.relay.Relay;
import app.tangible.peer.libp2p.relay.Stop;
import app.tangible.peer.libp2p.rendezvous.MeetingPoints;
import app.tangible.peer.libp2p.rendezvous.Point;
import app.tangible.peer.libp2p.upnp.MappedPorts;
import app.tangible.peer.testing.FreshIdentity;
import app.tangible.peer.testing.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A process of its own, in a namespace of its own: {@code relay} at a public address, or {@code
 * home} that knows the relay. Obeys lines, says lines.
 */
public final class HomePeer {

  private static final ContentKey FILM = new ContentKey(new byte[32]);
  private static final Duration SOON = Duration.ofSeconds(20);

  private final FreshIdentity identity = new FreshIdentity();
  private final Node node;
  private MeetingPoints points;
  private MappedPorts ports;

  private HomePeer(String listen) {
    node = new Node(identity, NodeSettings.DEFAULT.listeningAt(listen));
    node.addHandler(new Ping());
    node.addHandler(new Perf());
  }

  /** {@code KIND LISTEN [RELAY [always]]}. */
  public static void main(String[] arguments) throws IOException {
    HomePeer peer = new HomePeer(arguments[1]);
    switch (arguments[0]) {
      case "relay" -> peer.relay();
      case "home" -> peer.home(arguments[2], arguments.length > 3);
      case "mapped" -> peer.map();
      case "lan" -> peer.lan();
      case "guest" -> say("id " + peer.node.self().text());
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      peer.obey(order.split(" "));
    }
    System.exit(0); // the test is over, whatever is under way
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private void relay() {
    node.watch(new Talk());
    node.addHandler(new Relay(node, identity, Settings.of(Relay.Config.class, Map.of())));
    node.addHandler(new CallingBack(node, Settings.of(CallingBack.Config.class, Map.of())));
    node.addHandler(new Point(Settings.of(Point.Config.class, Map.of())));
    node.addresses().stream()
        .filter(address -> !address.isPrivate())
        .findFirst()
        .ifPresent(address -> say("at " + address.withPeer(node.self())));
  }

  private void home(String relay, boolean always) {
    BeingCalled called = new BeingCalled();
    node.addHandler(called);
    CallTrials trials =
        new CallTrials(node, node, called, Settings.of(CallTrials.Config.class, Map.of()));
    BorrowedLines lines =
        new BorrowedLines(
            node,
            node,
            trials,
            Settings.of(
                BorrowedLines.Config.class,
                Map.of("relays", new String[] {relay}, "always", always)));
    node.addHandler(new Stop(lines, node));
    node.addTransport(new CircuitTransport(node));
    node.addHandler(
        new DirectUpgrade(
            node, node, Settings.of(DirectUpgrade.Config.class, Map.of("graceSeconds", 1))));
    points =
        new MeetingPoints(
            node,
            identity,
            Settings.of(
                MeetingPoints.Config.class,
                Map.of("points", new String[] {relay}, "pollSeconds", 1)));
    node.watch(new Talk());
    trials.onChange(() -> say("reachability " + trials.verdict()));
    say("id " + node.self().text());
  }

  private void map() {
    ports = new MappedPorts(node, node, Settings.of(MappedPorts.Config.class, Map.of()));
    node.watch(new Talk());
    say("id " + node.self().text());
  }

  private void lan() throws IOException {
    LanDiscovery lan = new LanDiscovery(node, Settings.of(LanDiscovery.Config.class, Map.of()));
    say("id " + node.self().text());
    lan.find(
        FILM,
        peer -> {
          node.remember(peer, Duration.ofHours(1));
          say("near " + peer.id().text());
        });
  }

  private void obey(String[] order) {
    try {
      switch (order[0]) {
        case "provide" -> points.provide(FILM, Duration.ofHours(3));
        case "call" -> call(Multiaddr.parse(order[1]));
        case "unmap" -> {
          ports.close();
          say("unmapped");
        }
        case "find" -> points.find(FILM, this::found);
        case "bytes" -> bytes(new PeerId(order[1]), Long.parseLong(order[2]));
        case "ping" -> ping(new PeerId(order[1]));
        default -> say("what is " + order[0] + "?");
      }
    } catch (Exception e) {
      say("failed " + e);
    }
  }

  private void found(PeerInfo peer) {
    if (peer.addresses().stream().noneMatch(address -> address.isRelayed())) {
      return; // told before it had a line
    }
    node.remember(peer, Duration.ofHours(1));
    say("found " + peer.id().text());
  }

  private void ping(PeerId peer) throws IOException {
    PeerConnection connection = node.connect(new PeerInfo(peer, node.remembered(peer)));
    long millis = Ping.measure(connection, SOON).toMillis();
    say("pong " + connection.route() + " " + millis);
  }

  private void call(Multiaddr place) throws IOException {
    PeerInfo peer = new PeerInfo(place.peer().orElseThrow(), List.of(place));
    Ping.measure(node.connect(peer), SOON);
    say("pong from " + place);
  }

  private void bytes(PeerId peer, long count) throws IOException {
    PeerConnection connection = node.connect(new PeerInfo(peer, node.remembered(peer)));
    Perf.measure(connection, count, count);
    say("bytes " + connection.route() + " " + count);
  }

  private final class Talk implements PeerNode.Watcher {

    @Override
    public void connected(PeerConnection connection) {
      say("connected " + connection.route() + " " + connection.remote());
    }

    @Override
    public void disconnected(PeerConnection connection) {
      Route route = connection.route();
      say("disconnected " + route + " " + connection.peer().text());
    }

    @Override
    public void addressesChanged() {
      node.addresses().forEach(address -> say("address " + address));
    }
  }
}
