package app.tangible.peer.libp2p.kademlia;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.peer.ContentKey;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.libp2p.kademlia.SimulatedNetwork.Peer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More than a hundred peers in one process. */
class NetworkTest {

  private static final int PEERS = 120;

  private final SimulatedNetwork network = new SimulatedNetwork();

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void findsThePeersThatAreReallyNearest() throws InterruptedException {
    List<Peer> servers = network.servers(PEERS);
    long before = network.questions.get();
    int right = 0;
    for (int i = 0; i < 20; i++) {
      byte[] key = SimulatedNetwork.multihash(i);
      List<PeerId> found = servers.get(i).dht.closest(key).stream().map(PeerInfo::id).toList();
      Set<PeerId> nearest = nearest(servers, key, servers.get(i));
      right += (int) found.stream().filter(nearest::contains).count();
      assertThat(found).hasSize(20);
    }

    assertThat(right).as("of 400").isGreaterThanOrEqualTo(395);
    assertThat((network.questions.get() - before) / 20).as("questions a search").isLessThan(60);
  }

  private static Set<PeerId> nearest(List<Peer> servers, byte[] key, Peer without) {
    return servers.stream()
        .filter(peer -> peer != without)
        .map(peer -> peer.id)
        .sorted(Comparator.comparing(Point::of, Point.of(key).nearest()))
        .limit(20)
        .collect(Collectors.toSet());
  }

  @Test
  void findsAnyPeer() throws InterruptedException {
    List<Peer> servers = network.servers(PEERS);
    for (int i = 0; i < PEERS; i++) {
      Peer wanted = servers.get(PEERS - 1 - i);
      if (wanted != servers.get(i)) {
        assertThat(servers.get(i).dht.findPeer(wanted.id)).contains(wanted.info());
      }
    }
  }

  @Test
  void aProviderIsFoundByAllAlsoByClients() throws InterruptedException {
    List<Peer> servers = network.servers(PEERS);
    byte[] key = SimulatedNetwork.multihash(1);
    Peer provider = network.peer("/ip4/9.9.9.9/tcp/1", false);
    provider.dht.meet(servers.getFirst().info());
    assertThat(provider.dht.provide(key)).isEqualTo(20);

    Peer client = network.peer("/ip4/9.9.8.9/tcp/1", false);
    client.dht.meet(servers.getLast().info());
    assertThat(found(client, key)).containsExactly(provider.info());
    for (Peer server : servers) {
      assertThat(found(server, key)).containsExactly(provider.info());
    }
  }

  @Test
  void clientsAreInNoTable() throws InterruptedException {
    List<Peer> servers = network.servers(30);
    Peer client = network.peer("/ip4/9.9.9.9/tcp/1", false);
    client.dht.meet(servers.getFirst().info());
    client.refresh(List.of()).run();

    assertThat(client.table.size()).isGreaterThan(10);
    assertThat(servers).allMatch(server -> server.table.find(client.id).isEmpty());
  }

  @Test
  void aProviderIsFoundAfterAThirdOfThePeersWentAndOthersCame() throws InterruptedException {
    List<Peer> servers = network.servers(PEERS);
    byte[] key = SimulatedNetwork.multihash(2);
    Peer provider = servers.getFirst();
    provider.dht.provide(key);
    servers.subList(1, 1 + PEERS * 3 / 10).forEach(peer -> peer.up = false);
    for (int i = 0; i < PEERS * 3 / 10; i++) {
      Peer fresh = network.server();
      fresh.dht.meet(servers.getLast().info());
      fresh.dht.closest(fresh.id.bytes());
    }

    List<Peer> all = servers.subList(1 + PEERS * 3 / 10, PEERS);
    assertThat(all).allMatch(peer -> found(peer, key).contains(provider.info()));
    List<Peer> left = all.subList(0, 8);
    network.pass(Duration.ofMinutes(11));
    for (Peer peer : left) {
      peer.upkeep(List.of()).tick();
    }
    assertThat(left)
        .as("tables without the dead")
        .allMatch(peer -> dead(peer, servers) <= peer.table.size() / 10);
  }

  private static long dead(Peer peer, List<Peer> servers) {
    return servers.stream()
        .filter(each -> !each.up && peer.table.find(each.id).isPresent())
        .count();
  }

  @Test
  void aRecordEndsUnlessItIsAnnouncedAgain() throws InterruptedException {
    List<Peer> servers = network.servers(30);
    Peer provider = servers.getFirst();
    ContentKey key = new ContentKey(new byte[32]);
    Upkeep upkeep = provider.upkeep(List.of());
    upkeep.provide(key, Duration.ofDays(4));
    upkeep.tick();
    network.pass(Duration.ofHours(25));
    assertThat(found(servers.getLast(), Multihash.of(key)))
        .as("found, its addresses too old")
        .containsExactly(new PeerInfo(provider.id, List.of()));
    upkeep.tick();
    network.pass(Duration.ofHours(47));
    assertThat(found(servers.getLast(), Multihash.of(key))).hasSize(1);
    network.pass(Duration.ofHours(2));
    assertThat(found(servers.getLast(), Multihash.of(key))).isEmpty();

    network.pass(Duration.ofHours(48));
    upkeep.tick();
    assertThat(found(servers.getLast(), Multihash.of(key))).as("the promise is over").isEmpty();
  }

  @Test
  void sybilsOfOneBlockDoNotHideAProvider() throws InterruptedException {
    List<Peer> servers = network.servers(PEERS);
    byte[] key = SimulatedNetwork.multihash(3);
    List<Peer> sybils = sybilsNear(key, 40, servers);
    servers.getFirst().dht.provide(key);

    Peer asker = servers.getLast();
    assertThat(found(asker, key)).contains(servers.getFirst().info());
    long believed =
        asker.dht.closest(key).stream()
            .filter(peer -> sybils.stream().anyMatch(sybil -> sybil.id.equals(peer.id())))
            .count();
    assertThat(believed).isLessThanOrEqualTo(3);
    assertThat(servers)
        .allMatch(
            peer -> sybils.stream().filter(s -> peer.table.find(s.id).isPresent()).count() <= 6);
  }

  /** They know each other only, have nothing, and lie nearer than all others. */
  private List<Peer> sybilsNear(byte[] key, int count, List<Peer> servers)
      throws InterruptedException {
    Point point = Point.of(key);
    List<Peer> sybils =
        java.util.stream.IntStream.range(0, count)
            .mapToObj(i -> network.peer(near(point), "/ip4/66.6.6." + i + "/tcp/6", true))
            .toList();
    List<PeerInfo> gang = sybils.stream().map(Peer::info).toList();
    for (Peer sybil : sybils) {
      sybil.lies =
          (asker, request) ->
              Optional.of(Message.about(request.type(), request.key()).withCloser(gang));
      for (Peer server : servers) {
        sybil.dht.meet(server.info());
      }
    }
    return sybils;
  }

  private PeerId near(Point point) {
    byte[] key = new byte[32];
    PeerId id;
    do {
      network.random.nextBytes(key);
      id = PeerId.ofEd25519(key);
    } while (point.sharedBits(Point.of(id)) < 9);
    return id;
  }

  @Test
  void aPublicKeyIsFoundAndAnyOtherValueRefused() throws InterruptedException {
    List<Peer> servers = network.servers(30);
    byte[] key = new byte[300];
    network.random.nextBytes(key);
    PeerId owner = PeerId.ofKey(key);

    assertThat(servers.getFirst().dht.putKey(owner, key)).isEqualTo(20);
    assertThat(servers.getLast().dht.findKey(owner)).contains(key);
    assertThat(servers.getFirst().dht.putKey(PeerId.ofKey(new byte[200]), key)).isZero();
  }

  private static Set<PeerInfo> found(Peer peer, byte[] key) {
    Set<PeerInfo> found = ConcurrentHashMap.newKeySet();
    try {
      peer.providers.find(key, 50).forEach(found::add);
      peer.dht.findProviders(key, found::add, 50);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return found;
  }
}
