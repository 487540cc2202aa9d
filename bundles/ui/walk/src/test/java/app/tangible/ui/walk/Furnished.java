package app.tangible.ui.walk;

import app.tangible.library.WatchedFolders.Folder;
import app.tangible.library.WatchedFolders.Holds;
import app.tangible.library.WatchedFolders.Odd;
import app.tangible.library.WatchedFolders.Scan;
import app.tangible.library.testing.FakeFolders;
import app.tangible.library.testing.Titles;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.Metadata;
import app.tangible.store.Deal;
import app.tangible.store.DealState;
import app.tangible.transfer.Progress.Route;
import app.tangible.transfer.Progress.Source;
import app.tangible.ui.phone.PhonePage;
import app.tangible.ui.plugins.PluginsPage;
import app.tangible.ui.sampler.SamplerPage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A household that has had the product for a while: every page has something to show. */
final class Furnished {

  /** What is known of the films of {@link Samples}. */
  static final Metadata FACTS =
      query ->
          Samples.FILMS.stream().anyMatch(film -> film.title().equals(query.title()))
              ? List.of(facts(query.title()))
              : List.of();

  /** Backdrops are large: only those films have one of which a picture is taken. */
  static final Set<String> WIDE = Set.of("Sintel", "Big Buck Bunny", "Glass Half");

  private static final Instant WHEN = Instant.parse("2026-11-21T19:30:00Z");

  final HousePages rooms;

  Furnished(Theatre theatre, Path folder, String language) {
    theatre.shell.setViewers(theatre.viewers);
    rooms = new HousePages(theatre, folder, folders(language.equals("fr")));
    theatre.add(new PhonePage(phones(), null));
    theatre.add(new PluginsPage(new FakePlugins()));
    theatre.add(new SamplerPage());
    shelf(theatre);
    transfers(theatre);
    deals(theatre);
  }

  private static FilmFacts facts(String title) {
    FilmFacts.Builder facts =
        FilmFacts.from("Open Movies").genres(List.of("Animation")).poster(Painted.poster(title));
    if (title.equals("Big Buck Bunny")) {
      facts.cast("Sacha Goedegebure", "Ton Roosendaal");
    }
    if (WIDE.contains(title)) {
      facts.backdrop(Painted.backdrop(title));
    }
    return facts.build();
  }

  private static FakeFolders folders(boolean french) {
    Folder films = Titles.folder("/home/ada/Videos", 214);
    FakeFolders folders =
        FakeFolders.with(
            films,
            new Folder(Path.of("/media/ada/Cinema"), Holds.FILMS, true, 1_268, films.scanned()),
            new Folder(Path.of("/media/ada/Series"), Holds.SERIES, true, 96, films.scanned()));
    folders.odd(
        new Odd(
            Path.of("/media/ada/Cinema/Holiday 2009.avi"),
            french ? "Il n’a pas d’image, seulement du son." : "It has no picture, only sound.",
            WHEN));
    folders.odd(
        new Odd(
            Path.of("/media/ada/Cinema/broken.mkv"),
            french ? "Il s’arrête au milieu." : "It ends in the middle.",
            WHEN));
    folders.doing(new Scan(true, 3_120, 9_800));
    return folders;
  }

  private static FakePhones phones() {
    FakePhones phones = new FakePhones();
    phones.serve(true);
    for (String name : List.of("Pixel 10", "iPhone d’Ada")) {
      phones.ask(name, "0353");
      phones.answer(true);
    }
    phones.invite();
    return phones;
  }

  private static void shelf(Theatre theatre) {
    theatre.shelf.paint();
    for (int i : new int[] {10, 8, 7, 5, 3, 2, 1, 0}) {
      theatre.library.keep(
          Samples.owned(i, i == 1 ? Duration.ofSeconds(120) : Duration.ZERO, i != 2));
    }
    theatre.shelf.putAll(Painted.shelf());
  }

  private static void transfers(Theatre theatre) {
    theatre
        .transfers
        .of(Samples.filmId(2), 474_000_000)
        .begin(
            203_000_000,
            11_400_000,
            new Source("…9vKx2aQp", Route.DIRECT, 6_000_000, 121_000_000),
            new Source("…Lm84sWzA", Route.DIRECT, 2_000_000, 30_000_000),
            new Source("…q0TTr7yC", Route.RELAYED, 900_000, 12_000_000),
            new Source("cdn.example", Route.CDN, 2_500_000, 40_000_000));
    theatre.transfers.of(Samples.filmId(5), 505_000_000).at(47_000_000, 0);
    theatre.transfers.list().getLast().pause(true);
    theatre.transfers.of(Samples.filmId(3), 536_000_000).arrived();
    theatre.choices.choose("app.tangible.transfer.piece", "seeds", true);
  }

  private static void deals(Theatre theatre) {
    int[] films = {4, 1, 9, 6, 12, 10, 3, 0, 7, 11};
    for (int i = 0; i < films.length; i++) {
      theatre.market.offer(FakeMarket.resale(films[i], Deal.SALE, 450 + 50L * i));
    }
    theatre.market.put(FakeMarket.sale(6, Deal.SALE, DealState.SOLD, true));
    theatre.market.put(FakeMarket.sale(9, Deal.LOAN, DealState.LENT, false));
  }
}
