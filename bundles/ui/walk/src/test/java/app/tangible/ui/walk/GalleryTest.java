package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import app.tangible.library.testing.Titles;
import app.tangible.store.Deal;
import app.tangible.ui.Artwork;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.ImagePattern;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of the pages with all that they can show, in both languages, at 1080p and at 4K. */
class GalleryTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"en, 1080", "fr, 1080", "en, 2160", "fr, 2160"})
  void everyPageIsWorthLookingAt(String language, int height) throws IOException {
    boolean large = height == 2160;
    String prefix = language + (large ? "-4k" : "") + "-";
    try (Theatre theatre = Theatre.still(folder, folder, language, height * 16 / 9, height)) {
      theatre.shell.setViewers(theatre.viewers);
      HousePages house = new HousePages(theatre, folder);
      theatre.awaitFocus("open-store");
      shot(theatre, prefix + "40-home-empty");
      fill(theatre);
      theatre.awaitFocus("hero-play");
      awaitPictures(theatre, 4);
      shot(theatre, prefix + "41-home");
      theatre.press(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT);
      if (!large) {
        shot(theatre, prefix + "42-home-rows");
      }
      library(theatre, prefix, large);
      theatre.shell.show(Titles.file(11));
      theatre.awaitFocus("play");
      awaitPictures(theatre, 2);
      shot(theatre, prefix + "46-film");
      if (large) {
        assertThat(widestPicture()).as("decoded for 4K").isGreaterThan(1900);
      } else {
        film(theatre, prefix);
      }
      theatre.shell.show(Titles.series(1, "", 2019).build().id());
      theatre.awaitFocus("next");
      awaitPictures(theatre, 2);
      shot(theatre, prefix + "50-series");
      if (!large) {
        theatre.press(KeyCode.DOWN, KeyCode.DOWN);
        shot(theatre, prefix + "51-series-episodes");
      }
      others(theatre, house, prefix, large);
    }
  }

  private static void film(Theatre theatre, String prefix) throws IOException {
    theatre.press(KeyCode.DOWN, KeyCode.DOWN);
    shot(theatre, prefix + "47-film-rows");
    theatre.focusOn("more");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("identify");
    shot(theatre, prefix + "48-film-more");
    theatre.press(KeyCode.ESCAPE);
    theatre.shell.show(TitleId.of(Samples.licence(0)));
    theatre.awaitText("Big Buck Bunny");
    theatre.awaitFocus("play");
    shot(theatre, prefix + "49-film-owned");
  }

  private static void fill(Theatre theatre) {
    for (int i = 11; i >= 0; i--) {
      theatre.library.keep(
          Samples.owned(i, i == 1 ? Duration.ofSeconds(120) : Duration.ZERO, i != 2));
    }
    theatre.transfers.of(Samples.filmId(2), 474_000_000).at(203_000_000, 11_400_000);
    theatre.shelf.putAll(PAINTED.get());
  }

  private static final java.util.function.Supplier<List<TitleDetail>> PAINTED =
      new java.util.function.Supplier<>() {

        private List<TitleDetail> all = List.of();

        @Override
        public synchronized List<TitleDetail> get() {
          if (all.isEmpty()) {
            all = Painted.shelf(Path.of("target", "painted").toAbsolutePath());
          }
          return all;
        }
      };

  private static void library(Theatre theatre, String prefix, boolean large) throws IOException {
    theatre.focusOn("menu-library");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus(id -> id.startsWith("title-"));
    awaitPictures(theatre, 3);
    theatre.press(KeyCode.RIGHT);
    shot(theatre, prefix + "43-library");
    if (large) {
      return;
    }
    theatre.focusOn("filter");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("state-UNSEEN");
    shot(theatre, prefix + "44-library-filters");
    theatre.press(KeyCode.ESCAPE);
    theatre.focusOn("search");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus(id -> id.startsWith("key-"));
    theatre.type("the");
    theatre.awaitText("“the”");
    shot(theatre, prefix + "45-library-search");
    theatre.press(KeyCode.ESCAPE);
  }

  /** Those that others wrote, once each. */
  private static void others(Theatre theatre, HousePages house, String prefix, boolean large)
      throws IOException {
    int[] films = {4, 1, 9, 6};
    for (int i = 0; i < films.length; i++) {
      theatre.market.offer(FakeMarket.resale(films[i], Deal.SALE, 450 + 50L * i));
    }
    int number = 60;
    for (String page : List.of("store", "market", "downloads", "settings", "viewer")) {
      theatre.focusOn("menu-" + page);
      theatre.press(KeyCode.ENTER);
      await().atMost(Theatre.PATIENCE).until(() -> !theatre.focus().equals("menu-" + page));
      if (!large || page.equals("store") || page.equals("viewer")) {
        shot(theatre, prefix + number + "-" + page);
      }
      number++;
    }
    assertThat(house.viewers.all()).isNotEmpty();
  }

  private static void awaitPictures(Theatre theatre, int atLeast) {
    await()
        .atMost(Theatre.PATIENCE)
        .until(() -> Theatre.onScreen(() -> pictures(Theatre.scene()).size()) >= atLeast);
    theatre.rest();
  }

  private static double widestPicture() {
    return Theatre.onScreen(
        () -> pictures(Theatre.scene()).stream().mapToDouble(Image::getWidth).max().orElse(0));
  }

  /** Posters and stills, and what is behind a page. */
  private static List<Image> pictures(Scene scene) {
    Stream<Image> behind =
        scene.getRoot().lookupAll("Rectangle").stream()
            .map(Rectangle.class::cast)
            .map(Rectangle::getFill)
            .filter(ImagePattern.class::isInstance)
            .map(pattern -> ((ImagePattern) pattern).getImage());
    Stream<Image> posters =
        scene.getRoot().lookupAll(".artwork").stream()
            .map(Artwork.class::cast)
            .filter(Artwork::pictured)
            .map(artwork -> (ImageView) artwork.getChildrenUnmodifiable().getLast())
            .map(ImageView::getImage);
    return Stream.concat(behind, posters).toList();
  }

  private static void shot(Theatre theatre, String name) throws IOException {
    BufferedImage picture = theatre.shot(name);
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < picture.getHeight(); y += 7) {
      for (int x = 0; x < picture.getWidth(); x += 7) {
        colours.add(picture.getRGB(x, y));
      }
    }
    assertThat(colours).as("colours of " + name).hasSizeGreaterThan(40);
  }
}
