package app.tangible.library.h2;

import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers.Viewer;
import app.tangible.library.WatchedFolders.Holds;
import app.tangible.library.intake.Find;
import app.tangible.library.intake.FoundFile;
import app.tangible.library.testing.FixedIdentity;
import app.tangible.library.testing.FolderHome;
import app.tangible.library.testing.PlainKeyCopy;
import app.tangible.library.testing.PlainPackages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.h2.util.OsgiDataSourceFactory;

/** All services on one library, and what is found in a folder of its own. */
final class Room implements AutoCloseable {

  static final Path FOLDER = Path.of("/films");

  final OpenLibrary library;
  final H2Library films;
  final H2Shelf shelf;
  final H2Watching watching;
  final H2Viewers viewers;
  final H2Intake intake;
  final PlainKeyCopy keys;
  final H2Backup backup;

  Room(Path home) {
    this(home, InstantSource.system());
  }

  Room(Path home, InstantSource clock) {
    this(home, clock, new FixedIdentity(7));
  }

  /** Of this household. */
  Room(Path home, FixedIdentity identity) {
    this(home, InstantSource.system(), identity);
  }

  private Room(Path home, InstantSource clock, FixedIdentity identity) {
    FolderHome folders = new FolderHome(home);
    library = new OpenLibrary(new OsgiDataSourceFactory(new org.h2.Driver()), folders, identity);
    films = new H2Library(library, folders, new PlainPackages());
    shelf = new H2Shelf(library);
    watching = new H2Watching(library);
    viewers = new H2Viewers(library, clock, 1000);
    intake = new H2Intake(library);
    keys = new PlainKeyCopy(identity);
    backup = new H2Backup(library, folders, new PlainPackages(), identity, keys, 1000);
  }

  Room put(Find... finds) {
    intake.keep(FOLDER, Holds.BOTH);
    intake.put(FOLDER, Arrays.asList(finds));
    return this;
  }

  /** What a metadata source would have said. */
  void known(TitleId id, Facts facts) {
    library.write(
        connection -> {
          FactRows.keep(
              connection,
              id,
              new FactRows.Answer(0, Instant.now(), "", Set.of(), false, Optional.of(facts)));
          return List.of(id);
        });
  }

  void forAge(TitleId id, int age) {
    known(id, facts("", OptionalInt.of(age), List.of("Drama"), List.of()));
  }

  static Facts facts(
      String original, OptionalInt age, List<String> genres, List<String> directors) {
    return new Facts(
        "",
        original,
        OptionalInt.empty(),
        "",
        "A synopsis.",
        List.of(),
        directors,
        genres,
        List.of(),
        7,
        "FR:U",
        age,
        Duration.ZERO,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  TitleId id(String key) {
    return library
        .database()
        .read(connection -> FindRows.id(connection, 1, key))
        .orElseThrow(() -> new AssertionError(key));
  }

  List<String> names(Shelf.Query query) {
    return shelf.browse(query).stream().map(Title::name).toList();
  }

  /** A child of nine watches from now on. */
  Viewer child() {
    Viewer child = viewers.keep(new Viewer(0, "Blaise", 1, OptionalInt.of(9), false));
    viewers.enter(child.number(), "");
    return child;
  }

  static Find film(String name, int year) {
    return find(name + ".mkv", Title.Kind.FILM, name, Optional.empty(), 0, 0)
        .with(files(name + ".mkv"))
        .year(year);
  }

  static Find film(String key, String name, int year, int lines) {
    FoundFile file = file(key);
    Find find = find(key, Title.Kind.FILM, name, Optional.empty(), 0, 0).find;
    return new Made(
            find.with(
                List.of(
                    new FoundFile(
                        file.path(),
                        1,
                        1,
                        Duration.ofMinutes(90),
                        lines,
                        0,
                        List.of(),
                        Optional.empty(),
                        true))))
        .year(year);
  }

  static Find series(String name) {
    return find("series:" + name, Title.Kind.SERIES, name, Optional.empty(), 0, 0).find;
  }

  static Find episode(String series, int season, int number) {
    String key = series + " " + season + "x" + number;
    return find(key, Title.Kind.EPISODE, key, Optional.of("series:" + series), season, number)
        .with(files(key))
        .find;
  }

  static Find extra(String name, String parent) {
    return find(name, Title.Kind.EXTRA, name, Optional.of(parent), 0, 0).with(files(name)).find;
  }

  private static List<FoundFile> files(String key) {
    return List.of(file(key));
  }

  private static FoundFile file(String key) {
    return new FoundFile(
        FOLDER.resolve(key),
        1000,
        1_700_000_000_000L,
        Duration.ofMinutes(90),
        1080,
        0,
        List.of(),
        Optional.empty(),
        true);
  }

  private static Made find(
      String key, Title.Kind kind, String name, Optional<String> parent, int season, int number) {
    return new Made(
        new Find(
            key,
            kind,
            name,
            OptionalInt.empty(),
            parent,
            season,
            number,
            number,
            Map.of(),
            FOLDER.resolve(key.replace(':', '_')),
            0,
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  private record Made(Find find) {

    Made with(List<FoundFile> files) {
      return new Made(find.with(files));
    }

    Find year(int year) {
      return new Find(
          find.key(),
          find.kind(),
          find.name(),
          year > 0 ? OptionalInt.of(year) : OptionalInt.empty(),
          find.parent(),
          find.season(),
          find.number(),
          find.last(),
          find.ids(),
          find.beside(),
          find.notes(),
          find.poster(),
          find.backdrop(),
          find.files());
    }
  }

  @Override
  public void close() {
    library.close();
  }
}
