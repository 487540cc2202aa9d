package app.tangible.ui.walk;

import app.tangible.content.FilmId;
import app.tangible.content.PieceRoot;
import app.tangible.identity.OwnerAddress;
import app.tangible.library.testing.FakeBackup;
import app.tangible.library.testing.FakeFolders;
import app.tangible.library.testing.FakeShelf;
import app.tangible.library.testing.FakeViewers;
import app.tangible.library.testing.FakeWatching;
import app.tangible.library.testing.FolderHome;
import app.tangible.transfer.SharedFilm;
import app.tangible.transfer.SharedFilms;
import app.tangible.transfer.VoucherBook;
import app.tangible.transfer.VoucherBook.Earnings;
import app.tangible.ui.Page;
import app.tangible.ui.Places;
import app.tangible.ui.downloads.DownloadsPage;
import app.tangible.ui.firstrun.FirstRunPage;
import app.tangible.ui.folders.FoldersPage;
import app.tangible.ui.viewers.ViewersPage;
import app.tangible.ui.wallet.WalletPage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The pages of the household, on fakes, in a theatre. */
final class HousePages {

  final FakeViewers viewers = FakeViewers.family();
  final FakeFolders folders;
  final FakeShelf shelf = new FakeShelf();
  final FakeWatching watching = new FakeWatching(shelf);
  final FakeBackup backup = new FakeBackup();
  final FakeProtection protection = new FakeProtection();
  final FakeChoices choices;
  private static final Book EARNED =
      new Book(new Earnings(182_000_000_000L, 180_000_000_000L, 1_230_000, 8_470_000));
  private @Nullable Page greeting;

  /** Home and disks of the person lie in this folder. */
  HousePages(Theatre theatre, Path folder) {
    this(theatre, folder, new FakeFolders());
  }

  /** With these folders. */
  HousePages(Theatre theatre, Path folder, FakeFolders folders) {
    this.folders = folders;
    choices = theatre.choices;
    Places places = new Places(folder, List.of(folder.resolve("media")));
    theatre.add(new ViewersPage(viewers, watching));
    theatre.add(new FoldersPage(folders, places));
    theatre.add(
        new DownloadsPage(
            theatre.library,
            theatre.store,
            theatre.transfers,
            new NineFilms(),
            choices,
            theatre.metadata,
            EARNED));
    theatre.add(
        new WalletPage(
            theatre.identity,
            protection,
            theatre.library,
            new FakeLicences(),
            theatre.market,
            theatre.store,
            backup,
            new FolderHome(folder.resolve("product")),
            places,
            EARNED));
  }

  /** The page of the first minutes, as in a home without anything. */
  void greet(Theatre theatre, Path folder) {
    Places places = new Places(folder, List.of(folder.resolve("media")));
    Page page =
        new FirstRunPage(
            theatre.identity,
            viewers,
            folders,
            places,
            new FolderHome(folder.resolve("product")).folder("ui"),
            () -> {
              theatre.remove(greeting());
              theatre.add(greeting(), Theatre.properties("firstrun", 950, false, ""));
            });
    greeting = page;
    theatre.add(page, Theatre.properties("firstrun", 0, true, ""));
  }

  Page greeting() {
    return Objects.requireNonNull(greeting);
  }

  private record NineFilms() implements SharedFilms {

    @Override
    public Optional<SharedFilm> open(PieceRoot root) {
      return Optional.empty();
    }

    @Override
    public List<PieceRoot> all() {
      return IntStream.range(1, 10)
          .mapToObj(number -> new PieceRoot(String.format("%064x", number)))
          .toList();
    }
  }

  /** Earned something. */
  private record Book(Earnings earnings) implements VoucherBook {

    @Override
    public OwnerAddress seeder() {
      return Samples.OWNER;
    }

    @Override
    public Tab open(FilmId film, String peer) {
      throw new UnsupportedOperationException("nobody downloads here");
    }

    @Override
    public Earnings earnings(FilmId film) {
      return earnings;
    }
  }
}
