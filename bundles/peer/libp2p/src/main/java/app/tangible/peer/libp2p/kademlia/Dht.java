package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.libp2p.kademlia.Message.Type;
import app.tangible.peer.libp2p.kademlia.RoutingTable.Offered;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Searches of one peer. Its methods block. Safe for use by several threads. */
final class Dht {

  private static final Logger LOG = LoggerFactory.getLogger(Dht.class);
  private static final int MAX_CHECKS = 8;

  private final Supplier<PeerInfo> self;
  private final RoutingTable table;
  private final Wire wire;
  private final Lookup.Limits limits;
  private final Executor threads;
  private final Set<PeerId> checked = ConcurrentHashMap.newKeySet();

  /**
   * A peer that knows nobody yet.
   *
   * @param self we, with the addresses we have now
   */
  Dht(
      Supplier<PeerInfo> self,
      RoutingTable table,
      Wire wire,
      Lookup.Limits limits,
      Executor threads) {
    this.self = self;
    this.table = table;
    this.wire = wire;
    this.limits = limits;
    this.threads = threads;
  }

  /** The k nearest to a key that answer. */
  List<PeerInfo> closest(byte[] key) throws InterruptedException {
    return look(key, Type.FIND_NODE, answer -> {}, () -> false);
  }

  /** Where a peer is. */
  Optional<PeerInfo> findPeer(PeerId peer) throws InterruptedException {
    Optional<PeerInfo> known = table.find(peer);
    if (known.isPresent()) {
      return known;
    }
    AtomicReference<Optional<PeerInfo>> found = new AtomicReference<>(Optional.empty());
    look(
        peer.bytes(),
        Type.FIND_NODE,
        answer ->
            answer.closer().stream()
                .filter(each -> each.id().equals(peer) && !each.addresses().isEmpty())
                .findFirst()
                .ifPresent(each -> found.set(Optional.of(each))),
        () -> found.get().isPresent());
    return found.get();
  }

  /**
   * Lets the nearest peers know that we have it.
   *
   * @return how many were told
   */
  int provide(byte[] multihash) throws InterruptedException {
    AtomicInteger told = new AtomicInteger();
    Message message =
        Message.about(Type.ADD_PROVIDER, multihash).withProviders(List.of(self.get()));
    Together together = new Together(threads);
    for (PeerInfo peer : closest(multihash)) {
      together.run(
          () -> {
            wire.tell(peer, message);
            told.incrementAndGet();
          });
    }
    together.await();
    return told.get();
  }

  /**
   * Finds who has it.
   *
   * @param found told of each once; called by several threads
   * @param most so many are enough
   */
  void findProviders(byte[] multihash, Consumer<PeerInfo> found, int most)
      throws InterruptedException {
    Set<PeerId> seen = ConcurrentHashMap.newKeySet();
    look(
        multihash,
        Type.GET_PROVIDERS,
        answer ->
            answer.providers().stream()
                .filter(peer -> seen.size() < most && seen.add(peer.id()))
                .forEach(found),
        () -> seen.size() >= most);
  }

  /** The public key of a peer whose id does not hold it. */
  Optional<byte[]> findKey(PeerId peer) throws InterruptedException {
    byte[] name = PublicKeys.nameOf(peer);
    AtomicReference<Optional<byte[]>> found = new AtomicReference<>(peer.key());
    // One answer is a quorum: it proves itself.
    look(
        name,
        Type.GET_VALUE,
        answer ->
            answer
                .value()
                .filter(value -> PublicKeys.proves(name, value))
                .ifPresent(value -> found.set(Optional.of(value))),
        () -> found.get().isPresent());
    return found.get();
  }

  /** Puts the public key of a peer where it is looked for. */
  int putKey(PeerId peer, byte[] key) throws InterruptedException {
    AtomicInteger kept = new AtomicInteger();
    Message message = Message.about(Type.PUT_VALUE, PublicKeys.nameOf(peer)).withValue(key);
    Together together = new Together(threads);
    for (PeerInfo each : closest(message.key())) {
      together.run(
          () -> {
            wire.ask(each, message);
            kept.incrementAndGet();
          });
    }
    together.await();
    return kept.get();
  }

  private List<PeerInfo> look(
      byte[] key, Type type, Consumer<Message> heard, BooleanSupplier enough)
      throws InterruptedException {
    Point point = Point.of(key);
    return new Lookup(
            self.get().id(),
            point,
            limits,
            threads,
            peer -> {
              Wire.Answer answer = ask(peer, Message.about(type, key));
              heard.accept(answer.message());
              return answer;
            })
        .run(table.closest(point, limits.k()), enough);
  }

  private Wire.Answer ask(PeerInfo peer, Message request) throws IOException {
    Wire.Answer answer;
    try {
      answer = wire.ask(peer, request);
    } catch (IOException | RuntimeException e) {
      table.remove(peer.id());
      throw e;
    }
    if (answer.message().type() != request.type()) {
      throw new IOException("an answer to something else");
    }
    offer(peer, answer.from());
    Reach reach = Reach.of(answer.from());
    return new Wire.Answer(
        answer
            .message()
            .withCloser(reach.told(answer.message().closer()))
            .withProviders(reach.told(answer.message().providers())),
        answer.from());
  }

  /** A peer in server mode that answers, at this address. */
  void offer(PeerInfo peer, Multiaddr from) {
    if (table.offer(peer, AddressBlock.of(from)) instanceof Offered.Instead(Contact silent)
        && checked.size() < MAX_CHECKS
        && checked.add(silent.peer().id())) {
      threads.execute(
          () -> {
            try {
              if (!check(silent)) {
                table.offer(peer, AddressBlock.of(from));
              }
            } finally {
              checked.remove(silent.peer().id());
            }
          });
    }
  }

  /** Asks a peer that is known by its address only; it is offered if it answers. */
  void meet(PeerInfo peer) {
    try {
      ask(peer, Message.about(Type.FIND_NODE, self.get().id().bytes()));
    } catch (IOException | RuntimeException e) {
      LOG.debug("a peer to begin with does not answer: {}", e.getMessage());
    }
  }

  /** Asks it something; one that does not answer is out. */
  boolean check(Contact contact) {
    try {
      ask(contact.peer(), Message.about(Type.FIND_NODE, self.get().id().bytes()));
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Lets one that is no server any more go. */
  void gone(PeerId peer) {
    table.remove(peer);
  }
}
