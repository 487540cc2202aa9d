package app.tangible.transfer.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.content.PieceRoot;
import app.tangible.peer.PeerException;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.testing.TestNodes;
import app.tangible.transfer.FilmKey;
import app.tangible.transfer.PieceSet;
import app.tangible.transfer.Progress;
import app.tangible.transfer.SharedFilm;
import app.tangible.transfer.SharedFilms;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.TransferException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over real nodes on loopback. */
@Timeout(60)
class FilmsBetweenHomesTest {

  private static final int PIECE = 1 << 17;

  private final TestFilm film = TestFilm.of(1, 60 * PIECE + 12_345, PIECE);
  private final TestNodes<Node> nodes = new TestNodes<>(Node::onLoopback);
  private final List<Home> homes = new ArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void close() {
    Home.closeAll(homes);
    nodes.close();
  }

  private Home home(Map<String, Object> settings) {
    homes.add(new Home(nodes, settings));
    return homes.getLast();
  }

  private Home home() {
    return home(Map.of());
  }

  private static Path whole(Transfer transfer) throws Exception {
    return transfer.whole().get(40, TimeUnit.SECONDS);
  }

  private static PieceSet pieces(int from, int to) {
    BitSet some = new BitSet();
    some.set(from, to);
    return PieceSet.of(some);
  }

  @Test
  void aFilmGoesFromHomeToHomeByteForByte() throws Exception {
    Home seeder = home().serving(film.shelf());
    Transfer transfer = home().knowing(seeder).fetch(film.wanted(), folder.resolve("film"));
    assertThat(whole(transfer)).hasBinaryContent(film.bytes());
    assertThat(transfer.progress().sources())
        .singleElement()
        .satisfies(
            source -> {
              assertThat(source.route()).isEqualTo(Progress.Route.DIRECT);
              assertThat(source.verifiedBytes()).isEqualTo(film.bytes().length);
            });
  }

  @Test
  void homesThatHaveAPartEachMakeTheWhole() throws Exception {
    Home down = home();
    for (int i = 0; i < 3; i++) {
      down.knowing(home().serving(film.shelf(pieces(20 * i, 20 * i + 21), film::honest)));
    }
    Transfer transfer = down.fetch(film.wanted(), folder.resolve("film"));
    assertThat(whole(transfer)).hasBinaryContent(film.bytes());
    assertThat(transfer.progress().sources())
        .hasSize(3)
        .allSatisfy(source -> assertThat(source.verifiedBytes()).isPositive());
  }

  @Test
  void aHomeThatStillFetchesGivesOnWhatItHas() throws Exception {
    CountDownLatch last = new CountDownLatch(1);
    Home origin =
        home()
            .serving(
                film.shelf(
                    PieceSet.all(),
                    (offset, into) -> {
                      if (offset >= 50L * PIECE) {
                        await(last);
                      }
                      film.honest(offset, into);
                    }));
    Home middle = home(Map.of("stallSeconds", 30)).knowing(origin);
    Transfer first = middle.fetch(film.wanted(), folder.resolve("one"));
    middle.serving(underWay(first));
    Awaitility.await().until(() -> first.progress().verifiedBytes() > 20L * PIECE);
    Transfer second =
        home(Map.of("stallSeconds", 30))
            .knowing(middle)
            .fetch(film.wanted(), folder.resolve("two"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> second.progress().verifiedBytes() > 20L * PIECE);
    assertThat(first.whole()).isNotDone();
    last.countDown();
    assertThat(whole(first)).hasBinaryContent(film.bytes());
    second.cancel();
  }

  private static SharedFilms underWay(Transfer transfer) {
    return new SharedFilms() {
      @Override
      public Optional<SharedFilm> open(PieceRoot root) {
        return transfer.share();
      }

      @Override
      public List<PieceRoot> all() {
        return List.of();
      }
    };
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void aLiarIsNamedAndBannedAndTheFilmComesFromAnother() throws Exception {
    Home honest = home(Map.of("maxUploadBytesPerSecond", 8_000_000L)).serving(film.shelf());
    AtomicInteger lies = new AtomicInteger();
    Home liar =
        home()
            .serving(
                film.shelf(
                    PieceSet.all(),
                    (offset, into) -> {
                      int at = into.position();
                      film.honest(offset, into);
                      into.put(at + 100, (byte) (into.get(at + 100) ^ 1));
                      lies.incrementAndGet();
                    }));
    Home down = home().knowing(liar, honest);
    assertThat(whole(down.fetch(film.wanted(), folder.resolve("film"))))
        .hasBinaryContent(film.bytes());
    assertThat(lies.get()).isBetween(1, 8);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> down.node.connect(liar.info()))
                    .isInstanceOfSatisfying(
                        PeerException.class,
                        e -> assertThat(e.kind()).isEqualTo(PeerException.Kind.BANNED)));
    assertThat(down.node.connect(honest.info()).isOpen()).isTrue();
  }

  @Test
  void withLiarsOnlyTheFailureNamesThem() {
    Home liar =
        home()
            .serving(
                film.shelf(PieceSet.all(), (offset, into) -> into.put(new byte[into.remaining()])));
    Transfer transfer = home().knowing(liar).fetch(film.wanted(), folder.resolve("film"));
    String id = liar.node.self().text();
    assertThatThrownBy(() -> whole(transfer))
        .cause()
        .isInstanceOf(TransferException.class)
        .hasMessageContaining(id.substring(id.length() - 8))
        .hasMessageContaining("not this film");
  }

  @Test
  void aHomeThatSaysItHasWhatItHasNotIsLeft() throws Exception {
    Home boaster =
        home()
            .serving(
                film.shelf(
                    PieceSet.all(),
                    (offset, into) -> {
                      throw new IOException("not here");
                    }));
    Home honest = home().serving(film.shelf());
    assertThat(whole(home().knowing(boaster, honest).fetch(film.wanted(), folder.resolve("film"))))
        .hasBinaryContent(film.bytes());
  }

  @Test
  void aHomeThatStandsStillHoldsNobody() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Home still = home().serving(film.shelf(PieceSet.all(), (offset, into) -> await(end)));
    Home honest = home().serving(film.shelf());
    long begun = System.nanoTime();
    assertThat(whole(home().knowing(still, honest).fetch(film.wanted(), folder.resolve("film"))))
        .hasBinaryContent(film.bytes());
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    end.countDown();
  }

  @Test
  void aSeederThatIsKilledIsReplacedByOneThatComesLater() throws Exception {
    Home first = home(Map.of("maxUploadBytesPerSecond", 4_000_000L)).serving(film.shelf());
    Home second = home().serving(film.shelf());
    Home down = home().knowing(first);
    Transfer transfer = down.fetch(film.wanted(), folder.resolve("film"));
    Awaitility.await().until(() -> transfer.progress().verifiedBytes() > 5L * PIECE);
    first.node.close();
    FixedRouting late = new FixedRouting(second.info());
    down.source.add(late);
    assertThat(whole(transfer)).hasBinaryContent(film.bytes());
  }

  @Test
  void withOneSlotThreeHomesAreServedInTurn() throws Exception {
    TestFilm small = TestFilm.of(2, 5 * PIECE, PIECE);
    Home seeder = home(Map.of("uploadSlots", 1)).serving(small.shelf());
    List<Transfer> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(
          home(Map.of("giveUpSeconds", 60))
              .knowing(seeder)
              .fetch(small.wanted(), folder.resolve("film" + i)));
    }
    for (Transfer transfer : all) {
      assertThat(whole(transfer)).hasBinaryContent(small.bytes());
    }
  }

  @Test
  void aHouseholdThatDoesNotSeedGivesNothingAndTellsNobody() {
    Home silent = home(Map.of("seeds", false, "giveUpSeconds", 3)).serving(film.shelf());
    Transfer transfer =
        home(Map.of("giveUpSeconds", 3))
            .knowing(silent)
            .fetch(film.wanted(), folder.resolve("film"));
    assertThatThrownBy(() -> whole(transfer)).cause().isInstanceOf(TransferException.class);
  }

  @Test
  void onlyAHouseholdThatSeedsSaysWhichFilmsItHas() {
    Home open = home().serving(film.shelf());
    Home silent = home(Map.of("seeds", false)).serving(film.shelf());
    FixedRouting seen = new FixedRouting();
    FixedRouting unseen = new FixedRouting();
    open.handler.add(seen);
    silent.handler.add(unseen);
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(seen.provided).containsOnlyKeys(FilmKey.of(film.manifest().root())));
    assertThat(unseen.provided).isEmpty();
  }

  @Test
  void whatIsPlayedIsThereBeforeTheRest() throws Exception {
    Home seeder = home(Map.of("maxUploadBytesPerSecond", 1_000_000L)).serving(film.shelf());
    Transfer transfer = home().knowing(seeder).fetch(film.wanted(), folder.resolve("film"));
    long middle = 40L * PIECE + 77;
    assertThat(transfer.await(middle, 1_000, Duration.ofSeconds(20))).isTrue();
    assertThat(transfer.progress().verifiedBytes()).isLessThan(30L * PIECE);
    byte[] there = new byte[1_000];
    try (var file = new java.io.RandomAccessFile(transfer.file().toFile(), "r")) {
      file.seek(middle);
      file.readFully(there);
    }
    assertThat(there)
        .isEqualTo(java.util.Arrays.copyOfRange(film.bytes(), (int) middle, (int) middle + 1_000));
    transfer.cancel();
  }
}
