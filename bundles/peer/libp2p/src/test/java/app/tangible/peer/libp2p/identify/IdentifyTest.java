package app.tangible.peer.libp2p.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.peer.Identified;
import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerRecord;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.libp2p.keys.TrialIdentity;
import app.tangible.peer.libp2p.wire.TrialConnection;
import app.tangible.peer.testing.Fuzz;
import app.tangible.peer.transport.NodeIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentifyTest {

  private static final Multiaddr HOME = Multiaddr.parse("/ip4/192.168.1.9/tcp/4001");
  private static final Multiaddr ABROAD = Multiaddr.parse("/ip4/192.0.2.9/tcp/4001");
  private static final Multiaddr LOCAL = Multiaddr.parse("/ip4/127.0.0.1/tcp/4001");

  private final NodeIdentity alice = TrialIdentity.random();
  private final NodeIdentity bob = TrialIdentity.random();
  private final Known aliceKnows = new Known();
  private final Known bobKnows = new Known();

  /** A node as identify sees it. */
  private static final class Known implements Host {

    private final Set<String> protocols = new HashSet<>(Set.of("/a", "/b/1.0.0"));
    private final List<Multiaddr> addresses = new ArrayList<>(List.of(LOCAL, HOME, ABROAD));
    private final BlockingQueue<Identified> heard = new LinkedBlockingQueue<>();

    @Override
    public Set<String> protocols() {
      return protocols;
    }

    @Override
    public List<Multiaddr> addresses() {
      return addresses;
    }

    @Override
    public void identified(PeerConnection connection, Identified told) {
      ((TrialConnection) connection).identified(told);
      heard.add(told);
    }
  }

  /** From Alice to Bob, who sees her come from there. */
  private TrialConnection connected(Multiaddr from, ProtocolHandler bobs) {
    return new TrialConnection(bob.self(), ABROAD, bobs)
        .seenAs(new TrialConnection(alice.self(), from, bobs));
  }

  private Identify asAlice() {
    return new Identify(alice, aliceKnows);
  }

  private Identify asBob() {
    return new Identify(bob, bobKnows);
  }

  @Test
  void aPeerTellsWhatItIs() throws IOException {
    Identified told = asAlice().ask(connected(LOCAL, asBob()));
    assertThat(told.agent()).startsWith("tangible/");
    assertThat(told.protocols()).containsExactlyInAnyOrder("/a", "/b/1.0.0");
    assertThat(told.addresses()).containsExactly(LOCAL, HOME, ABROAD);
    assertThat(told.observed()).contains(LOCAL);
    assertThat(told.signed()).isTrue();
    assertThat(aliceKnows.heard).containsExactly(told);
  }

  @Test
  void addressesOfTheHomeStayInTheHome() throws IOException {
    assertThat(asAlice().ask(connected(HOME, asBob())).addresses()).containsExactly(HOME, ABROAD);
    assertThat(asAlice().ask(connected(ABROAD, asBob())).addresses()).containsExactly(ABROAD);
  }

  @Test
  void tellsAnewWhatChanged() throws Exception {
    TrialConnection connection = connected(ABROAD, asBob());
    aliceKnows.addresses.clear();
    aliceKnows.addresses.add(Multiaddr.parse("/ip4/192.0.2.77/tcp/1"));
    asAlice().push(connection);
    Identified heard = bobKnows.heard.poll(10, TimeUnit.SECONDS);
    assertThat(heard).isNotNull();
    assertThat(heard.addresses()).isEqualTo(aliceKnows.addresses);
  }

  @Test
  void manyProtocolsAreToldInParts() throws IOException {
    IntStream.range(0, 200).forEach(i -> bobKnows.protocols.add("/protocol/" + "x".repeat(20) + i));
    Identified told = asAlice().ask(connected(LOCAL, asBob()));
    assertThat(told.protocols()).isEqualTo(bobKnows.protocols);
    assertThat(told.signed()).isTrue();
  }

  private Identified after(Optional<Identified> before, byte[]... messages) throws IOException {
    TrialConnection connection = connected(LOCAL, telling(messages));
    before.ifPresent(connection::identified);
    return asAlice().ask(connection);
  }

  private Identified told(byte[]... messages) throws IOException {
    return after(Optional.empty(), messages);
  }

  private static ProtocolHandler telling(byte[]... messages) {
    return new ProtocolHandler() {
      @Override
      public Set<String> protocols() {
        return Set.of(Identify.ID);
      }

      @Override
      public int streamsPerPeer() {
        return 1;
      }

      @Override
      public void serve(PeerStream stream) throws IOException {
        for (byte[] message : messages) {
          Protobuf.writeDelimited(stream.out(), message);
        }
      }
    };
  }

  @Test
  void whatIsLeftOutStaysAsItWas() throws IOException {
    Identified before =
        new Identified("agent", "1", Set.of("/x"), List.of(ABROAD), Optional.of(HOME), true);
    assertThat(after(Optional.of(before), new byte[0])).isEqualTo(before);
    Identified changed =
        after(Optional.of(before), Protobuf.writer().text(3, "/y").text(6, "other").toBytes());
    assertThat(changed)
        .isEqualTo(
            new Identified("other", "1", Set.of("/y"), List.of(ABROAD), Optional.of(HOME), true));
  }

  @Test
  void partsAreOne() throws IOException {
    Identified told =
        told(
            Protobuf.writer().text(3, "/x").text(6, "agent").toBytes(),
            Protobuf.writer().text(3, "/y").bytes(2, ABROAD.bytes()).toBytes());
    assertThat(told.protocols()).containsExactlyInAnyOrder("/x", "/y");
    assertThat(told.agent()).isEqualTo("agent");
    assertThat(told.addresses()).containsExactly(ABROAD);
    assertThat(told.signed()).isFalse();
  }

  @Test
  void theRecordOfAnotherPeerIsAsGoodAsNone() throws IOException {
    byte[] others = PeerRecord.signed(TrialIdentity.random(), 1, List.of(HOME));
    Identified told = told(Protobuf.writer().bytes(8, others).bytes(2, ABROAD.bytes()).toBytes());
    assertThat(told.addresses()).containsExactly(ABROAD);
    assertThat(told.signed()).isFalse();
  }

  @Test
  void addressesThatAreNotUnderstoodAreLeftOut() throws IOException {
    Identified told =
        told(
            Protobuf.writer()
                .bytes(2, new byte[] {1, 2, 3})
                .bytes(2, ABROAD.withPeer(bob.self()).bytes())
                .bytes(4, new byte[0])
                .toBytes());
    assertThat(told.addresses()).containsExactly(ABROAD);
    assertThat(told.observed()).isEmpty();
  }

  @Test
  void whatIsShownToPeopleIsPrintable() throws IOException {
    assertThat(told(Protobuf.writer().text(6, "a\nb\u001b[31m").toBytes()).agent())
        .isEqualTo("a?b?[31m");
  }

  @Test
  void refusesAKeyThatIsNotThePeers() {
    byte[] message = Protobuf.writer().bytes(1, alice.publicKey()).toBytes();
    assertThatThrownBy(() -> told(message)).isInstanceOf(IOException.class);
  }

  @Test
  void refusesWhatHasNoEnd() {
    assertThatThrownBy(() -> told(new byte[9000])).isInstanceOf(IOException.class);
    byte[][] many = new byte[11][0];
    assertThatThrownBy(() -> told(many)).isInstanceOf(IOException.class);
    Protobuf.Writer protocols = Protobuf.writer();
    IntStream.range(0, 600).forEach(i -> protocols.text(3, "/" + i));
    assertThatThrownBy(() -> told(protocols.toBytes())).isInstanceOf(IOException.class);
    Protobuf.Writer addresses = Protobuf.writer();
    IntStream.range(0, 500).forEach(i -> addresses.bytes(2, ABROAD.bytes()));
    assertThat(assertDoesNotThrow(addresses.toBytes()).addresses()).hasSize(64);
  }

  private Identified assertDoesNotThrow(byte[] message) {
    try {
      return told(message);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void withstandsChanges() {
    byte[] seed =
        Protobuf.writer()
            .text(5, "network/1")
            .text(6, "agent/1")
            .bytes(2, ABROAD.bytes())
            .bytes(2, HOME.bytes())
            .bytes(4, LOCAL.bytes())
            .text(3, "/a")
            .text(3, "/b")
            .bytes(8, new byte[20])
            .toBytes();
    new Fuzz(21)
        .feed(
            Fuzz.count(),
            List.of(seed, Protobuf.writer().bytes(1, bob.publicKey()).toBytes()),
            message -> {
              Told told = new Told(bob.self());
              told.read(message);
              told.after(Optional.empty());
            },
            List.of(MalformedException.class));
  }
}
