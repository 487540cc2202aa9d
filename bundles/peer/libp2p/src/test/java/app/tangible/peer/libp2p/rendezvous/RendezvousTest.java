package app.tangible.peer.libp2p.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.ContentKey;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerRecord;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.trial.MemoryNode;
import app.tangible.peer.testing.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Meeting at a point: what is registered, found, refused. */
class RendezvousTest {

  private static final ContentKey FILM = new ContentKey(new byte[32]);
  private static final Duration SOON = Duration.ofSeconds(10);

  private final MemoryNode point = new MemoryNode("/ip4/45.45.45.1/tcp/1");
  private final MemoryNode seeder = new MemoryNode("/ip4/46.46.46.1/tcp/1");
  private final MemoryNode seeker = new MemoryNode("/ip4/47.47.47.1/tcp/1");
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  @Test
  void findsWhoProvidesAFilm() throws Exception {
    serve(Map.of());
    meet(seeder).provide(FILM, Duration.ofHours(3));
    List<PeerInfo> found = new CopyOnWriteArrayList<>();
    open.add(meet(seeker).find(FILM, found::add));
    await().atMost(SOON).until(() -> !found.isEmpty());
    assertThat(found).contains(seeder.info());
  }

  @Test
  void findsWhoComesLaterAndTellsNobodyTwice() throws Exception {
    serve(Map.of());
    List<PeerInfo> found = new CopyOnWriteArrayList<>();
    open.add(meet(seeker).find(FILM, found::add));
    meet(seeder).provide(FILM, Duration.ofHours(3));
    await().atMost(SOON).until(() -> !found.isEmpty());
    await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> found.size() == 1);
  }

  @Test
  void findsNobodyWhoWithdrew() throws Exception {
    serve(Map.of());
    MeetingPoints provider = meet(seeder);
    provider.provide(FILM, Duration.ofHours(3));
    await().atMost(SOON).until(() -> discovered(Optional.empty()).registrations().size() == 1);
    provider.withdraw(FILM);
    await().atMost(SOON).until(() -> discovered(Optional.empty()).registrations().isEmpty());
  }

  @Test
  void refusesARecordOfSomebodyElse() throws Exception {
    serve(Map.of());
    byte[] foreign = PeerRecord.signed(seeder, 1, seeder.addresses());
    assertThat(register("film", foreign, 7200))
        .isEqualTo(Message.Status.INVALID_SIGNED_PEER_RECORD);
    foreign[foreign.length - 1] ^= 1;
    assertThat(register("film", foreign, 7200))
        .isEqualTo(Message.Status.INVALID_SIGNED_PEER_RECORD);
    assertThat(register("film", new byte[0], 7200))
        .isEqualTo(Message.Status.INVALID_SIGNED_PEER_RECORD);
  }

  @Test
  void refusesTimesAndNamespacesOutOfBounds() throws Exception {
    serve(Map.of());
    byte[] own = PeerRecord.signed(seeker, 1, seeker.addresses());
    assertThat(register("film", own, 72 * 3600 + 1)).isEqualTo(Message.Status.INVALID_TTL);
    assertThat(register("film", own, 1)).isEqualTo(Message.Status.INVALID_TTL);
    assertThat(register("film", own, -1)).isEqualTo(Message.Status.INVALID_TTL);
    assertThat(register("", own, 7200)).isEqualTo(Message.Status.INVALID_NAMESPACE);
    assertThat(register("x".repeat(256), own, 7200)).isEqualTo(Message.Status.INVALID_NAMESPACE);
    assertThat(register("x".repeat(255), own, 7200)).isEqualTo(Message.Status.OK);
    assertThat(register("y", own, 0)).isEqualTo(Message.Status.OK);
  }

  @Test
  void boundsTheRegistrationsOfOnePeerAndOfAll() throws Exception {
    serve(Map.of("maxPerPeer", 3, "maxRegistrations", 5));
    byte[] own = PeerRecord.signed(seeker, 1, seeker.addresses());
    for (int i = 0; i < 3; i++) {
      assertThat(register("film" + i, own, 7200)).isEqualTo(Message.Status.OK);
    }
    assertThat(register("film3", own, 7200)).isEqualTo(Message.Status.UNAVAILABLE);
    assertThat(register("film2", own, 7200)).as("renewed").isEqualTo(Message.Status.OK);
    int accepted = 0;
    for (int i = 0; i < 5; i++) {
      MemoryNode other = new MemoryNode("/ip4/48.48.48.1/tcp/1");
      byte[] record = PeerRecord.signed(other, 1, other.addresses());
      accepted += register(other, "film", record, 7200) == Message.Status.OK ? 1 : 0;
    }
    assertThat(accepted).isEqualTo(2);
  }

  @Test
  void refusesACookieOfAnotherNamespaceOrAnotherPoint() throws Exception {
    serve(Map.of());
    byte[] own = PeerRecord.signed(seeker, 1, seeker.addresses());
    register("film", own, 7200);
    byte[] cookie = discovered(Optional.of("film")).cookie();
    assertThat(discover(Optional.of("film"), cookie).status()).isEqualTo(Message.Status.OK);
    assertThat(discover(Optional.of("film"), cookie).registrations()).isEmpty();
    assertThat(discover(Optional.of("other"), cookie).status())
        .isEqualTo(Message.Status.INVALID_COOKIE);
    assertThat(discover(Optional.empty(), cookie).status())
        .isEqualTo(Message.Status.INVALID_COOKIE);
    assertThat(discover(Optional.of("film"), new byte[] {1}).status())
        .isEqualTo(Message.Status.INVALID_COOKIE);
  }

  @Test
  void pagesThroughMany() {
    Registrations registrations = new Registrations(1000, 1000, System::nanoTime);
    for (int i = 0; i < 250; i++) {
      registrations.register("film" + i % 2, seeder.self(), new byte[0], SOON);
      registrations.register("n" + i, seeder.self(), new byte[0], SOON);
    }
    int seen = 0;
    long cookie = 0;
    for (int pages = 0; pages < 10; pages++) {
      Registrations.Page page = registrations.after(cookie, Optional.empty(), 100);
      seen += page.found().size();
      cookie = page.seen();
    }
    assertThat(seen).isEqualTo(252);
  }

  @Test
  void forgetsWhatIsOver() {
    AtomicLong now = new AtomicLong();
    Registrations registrations = new Registrations(10, 2, now::get);
    registrations.register("a", seeder.self(), new byte[0], Duration.ofSeconds(10));
    registrations.register("b", seeder.self(), new byte[0], Duration.ofSeconds(30));
    assertThat(registrations.register("c", seeder.self(), new byte[0], SOON)).isFalse();
    now.set(Duration.ofSeconds(20).toNanos());
    assertThat(registrations.after(0, Optional.empty(), 9).found()).hasSize(1);
    assertThat(registrations.register("c", seeder.self(), new byte[0], SOON)).isTrue();
    assertThat(registrations.size()).isEqualTo(2);
  }

  @Test
  void reportsNobodyWhoseRecordIsNotSigned() throws Exception {
    byte[] broken = PeerRecord.signed(seeder, 1, List.of(Multiaddr.parse("/ip4/9.9.9.9/tcp/9")));
    broken[broken.length - 1] ^= 1;
    point.add(new LyingPoint(broken));
    List<PeerInfo> found = new CopyOnWriteArrayList<>();
    new Search(seeker, point.info(), "film", found::add).next();
    assertThat(found).isEmpty();
  }

  private void serve(Map<String, Object> set) {
    point.add(new Point(Settings.of(Point.Config.class, set)));
  }

  private MeetingPoints meet(MemoryNode node) {
    MeetingPoints points =
        new MeetingPoints(
            node,
            node,
            Settings.of(
                MeetingPoints.Config.class,
                Map.of("points", new String[] {point.place()}, "pollSeconds", 1)));
    open.add(points::close);
    return points;
  }

  private Message.Status register(String namespace, byte[] record, long ttl) throws IOException {
    return register(seeker, namespace, record, ttl);
  }

  private Message.Status register(MemoryNode from, String namespace, byte[] record, long ttl)
      throws IOException {
    Message.Register request = new Message.Register(namespace, record, ttl);
    return ((Message.Registered) ask(from, request)).status();
  }

  private Message.Discovered discovered(Optional<String> namespace) throws IOException {
    return discover(namespace, new byte[0]);
  }

  private Message.Discovered discover(Optional<String> namespace, byte[] cookie)
      throws IOException {
    return (Message.Discovered) ask(seeker, new Message.Discover(namespace, 0, cookie));
  }

  private Message ask(MemoryNode from, Message request) throws IOException {
    try (PeerStream stream = from.connect(point, Route.DIRECT).open(List.of(Message.PROTOCOL))) {
      Protobuf.writeDelimited(stream.out(), request.bytes());
      return Message.parse(Protobuf.readDelimited(stream.in(), Message.MAX_ANSWER_BYTES));
    }
  }
}
