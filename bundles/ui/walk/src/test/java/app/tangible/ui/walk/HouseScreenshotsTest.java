package app.tangible.ui.walk;

import app.tangible.library.Title;
import app.tangible.library.WatchedFolders.Holds;
import app.tangible.library.WatchedFolders.Odd;
import app.tangible.library.WatchedFolders.Scan;
import app.tangible.library.testing.Titles;
import app.tangible.store.Deal;
import app.tangible.store.DealState;
import app.tangible.transfer.Progress.Route;
import app.tangible.transfer.Progress.Source;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes the pictures of the household's pages in both languages, to be looked at. */
class HouseScreenshotsTest {

  private static final Instant WHEN = Instant.parse("2026-11-21T19:30:00Z");

  @TempDir Path folder;

  private Theatre theatre;
  private HousePages house;
  private String language = "en";

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyPageShowsSomething(String spoken) throws Exception {
    language = spoken;
    Files.createDirectories(folder.resolve("Videos").resolve("Films"));
    Files.createDirectories(folder.resolve("media").resolve("USB Disk"));
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    try (RandomAccessFile sealed = new RandomAccessFile(film.toFile(), "rw")) {
      sealed.setLength(1_400_000_000); // in holes
    }
    theatre =
        Theatre.still(folder.resolve("home"), film, new FakePlayer(), query -> List.of(), spoken);
    try {
      house = new HousePages(theatre, folder);
      theatre.awaitFocus("open-store");
      viewers();
      folders();
      downloads();
      room();
      wallet();
      settings();
      firstRun();
    } finally {
      theatre.close();
    }
  }

  private void viewers() throws IOException {
    theatre.open("viewers", Map.of());
    theatre.awaitFocus("viewer-1");
    shot("viewers");
    theatre.pressOn("viewer-2");
    theatre.open("viewers", Map.of());
    theatre.awaitFocus("viewer-2");
    theatre.press(KeyCode.LEFT, KeyCode.ENTER);
    theatre.awaitFocus("pin-1");
    theatre.type("12");
    shot("viewers-pin");
    theatre.type("34");
    theatre.pressOn("pin-done");
    theatre.open("viewers", Map.of("edit", "2"));
    theatre.awaitFocus("viewer-name");
    theatre.press(KeyCode.DOWN);
    shot("viewers-edit");
    theatre.open("viewers", Map.of("show", "history"));
    theatre.awaitFocus("back");
    shot("history-none");
    Duration hour = Duration.ofHours(1);
    for (Title title : Titles.tenFilms()) {
      house.shelf.put(title);
      boolean begun = title.name().length() % 2 == 0;
      house.watching.reached(title.id(), begun ? hour.dividedBy(2) : hour, hour);
    }
    theatre.open("viewers", Map.of("show", "history"));
    theatre.awaitFocus(id -> id.startsWith("visit-"));
    shot("history");
  }

  private void folders() throws IOException {
    theatre.open("folders", Map.of());
    theatre.awaitFocus("folder-first");
    shot("folders-none");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("place-0");
    shot("folders-places");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("use-folder");
    shot("folders-browse");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("holds-both");
    shot("folders-what");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("watched-0");
    Path disk = folder.resolve("media").resolve("USB Disk");
    house.folders.add(disk, Holds.FILMS);
    house.folders.odd(
        new Odd(disk.resolve("Holiday 2009.avi"), "It has no picture, only sound.", WHEN));
    house.folders.odd(new Odd(disk.resolve("broken.mkv"), "It ends in the middle.", WHEN));
    house.folders.doing(new Scan(true, 3_120, 9_800));
    theatre.awaitText("broken.mkv");
    shot("folders");
    house.folders.doing(new Scan(false, 0, 0));
  }

  private void downloads() throws IOException {
    theatre.open("downloads", Map.of());
    theatre.awaitFocus("open-store");
    shot("downloads-none");
    for (int i = 0; i < 4; i++) {
      theatre.library.keep(Samples.owned(i, Duration.ZERO, i == 3));
    }
    theatre
        .transfers
        .of(Samples.filmId(0), 474_000_000)
        .begin(
            203_000_000,
            11_400_000,
            new Source("…9vKx2aQp", Route.DIRECT, 6_000_000, 121_000_000),
            new Source("…Lm84sWzA", Route.DIRECT, 2_000_000, 30_000_000),
            new Source("…q0TTr7yC", Route.RELAYED, 900_000, 12_000_000),
            new Source("cdn.example", Route.CDN, 2_500_000, 40_000_000));
    theatre.transfers.of(Samples.filmId(1), 505_000_000).at(47_000_000, 0);
    theatre.transfers.list().getLast().pause(true);
    theatre.transfers.of(Samples.filmId(3), 536_000_000).arrived();
    theatre.open("downloads", Map.of());
    theatre.awaitFocus(id -> id.startsWith("arrival-"));
    theatre.focusOn("arrival-" + Samples.filmId(0).hex());
    shot("downloads");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("transfer-pause");
    shot("downloads-sources");
    theatre.press(KeyCode.ESCAPE);
    house.choices.choose("app.tangible.transfer.piece", "seeds", true);
    theatre.open("downloads", Map.of());
    theatre.awaitFocus(id -> id.startsWith("arrival-"));
    theatre.focusOn("share");
    shot("downloads-giving");
  }

  /** Of film 3, which is here. */
  private void room() throws IOException {
    theatre.open("downloads", Map.of());
    theatre.awaitFocus(id -> id.startsWith("arrival-"));
    theatre.focusOn("room");
    shot("downloads-room");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("room-" + Samples.licence(3).hex());
    shot("downloads-room-list");
    theatre.press(KeyCode.ESCAPE);
    theatre.open("film", Map.of("licence", Samples.licence(3).hex()));
    theatre.awaitFocus("play");
    theatre.pressOn("more");
    theatre.awaitFocus("remove-here");
    shot("film-more-owned");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("remove-no");
    shot("film-remove");
    theatre.press(KeyCode.ESCAPE);
    theatre.library.markOffDisk(Samples.filmId(3));
    theatre.awaitFocus("fetch-again");
    shot("film-removed");
    theatre.open("downloads", Map.of());
    theatre.awaitFocus(id -> id.startsWith("arrival-"));
    shot("downloads-removed");
  }

  private void wallet() throws IOException {
    theatre.market.put(FakeMarket.sale(5, Deal.SALE, DealState.SOLD, true));
    theatre.market.put(FakeMarket.sale(7, Deal.LOAN, DealState.LENT, false));
    theatre.open("wallet", Map.of());
    theatre.awaitFocus("wallet-receipts");
    theatre.awaitText("K7QF3");
    shot("wallet");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus(id -> id.startsWith("receipt-"));
    shot("wallet-receipts");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("receipt-film");
    shot("wallet-receipt");
    theatre.press(KeyCode.ESCAPE, KeyCode.ESCAPE);
    theatre.pressOn("wallet-backup");
    theatre.awaitFocus("backup-write");
    shot("wallet-backup");
    theatre.press(KeyCode.ENTER);
    theatre.type("correct horse");
    shot("wallet-backup-password");
    theatre.press(KeyCode.ESCAPE);
    theatre.open("wallet", Map.of("show", "keys"));
    theatre.awaitFocus("keys-passphrase");
    shot("wallet-keys");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("keys-new");
    theatre.type("correct horse");
    shot("wallet-keys-passphrase");
    theatre.press(KeyCode.ESCAPE);
  }

  private void settings() throws IOException {
    theatre.pressOn("menu-settings");
    theatre.awaitFocus("section-general");
    for (String section :
        List.of(
            "general",
            "playback",
            "subtitles",
            "library",
            "household",
            "phone",
            "network",
            "plugins",
            "about")) {
      theatre.awaitFocus("section-" + section);
      shot("settings-" + section);
      theatre.press(KeyCode.DOWN);
    }
    theatre.press(KeyCode.RIGHT, KeyCode.DOWN);
    theatre.awaitFocus("licences");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("part-0");
    shot("settings-licences");
    theatre.press(KeyCode.ESCAPE, KeyCode.LEFT);
    theatre.awaitFocus("section-about");
  }

  private void firstRun() throws IOException {
    house.greet(theatre, folder);
    theatre.open("firstrun", Map.of());
    theatre.awaitFocus("language-" + language);
    shot("firstrun-1");
    Files.writeString(folder.resolve("product/ui/firstrun"), "NAME");
    for (String step : List.of("NAME", "KEYS", "FOLDER", "READY")) {
      theatre.remove(house.greeting());
      Files.writeString(folder.resolve("product/ui/firstrun"), step);
      house.greet(theatre, folder);
      theatre.open("firstrun", Map.of());
      theatre.awaitFocus(id -> id.startsWith("firstrun-"));
      shot("firstrun-" + step);
    }
    theatre.remove(house.greeting());
  }

  private void shot(String name) {
    theatre.shot(language + "-house-" + name);
  }
}
