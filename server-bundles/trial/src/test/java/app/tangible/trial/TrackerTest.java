package app.tangible.trial;

import static app.tangible.trial.SeedingRig.FILM;
import static app.tangible.trial.SeedingRig.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.content.FilmId;
import app.tangible.identity.DeviceId;
import app.tangible.identity.DeviceSignature;
import app.tangible.identity.HttpSignature;
import app.tangible.peer.ContentKey;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerRecord;
import app.tangible.peer.PeerStream;
import app.tangible.peer.transport.NodeIdentity;
import app.tangible.seeding.Seeders.Announced;
import app.tangible.seeding.Seeders.Announcement;
import app.tangible.seeding.sql.SqlSeeders;
import app.tangible.transfer.FilmKey;
import app.tangible.transfer.tracker.StoreTracker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Peers announce themselves and find others by the store's list, over HTTP. */
class TrackerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ContentKey KEY = FilmKey.of(ROOT);
  @TempDir static Path folder;
  private static SeedingRig rig;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void open() throws Exception {
    rig = new SeedingRig(folder, Map.of("unitsPerGiB", 0L));
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  /** A peer that listens nowhere. */
  private static final class Peer implements NodeIdentity, PeerNode {

    private final KeyPair pair;
    private final List<Multiaddr> addresses;

    Peer(String... addresses) throws GeneralSecurityException {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      this.addresses = Arrays.stream(addresses).map(Multiaddr::parse).toList();
    }

    private byte[] raw() {
      byte[] spki = pair.getPublic().getEncoded();
      return Arrays.copyOfRange(spki, spki.length - 32, spki.length);
    }

    @Override
    public PeerId self() {
      return PeerId.ofEd25519(raw());
    }

    @Override
    public byte[] publicKey() {
      return self().key().orElseThrow();
    }

    @Override
    public byte[] sign(byte[] message) {
      try {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(message);
        return signer.sign();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    byte[] record(long sequence) {
      return new PeerRecord(new PeerInfo(self(), addresses), sequence).seal(this);
    }

    StoreTracker tracker() {
      return new StoreTracker(this, this, null, rig.tracker());
    }

    @Override
    public List<Multiaddr> addresses() {
      return addresses;
    }

    @Override
    public PeerConnection connect(PeerInfo peer) {
      throw new UnsupportedOperationException();
    }

    @Override
    public PeerStream open(PeerId peer, List<String> protocols) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<PeerConnection> connections() {
      return List.of();
    }

    @Override
    public void remember(PeerInfo peer, Duration howLong) {}

    @Override
    public List<Multiaddr> remembered(PeerId peer) {
      return List.of();
    }

    @Override
    public AutoCloseable watch(Watcher watcher) {
      return () -> {};
    }

    @Override
    public void ban(PeerId peer, Duration howLong, String why) {}
  }

  @Test
  void aPeerThatAnnouncesIsFoundUntilItWithdraws() throws Exception {
    Peer seeder = new Peer("/ip4/192.0.2.7/tcp/4001");
    Peer finder = new Peer("/ip4/192.0.2.8/tcp/4001");
    Set<PeerInfo> found = ConcurrentHashMap.newKeySet();
    try (StoreTracker seeding = seeder.tracker();
        StoreTracker finding = finder.tracker()) {
      seeding.provide(KEY, Duration.ofMinutes(10));
      await().atMost(PATIENCE).until(() -> rig.seeders.count(FILM) == 1);
      try (AutoCloseable search = finding.find(KEY, found::add)) {
        await()
            .atMost(PATIENCE)
            .until(() -> found.contains(new PeerInfo(seeder.self(), seeder.addresses())));
        assertThat(search).isNotNull();
      }
      seeding.withdraw(KEY);
      await().atMost(PATIENCE).until(() -> rig.seeders.count(FILM) == 0);
      seeding.provide(KEY, Duration.ofMinutes(10));
      await().atMost(PATIENCE).until(() -> rig.seeders.count(FILM) == 1);
    }
    // Closed: it is off the list.
    assertThat(rig.seeders.count(FILM)).isZero();
  }

  private int put(Peer caller, PeerId peer, String film, String body) throws Exception {
    URI uri = rig.address().resolve("/v1/films/" + film + "/seeders/" + peer);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body));
    HttpSignature.sign(
            new HttpSignature.Request(
                "PUT",
                uri.getRawPath(),
                "",
                body.getBytes(StandardCharsets.UTF_8),
                Optional.empty()),
            DeviceId.of(caller.raw()),
            message -> DeviceSignature.of(caller.sign(message)),
            Instant.now())
        .forEach(request::header);
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    return answer.statusCode();
  }

  private static String body(byte[] record) {
    return "{\"record\":\"%s\",\"seconds\":60}"
        .formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(record));
  }

  @Test
  void aPeerSpeaksForItselfOnly() throws Exception {
    Peer one = new Peer("/ip4/192.0.2.1/tcp/1");
    Peer other = new Peer("/ip4/192.0.2.2/tcp/1");
    // Under another's name; with another's record; changed; without addresses; of no film.
    assertThat(put(one, other.self(), FILM.hex(), body(other.record(1)))).isEqualTo(403);
    assertThat(put(one, one.self(), FILM.hex(), body(other.record(1)))).isEqualTo(422);
    byte[] changed = one.record(1);
    changed[changed.length - 1] ^= 1;
    assertThat(put(one, one.self(), FILM.hex(), body(changed))).isEqualTo(422);
    assertThat(put(one, one.self(), FILM.hex(), body(new Peer().record(1)))).isEqualTo(422);
    assertThat(put(one, one.self(), "00".repeat(16), body(one.record(1)))).isEqualTo(404);
    assertThat(put(one, one.self(), "nonsense", body(one.record(1)))).isEqualTo(404);
    assertThat(put(one, one.self(), FILM.hex(), "{}")).isEqualTo(422);
    assertThat(rig.seeders.find(FILM, 50)).noneMatch(s -> s.peer().equals(one.self()));
    String key = HexFormat.of().formatHex(KEY.sha256());
    assertThat(put(one, one.self(), key, body(one.record(5)))).isEqualTo(200);
    // An older record does not take the place of a newer one.
    assertThat(put(one, one.self(), FILM.hex(), body(one.record(4)))).isEqualTo(422);
    assertThat(put(one, one.self(), FILM.hex(), body(one.record(6)))).isEqualTo(200);
    rig.seeders.withdraw(FILM, one.self());
  }

  /** The server's first look at its films is shared by all who ask at that moment. */
  @Test
  void aFilmIsFoundByItsKeyByManyAtOnce() throws Exception {
    SqlSeeders fresh =
        new SqlSeeders(rig.database, SeedingRig.settings(SqlSeeders.Config.class, Map.of()));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Optional<FilmId>>> askers = Collections.nCopies(50, () -> fresh.film(KEY));
      for (var answer : threads.invokeAll(askers)) {
        assertThat(answer.get()).contains(FILM);
      }
    }
  }

  @Test
  void oneHouseDoesNotFillTheList() throws Exception {
    List<Peer> peers = List.of(peer(), peer(), peer(), peer());
    for (int i = 0; i < peers.size(); i++) {
      assertThat(announced(peers.get(i), "203.0.113." + i))
          .isInstanceOf(i < 3 ? Announced.Listed.class : Announced.Full.class);
    }
    assertThat(announced(peers.getLast(), "198.51.100.1")).isInstanceOf(Announced.Listed.class);
    assertThat(announced(peers.getFirst(), "203.0.113.9")).isInstanceOf(Announced.Listed.class);
    assertThat(rig.seeders.find(FILM, 2)).hasSize(2);
    peers.forEach(peer -> rig.seeders.withdraw(FILM, peer.self()));
  }

  private static Peer peer() throws GeneralSecurityException {
    return new Peer("/ip4/192.0.2.7/tcp/4001");
  }

  private static Announced announced(Peer peer, String from) {
    return rig.seeders.announce(
        new Announcement(
            FILM, peer.self(), peer.record(9), Optional.empty(), Duration.ofMinutes(5)),
        from);
  }
}
