package app.tangible.peer.quic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerException;
import app.tangible.peer.Protocol;
import app.tangible.peer.transport.Listening;
import app.tangible.peer.transport.MuxedLink;
import app.tangible.peer.transport.MuxedStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class QuicTransportTest {

  private final Node here = new Node();
  private final Node there = new Node();

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/ip4/127.0.0.1/udp/4001/quic-v1, true",
    "/ip6/::1/udp/4001/quic-v1, true",
    "/ip4/127.0.0.1/udp/4001/quic-v1/p2p/12D3KooWM6CgA9iBFZmcYAHA6A2qvbAxqfkmrYiRQuz3XEsk4Ksv,"
        + " true",
    "/ip4/127.0.0.1/tcp/4001, false",
    "/ip4/127.0.0.1/udp/4001, false",
    "/dns4/example.org/udp/4001/quic-v1, false",
    "/ip4/127.0.0.1/udp/4001/quic-v1/p2p-circuit, false"
  })
  void handlesAddressesOfQuicAlone(String address, boolean handled) {
    assertThat(here.transport.handles(Multiaddr.parse(address))).isEqualTo(handled);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ip4/127.0.0.1/udp/0/quic-v1", "/ip6/::1/udp/0/quic-v1"})
  void provesBothPeers(String address) throws Exception {
    try (Listening listening = there.listen(address);
        MuxedLink link = here.dial(listening, there.id());
        MuxedLink accepted = there.accepted()) {
      assertThat(link.peer()).isEqualTo(there.id());
      assertThat(accepted.peer()).isEqualTo(here.id());
      assertThat(link.initiator()).isTrue();
      assertThat(accepted.initiator()).isFalse();
      assertThat(link.remote()).isEqualTo(listening.addresses().getFirst());
    }
  }

  @Test
  void refusesAnotherPeerThanExpected() throws IOException {
    try (Listening listening = there.listen()) {
      assertThatThrownBy(() -> here.dial(listening, here.id()))
          .isInstanceOf(PeerException.class)
          .hasMessageContaining(there.id().text());
    }
  }

  @Test
  void takesAnyPeerWhenNoneIsExpected() throws IOException {
    try (Listening listening = there.listen();
        MuxedLink link =
            (MuxedLink)
                here.transport.dial(
                    listening.addresses().getFirst(), Optional.empty(), Node.LIMIT)) {
      assertThat(link.peer()).isEqualTo(there.id());
    }
  }

  @Test
  void givesUpWhereNobodyAnswers() {
    assertThatThrownBy(
            () ->
                here.transport.dial(
                    Multiaddr.parse("/ip4/127.0.0.1/udp/1/quic-v1"),
                    Optional.empty(),
                    Duration.ofMillis(500)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void carriesBytesBothWays() throws Exception {
    try (Listening listening = there.serve(Node::echo);
        MuxedLink link = here.dial(listening, there.id())) {
      MuxedStream stream = link.open();
      stream.out().write("hello".getBytes());
      stream.out().flush();
      assertThat(stream.in().readNBytes(5)).asString().isEqualTo("hello");
      stream.out().write(", you".getBytes());
      stream.closeWrite();
      assertThat(stream.in().readAllBytes()).asString().isEqualTo(", you");
      assertThat(link.bytesIn()).isEqualTo(10);
      assertThat(link.bytesOut()).isEqualTo(10);
    }
  }

  @Test
  void letsTheCalledOneOpenStreamsToo() throws Exception {
    CompletableFuture<MuxedStream> arrived = new CompletableFuture<>();
    try (Listening listening = there.listen();
        MuxedLink link = here.dial(listening, there.id());
        MuxedLink accepted = there.accepted()) {
      MuxedStream stream = accepted.open();
      stream.out().write(7);
      stream.closeWrite();
      // Set late: the stream waits.
      link.onStream(arrived::complete);
      assertThat(arrived.get(10, TimeUnit.SECONDS).in().readAllBytes()).containsExactly(7);
    }
  }

  @Test
  void callsFromThePortAtWhichCallsComeIn() throws Exception {
    try (Listening ours = here.listen("/ip4/0.0.0.0/udp/0/quic-v1");
        Listening listening = there.listen();
        MuxedLink link = here.dial(listening, there.id());
        MuxedLink accepted = there.accepted()) {
      assertThat(accepted.remote().value(Protocol.UDP))
          .isEqualTo(ours.addresses().getFirst().value(Protocol.UDP));
      // Both ways at once over the same two sockets.
      try (MuxedLink back = there.dial(ours.addresses().getFirst(), here.id())) {
        assertThat(back.peer()).isEqualTo(here.id());
        assertThat(link.roundTrip().isPresent() || accepted.roundTrip().isPresent()).isNotNull();
      }
    }
  }

  @Test
  void twoThatCallEachOtherAtTheSameTimeGetTwoLinks() throws Exception {
    try (Listening ours = here.listen();
        Listening theirs = there.listen()) {
      CompletableFuture<MuxedLink> one =
          CompletableFuture.supplyAsync(() -> dial(here, theirs, there));
      CompletableFuture<MuxedLink> other =
          CompletableFuture.supplyAsync(() -> dial(there, ours, here));
      assertThat(one.get(20, TimeUnit.SECONDS).peer()).isEqualTo(there.id());
      assertThat(other.get(20, TimeUnit.SECONDS).peer()).isEqualTo(here.id());
    }
  }

  private static MuxedLink dial(Node from, Listening to, Node peer) {
    try {
      return from.dial(to, peer.id());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tellsTheRoundTrip() throws Exception {
    try (Listening listening = there.listen();
        MuxedLink link = here.dial(listening, there.id())) {
      await().until(() -> link.roundTrip().isPresent());
      assertThat(link.roundTrip().orElseThrow()).isPositive();
    }
  }

  @Test
  void tellsThatThePeerClosed() throws Exception {
    try (Listening listening = there.listen();
        MuxedLink link = here.dial(listening, there.id())) {
      MuxedStream stream = link.open();
      stream.out().write(1);
      stream.out().flush();
      there.accepted().close();
      link.closed().toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertThatThrownBy(() -> stream.in().read()).isInstanceOf(IOException.class);
      assertThatThrownBy(link::open).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aLinkOutlivesItsSilence() throws Exception {
    Map<String, Object> brisk = Map.of("idleSeconds", 2, "keepAliveSeconds", 1);
    try (Node caller = new Node(brisk);
        Node called = new Node(brisk);
        Listening listening = called.serve(Node::echo);
        MuxedLink link = caller.dial(listening, called.id())) {
      CompletableFuture<Void> closed = link.closed().toCompletableFuture();
      assertThatThrownBy(() -> closed.get(5, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);
      MuxedStream stream = link.open();
      stream.closeWrite();
      assertThat(stream.in().readAllBytes()).isEmpty();
    }
  }

  @Test
  void takesNoCallsWhereItStoppedListening() throws Exception {
    Listening listening = there.listen();
    try (MuxedLink link = here.dial(listening, there.id());
        MuxedLink accepted = there.accepted()) {
      listening.close();
      assertThatThrownBy(
              () ->
                  here.transport.dial(
                      listening.addresses().getFirst(), Optional.empty(), Duration.ofMillis(700)))
          .isInstanceOf(IOException.class);
      // What was taken goes on.
      MuxedStream stream = link.open();
      stream.out().write(1);
      stream.closeWrite();
      CompletableFuture<MuxedStream> arrived = new CompletableFuture<>();
      accepted.onStream(arrived::complete);
      assertThat(arrived.get(10, TimeUnit.SECONDS).in().read()).isEqualTo(1);
    }
  }

  @Test
  void punchesFromThePortAtWhichCallsComeIn() throws Exception {
    try (Listening ours = here.listen();
        DatagramChannel other =
            DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
      Multiaddr there = Addresses.multiaddr((InetSocketAddress) other.getLocalAddress());
      assertThat(here.transport.punch(there)).isTrue();
      ByteBuffer datagram = ByteBuffer.allocate(2048);
      InetSocketAddress from = (InetSocketAddress) other.receive(datagram);
      assertThat(Addresses.multiaddr(from)).isEqualTo(ours.addresses().getFirst());
      assertThat(datagram.position()).isBetween(32, 128);
    }
  }

  /** A listener that is punched at drops it and goes on. */
  @Test
  void aPunchHarmsNobody() throws Exception {
    try (Listening ours = here.listen();
        Listening theirs = there.serve(Node::echo)) {
      for (int i = 0; i < 100; i++) {
        here.transport.punch(theirs.addresses().getFirst());
      }
      try (MuxedLink link = here.dial(theirs, there.id())) {
        MuxedStream stream = link.open();
        stream.out().write(1);
        stream.closeWrite();
        assertThat(stream.in().readAllBytes()).containsExactly(1);
        assertThat(ours.addresses()).hasSize(1);
      }
    }
  }

  @Test
  void withoutConfigurationItsDefaultsHold() {
    assertThat(QuicTransport.limits(Node.config(Map.of()))).isEqualTo(Limits.DEFAULT);
  }

  @Test
  void isOffWhenItIsConfiguredOff() {
    try (Node off = new Node(Map.of("enabled", false))) {
      assertThat(off.transport.handles(Multiaddr.parse("/ip4/127.0.0.1/udp/1/quic-v1"))).isFalse();
      assertThatThrownBy(off::listen).isInstanceOf(IOException.class);
    }
  }
}
