package app.tangible.peer.libp2p.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.Reachability;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.trial.MemoryNode;
import app.tangible.peer.testing.Settings;
import app.tangible.peer.transport.Link;
import app.tangible.peer.transport.RawLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lines and circuits, asked for and offered. */
class RelayTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final List<AutoCloseable> open = new ArrayList<>();
  private final MemoryNode relay = new MemoryNode("/ip4/45.45.45.1/tcp/4001");
  private final MemoryNode home = new MemoryNode("/ip4/192.168.1.2/tcp/4001");
  private final MemoryNode guest = new MemoryNode("/ip4/46.46.46.2/tcp/4001");
  private final BlockingQueue<RawLink> arrived = new LinkedBlockingQueue<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  @Test
  void carriesACircuitToAPeerThatCannotBeCalled() throws Exception {
    relay(Map.of());
    BorrowedLines lines = borrow(home);
    await().atMost(SOON).until(() -> !lines.addresses().isEmpty());
    Multiaddr place = lines.addresses().getFirst();
    assertThat(place.text()).isEqualTo(relay.place() + "/p2p-circuit");

    RawLink there = dial(place);
    RawLink here = arrived.poll(10, TimeUnit.SECONDS);
    assertThat(here.route()).isEqualTo(Route.RELAYED);
    assertThat(here.limited()).isTrue();
    assertThat(there.limited()).isTrue();
    assertThat(here.initiator()).isFalse();
    assertThat(there.initiator()).isTrue();
    assertThat(here.remote().peer()).contains(guest.self());
    say(there, "hello");
    assertThat(hear(here, 5)).isEqualTo("hello");
    say(here, "well met");
    assertThat(hear(there, 8)).isEqualTo("well met");
    there.close();
    assertThat(here.in().read()).isNegative();
    here.close();
  }

  @Test
  void asksForNoLineWhereOthersCanCall() throws Exception {
    relay(Map.of());
    BorrowedLines lines = borrow(home, Map.of(), Reachability.Verdict.PUBLIC);
    assertThat(lines.addresses()).isEmpty();
    assertThat(home.connections()).isEmpty();
  }

  @Test
  void endsALineWithItsConnection() throws Exception {
    relay(Map.of());
    BorrowedLines lines = borrow(home);
    await().atMost(SOON).until(() -> !lines.addresses().isEmpty());
    home.connections().forEach(PeerConnection::close);
    assertThatThrownBy(() -> dial(Multiaddr.parse(relay.place() + "/p2p-circuit")))
        .isInstanceOf(IOException.class);
    await().atMost(SOON).until(() -> lines.addresses().isEmpty());
  }

  @Test
  void resetsACircuitBeyondItsBytes() throws Exception {
    relay(Map.of("circuitBytes", 1000L));
    BorrowedLines lines = borrow(home);
    await().atMost(SOON).until(() -> !lines.addresses().isEmpty());
    RawLink there = dial(lines.addresses().getFirst());
    RawLink here = arrived.poll(10, TimeUnit.SECONDS);
    say(there, "x".repeat(999));
    assertThat(hear(here, 999)).hasSize(999);
    say(there, "xx");
    assertThatThrownBy(() -> here.in().readNBytes(2)).isInstanceOf(IOException.class);
    here.close();
  }

  @Test
  void resetsACircuitBeyondItsTime() throws Exception {
    relay(Map.of("circuitSeconds", 1));
    BorrowedLines lines = borrow(home);
    await().atMost(SOON).until(() -> !lines.addresses().isEmpty());
    dial(lines.addresses().getFirst());
    RawLink here = arrived.poll(10, TimeUnit.SECONDS);
    assertThatThrownBy(() -> here.in().read()).isInstanceOf(IOException.class);
    here.close();
  }

  @Test
  void saysThatACircuitWithoutLimitsHasNone() throws Exception {
    relay(Map.of("circuitBytes", 0L, "circuitSeconds", 0));
    BorrowedLines lines = borrow(home);
    await().atMost(SOON).until(() -> !lines.addresses().isEmpty());
    assertThat(dial(lines.addresses().getFirst()).limited()).isFalse();
    RawLink here = arrived.poll(10, TimeUnit.SECONDS);
    assertThat(here.limited()).isFalse();
    here.close();
  }

  @Test
  void refusesARelayOfRelays() throws Exception {
    relay(Map.of());
    PeerConnection circuit = guest.connect(relay, Route.RELAYED);
    assertThat(ask(circuit, new HopMessage.Reserve())).isEqualTo(Status.PERMISSION_DENIED);
    assertThat(ask(circuit, new HopMessage.Connect(home.self())))
        .isEqualTo(Status.PERMISSION_DENIED);
    String twice = relay.place() + "/p2p-circuit/p2p/" + guest.self().text() + "/p2p-circuit";
    assertThatThrownBy(() -> dial(Multiaddr.parse(twice))).isInstanceOf(IOException.class);
  }

  @Test
  void refusesACircuitToWhoeverHasNoLine() throws Exception {
    relay(Map.of());
    home.connect(relay, Route.DIRECT);
    PeerConnection line = guest.connect(relay, Route.DIRECT);
    assertThat(ask(line, new HopMessage.Connect(home.self()))).isEqualTo(Status.NO_RESERVATION);
    assertThat(ask(line, new HopMessage.Connect(guest.self()))).isEqualTo(Status.NO_RESERVATION);
  }

  @Test
  void takesNoCircuitFromARelayThatLendsNoLine() throws Exception {
    BorrowedLines none = borrow(home, Map.of(), Reachability.Verdict.PUBLIC);
    assertThat(none.addresses()).isEmpty();
    PeerConnection stranger = guest.connect(home, Route.DIRECT);
    try (PeerStream stream = stranger.open(List.of(StopMessage.PROTOCOL))) {
      Messages.send(stream, new StopMessage.Connect(relay.self(), CircuitLimit.NONE).bytes());
      assertThat(Messages.readStop(stream))
          .isEqualTo(new StopMessage.Answer(Status.PERMISSION_DENIED));
    }
    assertThat(arrived).isEmpty();
  }

  @Test
  void aFloodOfReservationsTakesOneBlockOfAddressesItsShareOnly() throws Exception {
    relay(Map.of("maxReservationsPerBlock", 8, "maxReservations", 20));
    int accepted = 0;
    for (int i = 0; i < 500; i++) {
      MemoryNode peer = new MemoryNode("/ip4/47.47.47." + i % 250 + "/tcp/1");
      if (ask(peer.connect(relay, Route.DIRECT), new HopMessage.Reserve()) == Status.OK) {
        accepted++;
      }
    }
    assertThat(accepted).isEqualTo(8);
    for (int i = 0; i < 40; i++) {
      MemoryNode peer = new MemoryNode("/ip4/48.48." + i + ".1/tcp/1");
      if (ask(peer.connect(relay, Route.DIRECT), new HopMessage.Reserve()) == Status.OK) {
        accepted++;
      }
    }
    assertThat(accepted).isEqualTo(20);
  }

  @Test
  void boundsTheCircuitsOfOnePeer() throws Exception {
    relay(Map.of("maxCircuitsPerPeer", 2));
    BorrowedLines lines = borrow(home);
    await().atMost(SOON).until(() -> !lines.addresses().isEmpty());
    Multiaddr place = lines.addresses().getFirst();
    List<RawLink> links = List.of(dial(place), dial(place));
    assertThat(ask(guest.connect(relay, Route.DIRECT), new HopMessage.Connect(home.self())))
        .isEqualTo(Status.RESOURCE_LIMIT_EXCEEDED);
    links.forEach(Link::close);
    arrived.forEach(Link::close);
  }

  @Test
  void answersWhatIsMalformedOrUnexpected() throws Exception {
    relay(Map.of());
    PeerConnection line = guest.connect(relay, Route.DIRECT);
    try (PeerStream stream = line.open(List.of(HopMessage.PROTOCOL))) {
      Protobuf.writeDelimited(stream.out(), new byte[] {(byte) 0xff});
      assertThat(answer(stream)).isEqualTo(Status.MALFORMED_MESSAGE);
    }
    assertThat(ask(line, HopMessage.Answer.of(Status.OK))).isEqualTo(Status.UNEXPECTED_MESSAGE);
    try (PeerStream stream = line.open(List.of(HopMessage.PROTOCOL))) {
      stream.out().write(new byte[] {(byte) 0xff, (byte) 0xff, 0x7f});
      assertThatThrownBy(() -> Messages.readHop(stream)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void givesAVoucherThatOnlyFitsItsLine() throws Exception {
    relay(Map.of());
    PeerConnection line = guest.connect(relay, Route.DIRECT);
    try (PeerStream stream = line.open(List.of(HopMessage.PROTOCOL))) {
      Messages.send(stream, new HopMessage.Reserve().bytes());
      HopMessage.Answer answer = (HopMessage.Answer) Messages.readHop(stream);
      Promise promise = answer.promise().orElseThrow();
      assertThat(answer.limit()).isEqualTo(new CircuitLimit(120, 131_072));
      assertThat(Voucher.open(promise.voucher()))
          .isEqualTo(new Voucher(relay.self(), guest.self(), promise.end()));
      assertThat(Voucher.fits(promise, relay.self(), guest.self())).isTrue();
      assertThat(Voucher.fits(promise, relay.self(), home.self())).isFalse();
      assertThat(Voucher.fits(promise, home.self(), guest.self())).isFalse();
    }
  }

  private void relay(Map<String, Object> set) {
    Relay service = new Relay(relay, relay, Settings.of(Relay.Config.class, set));
    relay.add(service);
    open.add(service::close);
  }

  private BorrowedLines borrow(MemoryNode node) {
    return borrow(
        node, Map.of("relays", new String[] {relay.place()}), Reachability.Verdict.PRIVATE);
  }

  private BorrowedLines borrow(
      MemoryNode node, Map<String, Object> set, Reachability.Verdict verdict) {
    Reachability reachability =
        new Reachability() {
          @Override
          public Verdict verdict() {
            return verdict;
          }

          @Override
          public AutoCloseable onChange(Runnable changed) {
            return () -> {};
          }
        };
    BorrowedLines lines =
        new BorrowedLines(node, node, reachability, Settings.of(BorrowedLines.Config.class, set));
    open.add(lines::close);
    node.adopting(this::arrived);
    node.add(new Stop(lines, node));
    return lines;
  }

  private RawLink dial(Multiaddr place) throws IOException {
    return (RawLink)
        new CircuitTransport(guest).dial(place, Optional.of(home.self()), Duration.ofSeconds(5));
  }

  private static Status ask(PeerConnection connection, HopMessage message) throws IOException {
    try (PeerStream stream = connection.open(List.of(HopMessage.PROTOCOL))) {
      Messages.send(stream, message.bytes());
      return answer(stream);
    }
  }

  private static Status answer(PeerStream stream) throws IOException {
    return ((HopMessage.Answer) Messages.readHop(stream)).status();
  }

  private static void say(RawLink link, String text) throws IOException {
    link.out().write(text.getBytes(StandardCharsets.UTF_8));
    link.out().flush();
  }

  private static String hear(RawLink link, int length) throws IOException {
    return new String(link.in().readNBytes(length), StandardCharsets.UTF_8);
  }

  /** Takes links without securing them: the bytes are the test's. */
  private PeerConnection arrived(RawLink link) {
    arrived.add(link);
    return home.connect(guest, Route.RELAYED);
  }
}
