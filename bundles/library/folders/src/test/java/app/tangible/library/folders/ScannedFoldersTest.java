package app.tangible.library.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import app.tangible.library.LibraryException;
import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers.Viewer;
import app.tangible.library.WatchedFolders;
import app.tangible.library.WatchedFolders.Holds;
import app.tangible.library.h2.H2Viewers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ScannedFoldersTest {

  @TempDir Path home;
  @TempDir Path disk;
  private Rig rig;

  @BeforeEach
  void open() {
    rig = new Rig(home);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void restart() {
    rig.close();
    rig = new Rig(home);
  }

  private Path write(String path, byte[] content) throws IOException {
    Path file = disk.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private void film(String path) throws IOException {
    write(path, Media.tiny());
  }

  private void eventually(Runnable assertion) {
    await().atMost(Rig.LONG).pollInterval(Duration.ofMillis(20)).untilAsserted(assertion::run);
  }

  @Test
  void whoHasAnAgeLimitNeitherAddsNorRemovesAFolderAndItIsWatchedOn() throws IOException {
    film("Film (1999)/Film (1999).mkv");
    rig.folders.add(disk, Holds.BOTH);
    rig.settled();
    H2Viewers viewers = new H2Viewers(rig.library);
    int parent = viewers.current().number();
    Viewer child = viewers.keep(new Viewer(0, "Blaise", 1, OptionalInt.of(9), false));
    viewers.enter(child.number(), "");
    assertThatThrownBy(() -> rig.folders.remove(disk))
        .isInstanceOf(LibraryException.class)
        .hasMessageContaining("age limit");
    assertThatThrownBy(() -> rig.folders.add(home, Holds.BOTH))
        .isInstanceOf(LibraryException.class)
        .hasMessageContaining("age limit");
    viewers.enter(parent, "");
    film("Other (2001)/Other (2001).mkv");
    eventually(() -> assertThat(rig.names()).containsExactly("Film", "Other"));
    rig.folders.remove(disk);
    assertThat(rig.folders.all()).isEmpty();
  }

  @Test
  void whatIsInAFolderIsOnTheShelfAndStaysThereOverARestart() throws IOException {
    film("Film (1999)/Film (1999).mkv");
    film("Show/Season 1/Show S01E01 - One.mkv");
    film("Show/Season 1/Show S01E02.mkv");
    rig.folders.add(disk, Holds.BOTH);
    rig.settled();
    assertThat(rig.names()).containsExactly("Film", "Show");
    Title film = rig.shelf.browse(Shelf.Query.ALL).getFirst();
    assertThat(film.length()).isEqualTo(Duration.ofMinutes(1));
    assertThat(film.resolution()).isEqualTo(360);
    assertThat(film.year()).hasValue(1999);
    assertThat(film.onDisk()).isTrue();
    assertThat(rig.shelf.episodes(rig.id("show")))
        .extracting(Title::name)
        .containsExactly("One", "Episode 2");
    TitleDetail detail = rig.shelf.detail(film.id()).orElseThrow();
    assertThat(detail.files()).containsExactly(disk.resolve("Film (1999)/Film (1999).mkv"));
    assertThat(detail.streams())
        .containsExactly(new TitleDetail.Stream("video", "h264", "", "640x360"));
    restart();
    assertThat(rig.names()).containsExactly("Film", "Show");
    assertThat(rig.shelf.browse(Shelf.Query.ALL).getFirst()).isEqualTo(film);
    assertThat(rig.folders.all()).extracting(WatchedFolders.Folder::path).containsExactly(disk);
  }

  @Test
  void whatComesAndGoesIsHeard() throws IOException {
    rig.folders.add(disk, Holds.BOTH);
    rig.settled();
    film("New (2020)/New (2020).mkv");
    eventually(() -> assertThat(rig.names()).containsExactly("New"));
    film("New (2020)/extras/Making.mkv");
    eventually(() -> assertThat(rig.shelf.extras(rig.id("new"))).hasSize(1));
    film("Another (2021).mkv");
    eventually(() -> assertThat(rig.names()).containsExactly("Another", "New"));
    Files.delete(disk.resolve("Another (2021).mkv"));
    eventually(() -> assertThat(rig.names()).containsExactly("New"));
  }

  @Test
  void aFileThatIsStillWrittenWaitsWhileOthersDoNot() throws Exception {
    rig.folders.add(disk, Holds.FILMS);
    rig.settled();
    Path growing = disk.resolve("Growing (2020).mkv");
    byte[] head = Media.tiny();
    try (OutputStream out = Files.newOutputStream(growing)) {
      out.write(head);
      film("Whole (2021).mkv");
      await()
          .atMost(Rig.LONG)
          .pollInterval(Duration.ofMillis(20))
          .until(
              () -> {
                out.write(0xEC);
                out.flush();
                return rig.names().contains("Whole");
              });
      assertThat(rig.names()).doesNotContain("Growing");
    }
    eventually(() -> assertThat(rig.names()).containsExactly("Growing", "Whole"));
  }

  @Test
  void aRenamedFilmStaysTheSameTitle() throws IOException {
    film("Flim (1999).mkv");
    film("Other (1999).mkv");
    Files.setLastModifiedTime(
        disk.resolve("Flim (1999).mkv"), FileTime.from(Instant.ofEpochSecond(1_000_000)));
    rig.folders.add(disk, Holds.FILMS);
    rig.settled();
    TitleId id = rig.id("flim");
    rig.watching.reached(id, Duration.ofSeconds(20), Duration.ofMinutes(1));
    Files.move(disk.resolve("Flim (1999).mkv"), disk.resolve("Film (1999).mkv"));
    eventually(() -> assertThat(rig.names()).containsExactly("Film", "Other"));
    assertThat(rig.id("film")).isEqualTo(id);
    assertThat(rig.shelf.title(id).orElseThrow().seen().position()).hasSeconds(20);
  }

  @Test
  void aRenamedFilmWhoseNewNameWaitsIsNotGoneMeanwhile() throws IOException {
    film("Flim (1999).mkv");
    film("Show/Season 1/Show S01E01.mkv");
    film("Other (1999).mkv");
    for (String name : List.of("Flim (1999).mkv", "Show/Season 1/Show S01E01.mkv")) {
      Files.setLastModifiedTime(
          disk.resolve(name), FileTime.from(Instant.ofEpochSecond(1_000_000 + name.length())));
    }
    rig.folders.add(disk, Holds.BOTH);
    rig.settled();
    TitleId id = rig.id("flim");
    rig.folders.close(); // from here on scans are ours
    Path renamed = disk.resolve("Film (1999).mkv");
    Path episode = disk.resolve("Serial/Season 1/Serial S01E01.mkv");
    Files.createDirectories(episode.getParent());
    Files.move(disk.resolve("Flim (1999).mkv"), renamed);
    Files.move(disk.resolve("Show/Season 1/Show S01E01.mkv"), episode);
    Files.delete(disk.resolve("Other (1999).mkv"));
    scan(Set.of(renamed, episode));
    assertThat(rig.names()).containsExactly("Flim", "Show");
    scan(Set.of());
    assertThat(rig.names()).containsExactly("Film", "Serial");
    assertThat(rig.id("film")).isEqualTo(id);
  }

  private void scan(Set<Path> restless) {
    try (ExecutorService readers = Executors.newSingleThreadExecutor()) {
      new FolderScan(
              rig.intake,
              new Looking(readers, () -> {}),
              new FolderScan.Limits(8, 2_000),
              () -> true,
              disk)
          .run(rig.intake.folders().getFirst(), restless);
    }
  }

  @Test
  void aBetterCopyInTheSameFolderStaysTheSameTitle() throws IOException {
    film("Film (1999)/Film.1999.720p.mkv");
    rig.folders.add(disk, Holds.FILMS);
    rig.settled();
    TitleId id = rig.only().id();
    Files.delete(disk.resolve("Film (1999)/Film.1999.720p.mkv"));
    write("Film (1999)/Film.1999.2160p.mkv", new Ebml().film(61_000, 3840, 2160));
    eventually(() -> assertThat(rig.only().resolution()).isEqualTo(2160));
    assertThat(rig.only().id()).isEqualTo(id);
  }

  @Test
  void anUnreachableDiskKeepsItsTitles() throws IOException {
    film("Film (1999)/Film (1999).mkv");
    rig.folders.add(disk, Holds.FILMS);
    rig.settled();
    Path elsewhere = disk.resolveSibling(disk.getFileName() + "-unplugged");
    Files.move(disk, elsewhere);
    eventually(() -> assertThat(rig.only().onDisk()).isFalse());
    assertThat(rig.folders.all().getFirst().there()).isFalse();
    assertThat(rig.shelf.detail(rig.only().id()).orElseThrow().problem()).isPresent();
    Files.createDirectory(disk);
    rig.folders.scan();
    rig.settled();
    assertThat(rig.only().onDisk()).as("an empty mount point is no empty disk").isFalse();
    Files.delete(disk);
    Files.move(elsewhere, disk);
    eventually(() -> assertThat(rig.only().onDisk()).isTrue());
  }

  @Test
  void aFolderThatIsRemovedTakesItsTitlesAlong() throws IOException {
    film("Film (1999)/Film (1999).mkv");
    rig.folders.add(disk, Holds.FILMS);
    rig.settled();
    TitleId id = rig.only().id();
    rig.watching.seen(id, true);
    rig.folders.remove(disk);
    assertThat(rig.names()).isEmpty();
    assertThat(rig.folders.all()).isEmpty();
    assertThat(disk.resolve("Film (1999)/Film (1999).mkv")).exists();
    rig.folders.add(disk, Holds.FILMS);
    rig.settled();
    assertThat(rig.only().id()).isEqualTo(id);
    assertThat(rig.only().seen().times()).isOne();
  }

  @Test
  void foldersInsideEachOtherAreRefused() throws IOException {
    Path inner = Files.createDirectories(disk.resolve("inner"));
    rig.folders.add(inner, Holds.FILMS);
    assertThatThrownBy(() -> rig.folders.add(disk, Holds.FILMS))
        .isInstanceOf(LibraryException.class);
    assertThatThrownBy(() -> rig.folders.add(inner.resolve("x"), Holds.FILMS))
        .isInstanceOf(LibraryException.class);
    assertThatThrownBy(() -> rig.folders.add(write("file", new byte[1]), Holds.FILMS))
        .isInstanceOf(LibraryException.class);
  }

  @Test
  void copiesStandBehindTheBestOne() throws IOException {
    write("Film (1999)/Film (1999) - 4K.mkv", new Ebml().film(60_000, 3840, 2160));
    film("Film (1999)/Film (1999) - 360p.mkv");
    rig.folders.add(disk, Holds.FILMS);
    rig.settled();
    assertThat(rig.only().resolution()).isEqualTo(2160);
    assertThat(rig.shelf.copies(rig.only().id()))
        .extracting(Title::resolution)
        .containsExactly(360);
  }

  @Test
  void oddFilesAreToldAndStopNothing() throws IOException {
    film("Good (1999).mkv");
    write("Empty (2000).mkv", new byte[0]);
    write("Text (2001).mkv", "no film at all".getBytes());
    byte[] whole = Media.tiny();
    write("Cut (2002).mkv", Arrays.copyOf(whole, whole.length - 5));
    write("Zeros (2003).mp4", new byte[5000]);
    film("a\u0001b\nc (2004).mkv");
    film("\u202Egnp.mkv");
    film("ελληνικά (2005).mkv");
    film("🎬 (2006).mkv");
    Files.createSymbolicLink(disk.resolve("circle"), disk);
    Files.createSymbolicLink(disk.resolve("dangling.mkv"), disk.resolve("nowhere.mkv"));
    Files.createDirectories(disk.resolve("1/2/3/4/5/6/7/8/9/10"));
    rig.folders.add(disk, Holds.FILMS);
    rig.settled();
    assertThat(rig.names()).contains("Good", "Cut", "ελληνικά", "🎬").hasSize(6);
    assertThat(rig.folders.odd())
        .extracting(odd -> disk.relativize(odd.file()).toString())
        .containsExactlyInAnyOrder(
            "Empty (2000).mkv",
            "Text (2001).mkv",
            "Cut (2002).mkv",
            "Zeros (2003).mp4",
            "circle",
            "1/2/3/4/5/6/7/8/9");
    List<Instant> before = rig.folders.odd().stream().map(WatchedFolders.Odd::when).toList();
    rig.folders.scan();
    rig.settled();
    assertThat(rig.folders.odd())
        .extracting(WatchedFolders.Odd::when)
        .containsExactlyElementsOf(before);
  }

  @Test
  void oddFilesAreToldInFrenchToo() throws IOException {
    write("Empty (2000).mkv", new byte[0]);
    rig.folders.add(disk, Holds.FILMS);
    rig.settled();
    assertThat(rig.folders.odd().getFirst().reason()).isEqualTo("The file is empty.");
    Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    Locale.setDefault(Locale.Category.DISPLAY, Locale.FRENCH);
    try {
      assertThat(rig.folders.odd().getFirst().reason()).isEqualTo("Le fichier est vide.");
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, before);
    }
  }

  @Test
  void whatIsToBeIgnoredIsNotThere() throws IOException {
    film("Private/Film (1999).mkv");
    write("Private/.nomedia", new byte[0]);
    film("Other/Film (2000).mkv");
    write("Other/.ignore", new byte[0]);
    film(".hidden/Film (2001).mkv");
    film("._Film (2002).mkv");
    film("@eaDir/Film (2003).mkv");
    rig.folders.add(disk, Holds.FILMS);
    rig.settled();
    assertThat(rig.names()).isEmpty();
    assertThat(rig.folders.odd()).isEmpty();
  }

  @Test
  void tooManyFilesAreToldAndTheRestIsThere() throws IOException {
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 1000; j++) {
        write("d" + i + "/" + j + ".nfo", new byte[0]);
      }
    }
    film("0/Film (1999).mkv");
    rig.folders.add(disk, Holds.FILMS);
    rig.settled();
    assertThat(rig.folders.odd()).hasSize(1);
  }

  @Test
  void aChangedSubtitleIsSeenWithoutLookingIntoTheFilm() throws IOException {
    film("Film (1999)/Film (1999).mkv");
    rig.folders.add(disk, Holds.FILMS);
    rig.settled();
    write("Film (1999)/Film (1999).fr.srt", new byte[] {1});
    eventually(
        () ->
            assertThat(rig.shelf.detail(rig.only().id()).orElseThrow().streams())
                .extracting(TitleDetail.Stream::codec, TitleDetail.Stream::language)
                .containsExactly(tuple("h264", ""), tuple("srt", "fr")));
  }
}
