package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.identity.OwnerAddress;
import app.tangible.library.Viewers.Viewer;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.Metadata;
import app.tangible.metadata.SourceTrouble;
import app.tangible.transfer.Progress.Route;
import app.tangible.transfer.Progress.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the household, by five keys. */
class HouseWalkTest {

  @TempDir Path folder;

  private final Troubled sources = new Troubled();
  private Theatre theatre;
  private HousePages house;

  @BeforeEach
  void open() throws Exception {
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    theatre = new Theatre(folder.resolve("home"), film, new FakePlayer(), sources, "en");
    house = new HousePages(theatre, folder);
    theatre.awaitFocus("open-store");
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  private void page(String id, Map<String, String> arguments) {
    theatre.open(id, arguments);
  }

  @Test
  void aChildTakesOverAndAParentComesBackWithThePin() {
    page("viewers", Map.of());
    theatre.awaitFocus("viewer-1");
    theatre.press(KeyCode.RIGHT);
    theatre.awaitFocus("viewer-2");
    theatre.press(KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> house.viewers.current().number() == 2);
    page("viewers", Map.of());
    theatre.awaitText("Somebody without an age limit");
    assertThat(theatre.texts()).doesNotContain("Add someone");
    theatre.awaitFocus("viewer-2");
    theatre.press(KeyCode.LEFT, KeyCode.ENTER);
    theatre.awaitFocus("pin-1");
    theatre.type("4321");
    toDone();
    theatre.awaitText("That is not the PIN");
    assertThat(house.viewers.current().number()).isEqualTo(2);
    theatre.type("1234");
    toDone();
    await().atMost(Theatre.PATIENCE).until(() -> house.viewers.current().number() == 1);
  }

  private void toDone() {
    theatre.pressOn("pin-done");
  }

  @Test
  void somebodyIsAddedWithAnAgeLimitAndAPin() {
    page("viewers", Map.of("edit", "0"));
    theatre.awaitFocus("viewer-name");
    theatre.type("zoe");
    theatre.press(KeyCode.DOWN);
    theatre.pressOn("colour-4");
    theatre.rest();
    theatre.focusOn("colour-4");
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("viewer-age");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("viewer-age-0");
    theatre.press(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
    theatre.awaitFocus("viewer-age");
    theatre.press(KeyCode.DOWN, KeyCode.ENTER);
    theatre.awaitFocus("pin-1");
    theatre.type("5555");
    toDone();
    theatre.awaitFocus("viewer-pin");
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("viewer-save");
    theatre.press(KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> house.viewers.all().size() == 4);
    await().atMost(Theatre.PATIENCE).until(() -> house.viewers.all().getLast().hasPin());
    Viewer added = house.viewers.all().getLast();
    assertThat(added.name()).isEqualToIgnoringCase("zoe");
    assertThat(added.colour()).isEqualTo(4);
    assertThat(added.ageLimit()).isEqualTo(OptionalInt.of(10));
  }

  @Test
  void nobodyIsKeptWithoutAName() {
    page("viewers", Map.of("edit", "0"));
    theatre.awaitFocus("viewer-name");
    theatre.pressOn("viewer-save");
    theatre.awaitText("A name is needed");
    assertThat(house.viewers.all()).hasSize(3);
  }

  @Test
  void aFolderIsFoundWithArrowsAndAdded() throws Exception {
    Path films = Files.createDirectories(folder.resolve("Videos").resolve("Films"));
    Files.writeString(films.resolve("one.mkv"), "");
    page("folders", Map.of());
    theatre.awaitFocus("folder-first");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("place-0");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("use-folder");
    theatre.press(KeyCode.DOWN, KeyCode.ENTER);
    theatre.awaitText("1 film file here");
    theatre.press(KeyCode.ESCAPE); // one up
    theatre.awaitFocus("folder-0");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("use-folder");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("holds-both");
    theatre.press(KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> house.folders.all().size() == 1);
    assertThat(house.folders.all().getFirst().path()).isEqualTo(films);
    theatre.awaitFocus("watched-0");
    theatre.rest(); // it is drawn anew when the folder is counted
    theatre.pressOn("watched-0");
    theatre.awaitFocus("folder-keep");
    theatre.press(KeyCode.RIGHT, KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> house.folders.all().isEmpty());
    assertThat(films.resolve("one.mkv")).exists();
  }

  @Test
  void aFetchIsPausedAndGoesOnAndALimitIsKept() {
    theatre.library.keep(Samples.owned(0, Duration.ZERO, false));
    theatre.awaitFocus(id -> id.startsWith("title-licence-")); // before another page is opened
    FakeTransfers.FakeTransfer transfer = theatre.transfers.of(Samples.filmId(0), 474_000_000);
    transfer.begin(
        47_000_000,
        4_200_000,
        new Source("…9vKx2aQp", Route.DIRECT, 3_000_000, 30_000_000),
        new Source("cdn", Route.CDN, 1_200_000, 17_000_000));
    page("downloads", Map.of());
    theatre.awaitFocus("arrival-" + Samples.filmId(0).hex());
    theatre.awaitText("From 1 home directly and the store’s CDN");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("transfer-pause");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("Go on");
    assertThat(transfer.paused()).isTrue();
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitText("Paused");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("transfer-pause");
    theatre.press(KeyCode.ENTER, KeyCode.ESCAPE);
    await().atMost(Theatre.PATIENCE).until(() -> !transfer.paused());
    theatre.press(KeyCode.RIGHT);
    theatre.awaitFocus("limit-down");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("limit-down-0");
    theatre.press(KeyCode.DOWN, KeyCode.ENTER);
    await()
        .atMost(Theatre.PATIENCE)
        .until(
            () ->
                house
                    .choices
                    .value("app.tangible.transfer.swarm", "maxBytesPerSecond")
                    .equals(Optional.of(1_000_000L)));
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("share");
    theatre.press(KeyCode.ENTER);
    await()
        .atMost(Theatre.PATIENCE)
        .until(
            () ->
                house
                    .choices
                    .value("app.tangible.transfer.piece", "seeds")
                    .equals(Optional.of(true)));
  }

  /** The film database, in this trouble. */
  private static final class Troubled implements Metadata {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<SourceTrouble> trouble = Optional.empty();

    void in(SourceTrouble.Kind kind, Optional<Instant> again) {
      trouble = Optional.of(new SourceTrouble(kind, Instant.now(), again));
      listeners.forEach(Runnable::run);
    }

    void well() {
      trouble = Optional.empty();
      listeners.forEach(Runnable::run);
    }

    @Override
    public List<FilmFacts> ask(FilmQuery query) {
      return List.of();
    }

    @Override
    public List<Source> sources() {
      return List.of(new Source("tmdb", trouble.isEmpty(), trouble));
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }

  @Test
  void settingsSayWhichSourceIsInTroubleUntilItIsWell() throws Exception {
    page("settings", Map.of("section", "library"));
    theatre.awaitFocus("section-library");
    sources.in(SourceTrouble.Kind.KEY_REFUSED, Optional.empty());
    theatre.awaitText("The Movie Database does not know the key.");
    theatre.shot("settings-source");
    sources.in(SourceTrouble.Kind.UNREACHABLE, Optional.of(Instant.now().plusSeconds(60)));
    theatre.awaitText("It is asked again by itself at");
    sources.well();
    await()
        .atMost(Theatre.PATIENCE)
        .untilAsserted(
            () -> assertThat(theatre.texts()).noneMatch(text -> text.contains("asked again")));
    page("downloads", Map.of());
    await().atMost(Theatre.PATIENCE).until(sources.listeners::isEmpty);
  }

  @Test
  void aFilmWhoseDownloadWasGivenUpIsFetchedAgainFromItsPage() {
    theatre.library.keep(Samples.owned(0, Duration.ZERO, false));
    theatre.awaitFocus(id -> id.startsWith("title-licence-")); // before another page is opened
    theatre.library.leaveOut(Samples.filmId(0));
    page("film", Map.of("licence", Samples.licence(0).hex()));
    theatre.awaitText("Not on this device");
    theatre.store.allowed(false);
    theatre.focusOn("fetch-again");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("Ask someone without an age limit.");
    theatre.store.allowed(true);
    theatre.press(KeyCode.ENTER);
    await()
        .atMost(Theatre.PATIENCE)
        .until(() -> theatre.store.fetched().equals(List.of(Samples.licence(0))));
  }

  @Test
  void aFetchIsGivenUpAfterAQuestionAndWantedAgain() {
    theatre.library.keep(Samples.owned(0, Duration.ZERO, false));
    theatre.awaitFocus(id -> id.startsWith("title-licence-")); // before another page is opened
    theatre.transfers.of(Samples.filmId(0), 474_000_000).begin(47_000_000, 4_200_000);
    page("downloads", Map.of());
    theatre.awaitFocus("arrival-" + Samples.filmId(0).hex());
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("transfer-pause");
    theatre.press(KeyCode.DOWN, KeyCode.ENTER);
    theatre.awaitFocus("giveUp-no");
    theatre.press(KeyCode.ENTER);
    assertThat(theatre.store.givenUp()).isEmpty();
    theatre.awaitFocus("transfer-giveUp");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("giveUp-no");
    theatre.press(KeyCode.RIGHT, KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> theatre.store.givenUp().size() == 1);
    theatre.library.leaveOut(Samples.filmId(0)); // as the store does
    theatre.awaitText("Not here");
    theatre.awaitFocus("arrival-" + Samples.filmId(0).hex());
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("again-yes");
    theatre.press(KeyCode.ENTER);
    await()
        .atMost(Theatre.PATIENCE)
        .until(() -> theatre.store.fetched().equals(List.of(Samples.licence(0))));
  }

  @Test
  void theLibraryIsSavedAndPutBack() throws Exception {
    page("wallet", Map.of("show", "backup"));
    theatre.awaitFocus("backup-write");
    theatre.press(KeyCode.ENTER);
    typePassword("correct horse");
    typePassword("correct horse");
    theatre.awaitFocus("backup-place-0");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("Saved.");
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".tangible-backup"))).hasSize(1);
    }
    theatre.awaitFocus("backup-write");
    theatre.press(KeyCode.DOWN, KeyCode.ENTER);
    theatre.awaitFocus("backup-place-0");
    theatre.press(KeyCode.ENTER);
    typePassword("another horse");
    theatre.awaitFocus("restore-yes");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("password is wrong");
    theatre.pressOn("backup-restore");
    theatre.awaitFocus("backup-place-0");
    theatre.press(KeyCode.ENTER);
    typePassword("correct horse");
    theatre.awaitFocus("restore-yes");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("Put back: films 3, viewers 2, visits 17, folders 1.");
  }

  @Test
  void theAccountOfABackupIsTakenOverWhenThePersonSaysSo() {
    OwnerAddress account = new OwnerAddress("0x" + "ab".repeat(20));
    house.backup.account(account);
    house.backup.write(folder.resolve("old.tangible-backup"), "correct horse".toCharArray());
    putBack();
    theatre.awaitText("0xabababab … abababab");
    theatre.focusOn("account-no");
    theatre.press(KeyCode.ENTER);
    assertThat(house.backup.takenOver()).isFalse();
    putBack();
    theatre.awaitFocus("account-yes");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("The account is yours here.");
    assertThat(house.backup.takenOver()).isTrue();
  }

  private void putBack() {
    page("wallet", Map.of("show", "backup"));
    theatre.focusOn("backup-restore");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("backup-place-0");
    theatre.press(KeyCode.ENTER);
    typePassword("correct horse");
    theatre.awaitFocus("restore-yes");
    theatre.press(KeyCode.ENTER);
  }

  private void typePassword(String password) {
    theatre.awaitFocus(id -> id.startsWith("key-"));
    theatre.type(password);
    theatre.pressOn("keyboard-done");
  }
}
