package app.tangible.peer.libp2p.kademlia;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProviderStoreTest {

  private static final byte[] KEY = SimulatedNetwork.multihash(1);

  private final Random random = new Random(4);
  private Instant now = Instant.EPOCH;
  private final ProviderStore store = new ProviderStore(new StoreLimits(8, 5, 50, 4), () -> now);

  @Test
  void aFloodFromOneBlockLeavesTheOthersIn() {
    PeerInfo honest = peer();
    store.add(KEY, honest, block("/ip4/5.5.5.5/tcp/1"));
    for (int i = 0; i < 1000; i++) {
      store.add(KEY, peer(), block("/ip4/6.6.6." + i % 256 + "/tcp/1"));
    }

    assertThat(store.find(KEY, 100)).hasSize(8).contains(honest);
    assertThat(store.records()).isEqualTo(8);
  }

  @Test
  void oneThatComesAgainIsOneRecord() {
    PeerInfo peer = peer();
    for (int i = 0; i < 10; i++) {
      store.add(KEY, peer, Optional.empty());
    }

    assertThat(store.records()).isEqualTo(1);
  }

  @Test
  void aPeerHasItsShareOfKeysAndTheStoreItsBound() {
    PeerInfo greedy = peer();
    for (int i = 0; i < 100; i++) {
      store.add(SimulatedNetwork.multihash(i), greedy, Optional.empty());
    }
    assertThat(store.records()).isEqualTo(5);
    for (int i = 0; i < 1000; i++) {
      store.add(SimulatedNetwork.multihash(i), peer(), Optional.empty());
    }
    assertThat(store.records()).isEqualTo(50);
  }

  @Test
  void whatIsOldIsForgottenAndMakesRoom() {
    for (int i = 0; i < 1000; i++) {
      store.add(SimulatedNetwork.multihash(i), peer(), Optional.empty());
    }
    now = now.plus(Duration.ofHours(49));
    assertThat(store.find(SimulatedNetwork.multihash(1), 9)).isEmpty();
    store.expire();

    assertThat(store.records()).isZero();
    assertThat(store.add(KEY, peer(), Optional.empty())).isTrue();
  }

  private static Optional<AddressBlock> block(String address) {
    return AddressBlock.of(Multiaddr.parse(address));
  }

  private PeerInfo peer() {
    byte[] key = new byte[32];
    random.nextBytes(key);
    return new PeerInfo(PeerId.ofEd25519(key), List.of());
  }
}
