package app.tangible.peer.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.content.Cid;
import app.tangible.peer.ContentKey;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.libp2p.kademlia.Kademlia;
import app.tangible.peer.libp2p.kademlia.KademliaServer;
import app.tangible.peer.libp2p.kademlia.KademliaSettings;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.libp2p.ping.Ping;
import app.tangible.peer.testing.FreshIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our hash table among five peers of @libp2p/kad-dht. */
@Timeout(120)
class KademliaJsTest {

  private static final int PEERS = 5;
  private static final KademliaSettings SETTINGS =
      KademliaSettings.DEFAULT.every(Duration.ofSeconds(2), Duration.ofSeconds(1));

  private static JsPeer js;
  private static List<PeerId> ids;
  private static Node serverNode;
  private static Kademlia server;
  private static Node clientNode;
  private static Kademlia client;

  @BeforeAll
  static void start() {
    js = new JsPeer("kad", String.valueOf(PEERS));
    ids = js.peers();
    PeerInfo first = js.info();
    serverNode = Node.onLoopback(new FreshIdentity());
    AtomicReference<Boolean> serves = new AtomicReference<>(false);
    server =
        new Kademlia(
            serverNode,
            Optional.empty(),
            SETTINGS.beginning("server", List.of(first)),
            serves::set);
    assertThat(serves).hasValue(true);
    serverNode.addHandler(new KademliaServer(server));
    // Before a js peer keeps us it wants to be answered by this protocol.
    serverNode.addHandler(new Ping());
    clientNode = Node.onLoopback(new FreshIdentity());
    client =
        new Kademlia(
            clientNode,
            Optional.empty(),
            SETTINGS.beginning("client", List.of(first)),
            serve -> {});
    await().atMost(Duration.ofSeconds(40)).until(() -> server.peers() >= PEERS);
    await().atMost(Duration.ofSeconds(40)).until(() -> client.peers() >= PEERS + 1);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    client.close();
    serverNode.close();
    clientNode.close();
    js.close();
  }

  @Test
  void everyJsPeerFindsWhatWeProvide() {
    Cid cid = cid("ours");
    client.provide(new ContentKey(cid.sha256()), Duration.ofHours(1));
    for (int i = 0; i < PEERS; i++) {
      String peer = "\"peer\":" + i;
      await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(
              () ->
                  assertThat(
                          JsPeer.texts(
                              js.order("findProviders", peer, "\"cid\":\"" + cid + "\""), "found"))
                      .contains(clientNode.self().text()));
    }
  }

  @Test
  void weFindWhatAJsPeerProvides() throws Exception {
    Cid cid = cid("theirs");
    String told = js.order("provide", "\"peer\":3", "\"cid\":\"" + cid + "\"");
    for (Kademlia each : List.of(server, client)) {
      Set<PeerId> found = ConcurrentHashMap.newKeySet();
      try (AutoCloseable search =
          each.find(new ContentKey(cid.sha256()), peer -> found.add(peer.id()))) {
        assertThat(search).isNotNull();
        await().alias(told).atMost(Duration.ofSeconds(40)).until(() -> found.contains(ids.get(3)));
      }
    }
  }

  @Test
  void weFindEveryJsPeerAndTheyFindUs() throws Exception {
    for (PeerId id : ids) {
      assertThat(client.findPeer(id).orElseThrow().addresses()).isNotEmpty();
    }
    for (int i = 0; i < PEERS; i++) {
      String peer = "\"peer\":" + i;
      String wanted = "\"wanted\":\"" + serverNode.self() + "\"";
      await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(
              () ->
                  assertThat(JsPeer.texts(js.order("findPeer", peer, wanted), "addresses"))
                      .anyMatch(text -> text.startsWith(serverNode.addresses().getFirst().text())));
    }
  }

  @Test
  void ourServerIsInTheirTablesAndOurClientInNone() {
    await().atMost(Duration.ofSeconds(40)).until(() -> tables().contains(serverNode.self().text()));
    assertThat(tables()).doesNotContain(clientNode.self().text());
  }

  private static Set<String> tables() {
    Set<String> known = new HashSet<>();
    for (int i = 0; i < PEERS; i++) {
      known.addAll(JsPeer.texts(js.order("table", "\"peer\":" + i), "peers"));
    }
    return known;
  }

  private static Cid cid(String what) {
    return Cid.of(Cid.Codec.RAW, what.getBytes(StandardCharsets.UTF_8));
  }
}
