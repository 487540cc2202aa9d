package app.tangible.peer.libp2p.kademlia;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.libp2p.kademlia.RoutingTable.Offered;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoutingTableTest {

  private static final PeerId SELF = PeerId.ofEd25519(new byte[32]);

  private final Random random = new Random(3);
  private Instant now = Instant.EPOCH;
  private final RoutingTable table = new RoutingTable(SELF, TableLimits.STANDARD, () -> now);

  @Test
  void neverTakesItself() {
    table.offer(new PeerInfo(SELF, List.of()), Optional.empty());

    assertThat(table.size()).isZero();
  }

  @Test
  void keepsTwentyOfABucketAndDoesNotGiveUpWhoAnswers() {
    for (int i = 0; i < 20; i++) {
      assertThat(table.offer(farPeer(), Optional.empty())).isEqualTo(new Offered.Kept());
    }

    assertThat(table.offer(farPeer(), Optional.empty())).isEqualTo(new Offered.Full());
    assertThat(table.size()).isEqualTo(20);
  }

  @Test
  void namesTheOneThatWasSilentLongest() {
    PeerInfo first = farPeer();
    table.offer(first, Optional.empty());
    now = now.plusSeconds(1);
    for (int i = 1; i < 20; i++) {
      table.offer(farPeer(), Optional.empty());
    }
    now = now.plus(Duration.ofMinutes(6));

    assertThat(table.offer(farPeer(), Optional.empty()))
        .isInstanceOfSatisfying(
            Offered.Instead.class, it -> assertThat(it.silent().peer()).isEqualTo(first));
    table.remove(first.id());
    assertThat(table.offer(farPeer(), Optional.empty())).isEqualTo(new Offered.Kept());
  }

  @Test
  void takesFewOfOneAddressBlock() {
    Optional<AddressBlock> block = AddressBlock.of(Multiaddr.parse("/ip4/8.8.8.8/tcp/1"));
    for (int i = 0; i < 200; i++) {
      table.offer(peer(), block);
    }
    assertThat(table.size()).isLessThanOrEqualTo(6);
    table.offer(farPeer(), AddressBlock.of(Multiaddr.parse("/ip4/8.8.9.8/tcp/1")));
    assertThat(table.size()).isLessThanOrEqualTo(7).isGreaterThan(2);
  }

  @Test
  void aPeerThatIsKnownMayComeAgainFromAnotherBlock() {
    PeerInfo peer = peer();
    table.offer(peer, AddressBlock.of(Multiaddr.parse("/ip4/8.8.8.8/tcp/1")));
    table.offer(peer, AddressBlock.of(Multiaddr.parse("/ip4/8.8.9.8/tcp/1")));

    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void ordersByDistance() {
    for (int i = 0; i < 100; i++) {
      table.offer(peer(), Optional.empty());
    }
    Point target = Point.of(new byte[] {7});

    List<Point> closest =
        table.closest(target, 30).stream().map(peer -> Point.of(peer.id())).toList();
    assertThat(closest).hasSize(30).isSortedAccordingTo(target.nearest());
    assertThat(closest.getFirst())
        .isEqualTo(
            table.closest(target, 100).stream()
                .map(p -> Point.of(p.id()))
                .min(Comparator.comparing(p -> p, target.nearest()))
                .orElseThrow());
  }

  @Test
  void privateAddressesAreOfNoBlockAndWideIpv6IsOfOne() {
    assertThat(AddressBlock.of(Multiaddr.parse("/ip4/192.168.1.7/tcp/1"))).isEmpty();
    assertThat(AddressBlock.of(Multiaddr.parse("/ip6/2001:db8:1:2::1/tcp/1")))
        .isEqualTo(AddressBlock.of(Multiaddr.parse("/ip6/2001:db8:1:ffff::2/tcp/1")))
        .isPresent();
  }

  private PeerInfo peer() {
    byte[] key = new byte[32];
    random.nextBytes(key);
    return new PeerInfo(PeerId.ofEd25519(key), List.of());
  }

  private PeerInfo farPeer() {
    PeerInfo peer;
    do {
      peer = peer();
    } while (Point.of(SELF).sharedBits(Point.of(peer.id())) != 0);
    return peer;
  }
}
