package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/**
 * Peers that reach each other by calls, every message through the codec, under one clock that the
 * test moves.
 */
final class SimulatedNetwork implements InstantSource, AutoCloseable {

  final Random random = new Random(11);
  final AtomicLong questions = new AtomicLong();
  private final Map<PeerId, Peer> peers = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private int created;

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** A peer in server mode on an address block of its own. */
  Peer server() {
    created++;
    return peer("/ip4/" + (20 + created % 100) + "." + created / 100 + ".1.7/tcp/4001", true);
  }

  Peer peer(String address, boolean serves) {
    byte[] key = new byte[32];
    random.nextBytes(key);
    return peer(PeerId.ofEd25519(key), address, serves);
  }

  Peer peer(PeerId id, String address, boolean serves) {
    Peer peer = new Peer(id, Multiaddr.parse(address), serves);
    peers.put(id, peer);
    return peer;
  }

  /** Many that know each other as far as they found each other. */
  List<Peer> servers(int count) throws InterruptedException {
    List<Peer> servers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Peer fresh = server();
      if (!servers.isEmpty()) {
        fresh.dht.meet(servers.get(random.nextInt(servers.size())).info());
        fresh.dht.closest(fresh.id.bytes());
      }
      servers.add(fresh);
    }
    Collections.shuffle(servers, random);
    for (Peer each : servers) {
      each.dht.closest(each.id.bytes());
    }
    return servers;
  }

  /** One peer. */
  final class Peer implements Wire {
    final PeerId id;
    final Multiaddr address;
    final boolean serves;
    final RoutingTable table;
    final ProviderStore providers = new ProviderStore(StoreLimits.STANDARD, SimulatedNetwork.this);
    final PublicKeys keys = new PublicKeys(64, SimulatedNetwork.this);
    final Dht dht;
    volatile boolean up = true;
    volatile BiFunction<PeerId, Message, Optional<Message>> lies =
        (asker, request) -> Optional.empty();
    private final Answering answering;

    private Peer(PeerId id, Multiaddr address, boolean serves) {
      this.id = id;
      this.address = address;
      this.serves = serves;
      table = new RoutingTable(id, TableLimits.STANDARD, SimulatedNetwork.this);
      answering = new Answering(table, providers, keys, 20);
      dht = new Dht(this::info, table, this, Lookup.Limits.STANDARD, threads);
    }

    PeerInfo info() {
      return new PeerInfo(id, List.of(address));
    }

    Refresh refresh(List<PeerInfo> bootstrap) {
      return new Refresh(id, dht, table, bootstrap, dht::meet, random);
    }

    Upkeep upkeep(List<PeerInfo> bootstrap) {
      Upkeep.Periods periods =
          new Upkeep.Periods(Duration.ofMinutes(10), Duration.ofHours(22), Duration.ofMinutes(10));
      return new Upkeep(dht, table, refresh(bootstrap), periods, SimulatedNetwork.this, random);
    }

    @Override
    public Answer ask(PeerInfo to, Message request) throws IOException {
      Peer asked = reached(to);
      Message heard = MessageCodec.decode(MessageCodec.encode(request));
      Optional<Message> lie = asked.lies.apply(id, heard);
      Optional<Message> answer = lie.isPresent() ? lie : asked.answering.answer(id, address, heard);
      return new Answer(
          MessageCodec.decode(
              MessageCodec.encode(answer.orElseThrow(() -> new IOException("no answer")))),
          asked.address);
    }

    @Override
    public void tell(PeerInfo to, Message message) throws IOException {
      reached(to).answering.answer(id, address, MessageCodec.decode(MessageCodec.encode(message)));
    }

    /** As identify does: each learns what the other serves. */
    private Peer reached(PeerInfo to) throws IOException {
      questions.incrementAndGet();
      Peer asked = peers.get(to.id());
      if (asked == null || !asked.up || !up || !to.addresses().contains(asked.address)) {
        throw new IOException("nobody there");
      }
      if (serves) {
        asked.dht.offer(info(), address);
      }
      return asked;
    }
  }

  static byte[] multihash(long number) {
    byte[] key = new byte[32];
    ByteBuffer.wrap(key).putLong(number);
    return Multihash.of(new app.tangible.peer.ContentKey(Point.of(key).sha256()));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
