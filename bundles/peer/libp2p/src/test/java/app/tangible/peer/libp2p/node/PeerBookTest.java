package app.tangible.peer.libp2p.node;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.testing.FreshIdentity;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PeerBookTest {

  private static final Multiaddr NEAR = Multiaddr.parse("/ip4/192.168.1.2/tcp/4001");
  private static final Multiaddr FAR = Multiaddr.parse("/ip4/203.0.113.7/tcp/4001");

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final PeerBook book = new PeerBook(now::get);
  private final Bans bans = new Bans(now::get);
  private final PeerId peer = new FreshIdentity().self();

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  @Test
  void forgetsAnAddressWhenItsTimeIsOver() {
    book.remember(new PeerInfo(peer, List.of(NEAR)), Duration.ofMinutes(10));
    book.remember(new PeerInfo(peer, List.of(FAR)), Duration.ofHours(1));
    assertThat(book.addresses(peer)).containsExactlyInAnyOrder(NEAR, FAR);
    pass(Duration.ofMinutes(11));
    assertThat(book.addresses(peer)).containsExactly(FAR);
    pass(Duration.ofHours(1));
    assertThat(book.addresses(peer)).isEmpty();
  }

  @Test
  void pausesAnAddressThatFailsLongerEachTime() {
    book.remember(new PeerInfo(peer, List.of(FAR, NEAR)), Duration.ofDays(1));
    long last = 0;
    for (int i = 0; i < 20; i++) {
      book.failed(peer, FAR.withPeer(peer));
      long paused = 0;
      while (book.isPaused(peer, FAR)) {
        pass(Duration.ofMillis(500));
        paused += 500;
      }
      assertThat(paused).isBetween(last, 300_500L);
      last = paused;
    }
    assertThat(last).isGreaterThan(299_000);
    assertThat(book.addresses(peer)).containsExactly(NEAR, FAR);
    book.answered(peer, FAR);
    book.failed(peer, FAR);
    pass(Duration.ofMillis(501));
    assertThat(book.isPaused(peer, FAR)).isFalse();
  }

  @Test
  void keepsNoMorePeersAndAddressesThanThereIsRoomFor() {
    for (int i = 0; i < 5_000; i++) {
      byte[] key = ByteBuffer.allocate(32).putInt(i).array();
      book.remember(new PeerInfo(PeerId.ofEd25519(key), List.of(FAR)), Duration.ofDays(1));
    }
    byte[] first = new byte[32];
    assertThat(book.addresses(PeerId.ofEd25519(first))).isEmpty();
    for (int i = 0; i < 200; i++) {
      Multiaddr address = Multiaddr.parse("/ip4/203.0.113.7/tcp/" + (1000 + i));
      book.remember(new PeerInfo(peer, List.of(address)), Duration.ofDays(1));
    }
    assertThat(book.addresses(peer)).hasSize(PeerInfo.MAX_ADDRESSES);
  }

  @Test
  void forgivesWhenTheTimeIsOver() {
    bans.add(peer, Duration.ofMinutes(5));
    bans.add(peer, Duration.ofMinutes(1));
    pass(Duration.ofMinutes(4));
    assertThat(bans.has(peer)).isTrue();
    pass(Duration.ofMinutes(2));
    assertThat(bans.has(peer)).isFalse();
  }

  @Test
  void countsCallersByTheirBlock() {
    Admission admission = new Admission(3, 100);
    Multiaddr neighbour = Multiaddr.parse("/ip4/203.0.113.200/tcp/1");
    Multiaddr other = Multiaddr.parse("/ip4/203.0.114.7/tcp/1");
    assertThat(admission.enter(FAR)).isPresent();
    assertThat(admission.enter(neighbour)).isPresent();
    Admission.Place third = admission.enter(neighbour).orElseThrow();
    assertThat(admission.enter(FAR)).isEmpty();
    assertThat(admission.enter(other)).isPresent();
    third.close();
    third.close();
    assertThat(admission.enter(FAR)).isPresent();
    assertThat(admission.enter(FAR)).isEmpty();
  }

  @Test
  void leavesHalfOfTheUnprovenPlacesToOtherBlocks() {
    Admission admission = new Admission(100, 4);
    Multiaddr wide = Multiaddr.parse("/ip6/2001:db8:0:1200::1/tcp/1");
    Multiaddr same = Multiaddr.parse("/ip6/2001:db8:0:12ff::2/tcp/1");
    Admission.Place first = admission.enter(wide).orElseThrow();
    assertThat(admission.enter(same)).isPresent();
    assertThat(admission.enter(same)).isEmpty();
    assertThat(admission.enter(FAR)).isPresent();
    first.proven();
    assertThat(admission.enter(same)).isPresent();
    assertThat(admission.halfOpen()).isEqualTo(3);
  }
}
