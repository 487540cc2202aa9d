package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.identity.PassphrasePrompt.Reason;
import app.tangible.library.TitleId;
import app.tangible.library.testing.Titles;
import app.tangible.player.Playback;
import app.tangible.ui.Artwork;
import app.tangible.viewing.Viewing;
import java.awt.Dimension;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page with all that it can show, in both languages, as 4K and as 1080p draw it. */
class GalleryTest {

  private static final Map<String, Dimension> SIZES =
      Map.of("4k", new Dimension(3840, 2160), "1080p", new Dimension(1920, 1080));

  @TempDir Path folder;
  private final FakePlayer player = new FakePlayer();
  private String language = "";
  private Theatre theatre;
  private Locked locked;

  /** How a page is reached, and brought to where its picture is taken. */
  private interface Visit {
    void make() throws Exception;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyPageIsThereAndWorthLookingAt(String spoken) throws Exception {
    language = spoken;
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    try (Theatre opened =
        Theatre.still(folder.resolve("home"), film, player, Furnished.FACTS, spoken, 3840, 2160)) {
      theatre = opened;
      Furnished house = new Furnished(theatre, folder, spoken);
      theatre.awaitFocus("hero-play");
      Map<String, Visit> visits = visits(house);
      assertThat(visits.keySet())
          .as("pages of which is known how to reach them")
          .containsAll(Registered.pages());
      for (Map.Entry<String, Visit> visit : visits.entrySet()) {
        visit.getValue().make();
        shots(visit.getKey());
      }
      locked.end();
    }
    for (String page : Registered.pages()) {
      for (Map.Entry<String, Dimension> size : SIZES.entrySet()) {
        Path picture = Camera.FOLDER.resolve(name(page, size.getKey()) + ".png");
        assertThat(sizeOf(picture)).as(picture.toString()).isEqualTo(size.getValue());
      }
    }
  }

  private String name(String page, String size) {
    return "gallery/" + page + "-" + language + "-" + size;
  }

  private void shots(String page) {
    theatre.rest();
    Camera.shot(name(page, "4k"));
    Camera.shot(name(page, "1080p"), 1920);
  }

  private Map<String, Visit> visits(Furnished house) {
    Map<String, Visit> visits = new LinkedHashMap<>();
    visits.put("home", () -> awaitPictures(4));
    visits.put("library", this::library);
    visits.put("film", () -> title(Titles.file(11), "play"));
    visits.put("film-owned", () -> title(TitleId.of(Samples.licence(0)), "play"));
    visits.put("series", () -> title(Titles.series(1, "", 2019).build().id(), "next"));
    visits.put("store", () -> menu("store", "offer-0"));
    visits.put("store-offer", this::offer);
    visits.put("market", () -> menu("market", "resale-r4"));
    visits.put("downloads", () -> menu("downloads", id -> id.startsWith("arrival-")));
    visits.put("settings", () -> menu("settings", "section-general"));
    visits.put("wallet", () -> setting("household", "wallet", "wallet-receipts"));
    visits.put("viewers", () -> setting("household", "viewers", "viewer-1"));
    visits.put("folders", () -> setting("library", "folders", "watched-0"));
    visits.put("phone", this::phone);
    visits.put("plugins", () -> setting("plugins", "plugins.page", "plugin-festival-2-1-0-jar"));
    visits.put("sampler", this::sampler);
    visits.put("playing", this::playing);
    visits.put("firstrun", () -> firstRun(house));
    visits.put("unlock", this::unlock);
    return visits;
  }

  private void library() {
    menu("library", id -> id.startsWith("title-"));
    theatre.press(KeyCode.RIGHT);
  }

  private void title(TitleId id, String first) {
    theatre.shell.show(id);
    theatre.awaitFocus(first);
    awaitPictures(2);
    await("a backdrop decoded for 4K").atMost(Theatre.PATIENCE).until(() -> widestPicture() > 1920);
  }

  private void offer() {
    theatre.pressOn("offer-12");
    theatre.awaitFocus("buy");
    awaitPictures(1);
  }

  private void phone() {
    setting("phone", "phone", id -> id.startsWith("phone"));
    theatre.awaitText("K7QF3 M2PX9");
  }

  private void sampler() {
    theatre.open("sampler", Map.of("part", "buttons"));
    theatre.awaitFocus(id -> !id.startsWith("signpost") && !id.isEmpty());
  }

  private void playing() {
    player.film(Painted.paint("Sintel", 3840, 1608, false));
    theatre.shell.watch(TitleId.of(Samples.licence(1)), Viewing.From.START);
    await().atMost(Theatre.PATIENCE).until(() -> player.now().state() == Playback.State.PLAYING);
    player.at(Playback.State.PAUSED, Duration.ofSeconds(204), Duration.ofSeconds(596));
    theatre.awaitText("3:24");
    theatre.awaitFocus("pause");
  }

  private void firstRun(Furnished house) {
    theatre.press(KeyCode.ESCAPE);
    house.rooms.greet(theatre, folder);
    theatre.open("firstrun", Map.of());
    theatre.awaitFocus("language-" + language);
  }

  private void unlock() {
    locked = new Locked(theatre, Reason.OPEN);
    theatre.awaitFocus("unlock-passphrase");
    theatre.type("twelve signs");
  }

  private void menu(String page, String first) {
    menu(page, first::equals);
  }

  private void menu(String page, java.util.function.Predicate<String> first) {
    theatre.pressOn("menu-" + page);
    theatre.awaitFocus(first);
    awaitPictures(0);
  }

  private void setting(String section, String row, String first) {
    setting(section, row, first::equals);
  }

  private void setting(String section, String row, java.util.function.Predicate<String> first) {
    menu("settings", "section-general");
    theatre.focusOn("section-" + section);
    theatre.pressOn(row);
    theatre.awaitFocus(first);
  }

  private void awaitPictures(int atLeast) {
    await()
        .atMost(Theatre.PATIENCE)
        .until(() -> Theatre.onScreen(() -> pictures().size()) >= atLeast);
    Camera.rest(150); // and those that nobody counts
  }

  private static double widestPicture() {
    return Theatre.onScreen(() -> pictures().stream().mapToDouble(Image::getWidth).max().orElse(0));
  }

  /** Posters and stills, and what is behind a page. */
  private static List<Image> pictures() {
    Parent root = Theatre.scene().getRoot();
    Stream<Image> behind =
        root.lookupAll(".title-backdrop").stream()
            .flatMap(backdrop -> ((Parent) backdrop).getChildrenUnmodifiable().stream())
            .map(view -> ((ImageView) view).getImage());
    Stream<Image> posters =
        root.lookupAll(".artwork").stream()
            .map(Artwork.class::cast)
            .filter(Artwork::pictured)
            .map(artwork -> (ImageView) artwork.getChildrenUnmodifiable().getLast())
            .map(ImageView::getImage);
    return Stream.concat(behind, posters).toList();
  }

  /** As its header says (PNG, 11.2.1). */
  private static Dimension sizeOf(Path png) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(png))) {
      in.skipNBytes(16);
      return new Dimension(in.readInt(), in.readInt());
    }
  }
}
