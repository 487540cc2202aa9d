package app.tangible.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.content.FilmId;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.library.FilmReader;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.testing.FolderHome;
import app.tangible.store.DealState;
import app.tangible.store.Purchase;
import app.tangible.store.Purchase.Stage;
import app.tangible.store.Removal;
import app.tangible.store.Sale;
import app.tangible.store.StoreException;
import app.tangible.transfer.SharedFilm;
import app.tangible.transfer.swarm.FilmShelf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/** A whole film leaves the disk, and nothing else of it. */
class MakingRoomTest extends MarketRig {

  private final Watcher watcher = new Watcher();

  /** Somebody who reads films, and its service. */
  private static final class Watcher implements FilmReader, ComponentServiceObjects<FilmReader> {

    private final List<FilmId> left = new CopyOnWriteArrayList<>();
    private volatile boolean watches;

    @Override
    public boolean isWatched(FilmId film) {
      return watches;
    }

    @Override
    public void letGo(FilmId film) {
      left.add(film);
    }

    @Override
    public FilmReader getService() {
      return this;
    }

    @Override
    public void ungetService(FilmReader service) {}

    @Override
    public ServiceReference<FilmReader> getServiceReference() {
      throw new UnsupportedOperationException();
    }
  }

  @Override
  TestHousehold owner(int number) {
    TestHousehold home = super.owner(number);
    home.store.filmReaders = List.of(watcher);
    return home;
  }

  private static OwnedFilm film(TestHousehold home) {
    return home.library.films().getFirst();
  }

  private static List<String> filesOf(TestHousehold home, FilmId film) throws IOException {
    try (Stream<Path> files = Files.list(home.library.sealedFile(film).getParent())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(film.hex()))
          .toList();
    }
  }

  /** The same home at its next start, in which nothing is fetched by itself. */
  private TestHousehold later(TestHousehold before) {
    stop(before);
    TestHousehold later = home(5);
    Awaitility.await()
        .during(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(20))
        .until(() -> later.transfers.list().isEmpty());
    return later;
  }

  @Test
  void itIsTheHouseholdsAndFetchedAgainWhenItIsWanted() throws Exception {
    TestHousehold home = owner(5);
    OwnedFilm film = film(home);
    home.store.rules = () -> Optional.of("Ask someone without an age limit.");
    assertThatThrownBy(() -> home.store.makeRoom(film.licence()))
        .isInstanceOfSatisfying(
            StoreException.class, refused -> assertThat(refused.worthRetrying()).isFalse());
    assertThat(film(home).onDisk()).isTrue();
    home.store.rules = null;
    assertThat(home.store.makeRoom(film.licence()))
        .isEqualTo(new Removal.Removed(backend.sealed.length));
    assertThat(filesOf(home, film.film())).isEmpty();
    assertThat(watcher.left).containsExactly(film.film());
    assertThat(home.library.films()).extracting(OwnedFilm::licence).containsExactly(film.licence());
    assertThat(home.store.purchases()).isEmpty();
    assertThat(home.store.makeRoom(film.licence())).isEqualTo(new Removal.NotHere());

    TestHousehold later = later(home);
    assertThat(later.library.leftOut()).containsExactly(film.film());
    later.store.fetch(film.licence());
    await(() -> film(later).onDisk());
    assertThat(later.library.sealedFile(film.film())).hasBinaryContent(backend.sealed);
    assertThat(later.library.leftOut()).isEmpty();
    assertThat(backend.charges).hasValue(1);
  }

  @Test
  void whoBuysItOnceMoreGetsWhatIsHisAlready() throws Exception {
    TestHousehold home = owner(5);
    OwnedFilm film = film(home);
    home.store.makeRoom(film.licence());
    Purchase again = home.store.buy(home.store.browse("").getFirst());
    await(again, Stage.OWNED);
    assertThat(home.library.sealedFile(film.film())).hasBinaryContent(backend.sealed);
    assertThat(backend.charges).hasValue(1);
  }

  @Test
  void itStaysWhileSomebodyWatches() {
    TestHousehold home = owner(5);
    watcher.watches = true;
    assertThat(home.store.makeRoom(licence(home))).isEqualTo(new Removal.Watched());
    assertThat(home.library.sealedFile(TestBackend.FILM)).hasBinaryContent(backend.sealed);
    assertThat(home.library.leftOut()).isEmpty();
    assertThat(watcher.left).isEmpty();
  }

  @Test
  void itIsNotGivenToOthersAnyMore() throws Exception {
    TestHousehold home = owner(5);
    FilmShelf shared =
        new FilmShelf(
            new FolderHome(folder.resolve("home5")), home.transfers, new Bep52PieceHashing());
    try (SharedFilm served = shared.open(shared.all().getFirst()).orElseThrow()) {
      served.read(0, ByteBuffer.allocate(9));
      home.store.makeRoom(licence(home));
      assertThat(shared.all()).isEmpty();
      assertThatThrownBy(() -> served.read(0, ByteBuffer.allocate(9)))
          .as("to whom it was being given")
          .isInstanceOf(IOException.class);
    } finally {
      shared.close();
    }
  }

  @Test
  void aKillBetweenTheStepsLeavesNothingAndFetchesNothing() throws Exception {
    for (String step : List.of("markOffDisk", "leftOut")) {
      TestHousehold home = home(5);
      if (home.library.films().isEmpty()) {
        await(home.store.buy(home.store.browse("").getFirst()), Stage.OWNED);
      } else {
        home.store.fetch(licence(home));
        await(() -> film(home).onDisk());
      }
      Library dying =
          Meanwhile.after(
              home.library,
              step,
              () -> {
                throw new Cuts.Killed();
              });
      OwnedFilm film = film(home);
      assertThatThrownBy(() -> room(home, dying, purchases(home, dying)).make(film.licence()))
          .isInstanceOf(Cuts.Killed.class);
      assertThat(home.library.sealedFile(film.film())).as("killed before").exists();
      TestHousehold later = later(home);
      assertThat(filesOf(later, film.film())).as("killed after " + step).isEmpty();
      assertThat(film(later)).returns(false, OwnedFilm::onDisk);
      stop(later);
    }
  }

  @Test
  void whoWantsItAgainMeanwhileKeepsIt() {
    TestHousehold home = owner(5);
    OwnedFilm film = film(home);
    AtomicReference<Purchases> purchases = new AtomicReference<>();
    Library racing =
        Meanwhile.after(home.library, "markOffDisk", () -> purchases.get().fetch(film.licence()));
    purchases.set(purchases(home, racing));
    assertThat(room(home, racing, purchases.get()).make(film.licence()))
        .isEqualTo(new Removal.NotHere());
    assertThat(home.library.sealedFile(film.film())).hasBinaryContent(backend.sealed);
    assertThat(home.library.leftOut()).isEmpty();
  }

  private Room room(TestHousehold home, Library library, Purchases purchases) {
    return new Room(library, new Readers(library, home.decoder, () -> List.of(watcher)), purchases);
  }

  /** Whose threads never run. */
  private static Purchases purchases(TestHousehold home, Library library) {
    Closing closing = new Closing();
    Delivery delivery = new Delivery(null, library, home.transfers, null, closing);
    Pauses pauses = new Pauses(Duration.ofMillis(1), Duration.ofMillis(1));
    return new Purchases(library, null, delivery, closing, pauses, work -> {});
  }

  @Test
  void aSaleNeedsNoFile() {
    TestHousehold home = owner(5);
    OwnedFilm film = film(home);
    sell(home);
    assertThat(home.store.makeRoom(film.licence())).isInstanceOf(Removal.Removed.class);
    backend.market.sold("SOLD");
    await(() -> home.store.mine().getFirst().over());
    assertThat(home.library.films()).isEmpty();
    assertThat(home.library.leftOut()).isEmpty();
    assertThat(watcher.left).as("told when it is sold, too").hasSize(2);
  }

  @Test
  void whatComesHomeFromASaleStaysAwayFromTheDisk() {
    TestHousehold home = owner(5);
    Sale sale = sell(home);
    home.store.makeRoom(licence(home));
    home.store.cancel(sale);
    await(() -> backend.market.only().state.equals(DealState.CANCELLING.name()));
    backend.market.cancelled();
    await(() -> home.store.mine().getFirst().over());
    TestHousehold later = later(home);
    assertThat(film(later)).returns(false, OwnedFilm::onDisk);
    assertThat(later.library.sealedFile(TestBackend.FILM)).doesNotExist();
  }
}
