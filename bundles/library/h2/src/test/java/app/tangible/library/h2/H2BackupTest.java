package app.tangible.library.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.identity.KeySlot;
import app.tangible.identity.OwnerAddress;
import app.tangible.library.Backup.Restored;
import app.tangible.library.LibraryException;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.library.PendingPurchase;
import app.tangible.library.PendingPurchase.Order;
import app.tangible.library.Shelf.Query;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers.Viewer;
import app.tangible.library.WatchedFolders;
import app.tangible.library.Watching.Visit;
import app.tangible.library.testing.FilmCopy;
import app.tangible.library.testing.Films;
import app.tangible.library.testing.FixedIdentity;
import app.tangible.library.testing.PlainPackages;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class H2BackupTest {

  private static final char[] PASSWORD = "correct horse".toCharArray();
  private static final Duration WHOLE = Duration.ofMinutes(90);

  @TempDir Path home;
  @TempDir Path other;
  @TempDir Path stick;
  private Room room;

  @BeforeEach
  void open() {
    room = new Room(home);
  }

  @AfterEach
  void close() {
    room.close();
  }

  private Path file() {
    return stick.resolve("household.tangible");
  }

  private static PendingPurchase order(String key, Order order) {
    KeySlot slot = new KeySlot("ab".repeat(16));
    return new PendingPurchase(
        key, order, "subject", new byte[0], slot, Optional.empty(), Optional.empty());
  }

  private void fill() {
    room.films.keep(FilmCopy.of(Films.film(1)).genres("Drama", "Comédie").build());
    room.put(Room.film("Film", 1999));
    room.watching.reached(room.id("Film.mkv"), Duration.ofMinutes(12), WHOLE);
    room.watching.reached(TitleId.of(Films.film(1).licence()), WHOLE, WHOLE);
    room.shelf.identify(room.id("Film.mkv"), "The Film", 2000, Map.of("imdb", "tt1"));
    int ada = room.viewers.keep(new Viewer(0, "Ada", 2, OptionalInt.empty(), false)).number();
    room.viewers.pin(ada, "1234");
    room.viewers.keep(new Viewer(0, "Blaise", 3, OptionalInt.of(9), false));
  }

  @Test
  void anEmptyLibraryIsTheOldOneAfterwards() {
    fill();
    room.backup.write(file(), PASSWORD);
    try (Room fresh = new Room(other)) {
      assertThat(fresh.backup.restore(file(), PASSWORD))
          .isEqualTo(new Restored(3, 2, 1, 1, Optional.empty()));
      assertThat(fresh.viewers.all())
          .extracting(Viewer::name)
          .containsExactly("Everybody", "Ada", "Blaise");
      assertThat(fresh.viewers.all())
          .extracting(Viewer::hasPin)
          .containsExactly(false, true, false);
      assertThat(fresh.intake.folders())
          .extracting(WatchedFolders.Folder::path)
          .containsExactly(Room.FOLDER);
      assertThat(fresh.films.films()).extracting(OwnedFilm::onDisk).containsExactly(false);
      assertThat(fresh.films.films().getFirst().genres()).containsExactly("Drama", "Comédie");
      assertThat(fresh.watching.history(10))
          .extracting(Visit::name)
          .containsExactly(Films.TITLE + " 1", "Film");
      fresh.put(Room.film("Film", 1999));
      assertThat(fresh.names(Query.ALL)).contains("The Film");
      assertThat(fresh.shelf.title(fresh.id("Film.mkv")).orElseThrow().seen().position())
          .hasMinutes(12);
      assertThat(fresh.backup.restore(file(), PASSWORD))
          .isEqualTo(new Restored(0, 0, 0, 0, Optional.empty()));
    }
  }

  @Test
  void anotherHomeTakesTheAccountOverWhenItIsAskedTo() {
    fill();
    room.backup.write(file(), PASSWORD);
    OwnerAddress account = new FixedIdentity(7).address();
    try (Room fresh = new Room(other, new FixedIdentity(8))) {
      Restored restored = fresh.backup.restore(file(), PASSWORD);
      assertThat(restored.account()).contains(account);
      assertThat(fresh.keys.adopted()).as("not unasked").isEmpty();
      assertThat(fresh.backup.takeOver(file(), PASSWORD)).isEqualTo(account);
      assertThat(fresh.keys.adopted()).contains(account);
    }
  }

  @Test
  void aHomeWithFilmsOfItsOwnKeepsItsAccount() {
    fill();
    room.backup.write(file(), PASSWORD);
    FixedIdentity own = new FixedIdentity(8);
    try (Room fresh = new Room(other, own)) {
      fresh.films.keep(Films.film(2, 2, own.device()));
      assertThat(fresh.backup.restore(file(), PASSWORD).account()).isEmpty();
      assertThatThrownBy(() -> fresh.backup.takeOver(file(), PASSWORD))
          .isInstanceOf(LibraryException.class)
          .hasMessageContaining("own account");
      assertThat(fresh.keys.adopted()).isEmpty();
    }
  }

  @Test
  void aHomeThatHasPaidKeepsItsAccountUntilTheFilmIsHere() {
    fill();
    room.backup.write(file(), PASSWORD);
    try (Room fresh = new Room(other, new FixedIdentity(8))) {
      fresh.films.note(order("k1", Order.EDITION));
      fresh.films.note(order("k2", Order.REISSUE));
      assertThat(fresh.backup.restore(file(), PASSWORD).account()).isEmpty();
      assertThatThrownBy(() -> fresh.backup.takeOver(file(), PASSWORD))
          .isInstanceOf(LibraryException.class)
          .hasMessageContaining("purchase is under way");
      fresh.films.forget("k1");
      assertThat(fresh.backup.takeOver(file(), PASSWORD)).isEqualTo(new FixedIdentity(7).address());
    }
  }

  @Test
  void nobodyTakesAnAccountOverWithAWrongPasswordOrAnAgeLimit() {
    fill();
    room.backup.write(file(), PASSWORD);
    try (Room fresh = new Room(other, new FixedIdentity(8))) {
      assertThatThrownBy(() -> fresh.backup.takeOver(file(), "wrong horse".toCharArray()))
          .isInstanceOf(LibraryException.class)
          .hasMessageContaining("password is wrong");
      int child = fresh.viewers.keep(new Viewer(0, "Blaise", 3, OptionalInt.of(9), false)).number();
      fresh.viewers.enter(child, "");
      assertThatThrownBy(() -> fresh.backup.takeOver(file(), PASSWORD))
          .isInstanceOf(LibraryException.class);
      assertThat(fresh.keys.adopted()).isEmpty();
    }
  }

  @Test
  void aBackupOfTheFirstFormBringsTheLibraryAndNoAccount() throws IOException {
    BackupContent content =
        new BackupContent(
            List.of(), List.of(), List.of(), List.of(Films.film(1)), 3, Optional.empty());
    byte[] bytes = content.bytes(new PlainPackages());
    // The first form had no genres, 4 bytes where there are none, and no byte of an account.
    int genres = bytes.length - 1 - Long.BYTES - Integer.BYTES;
    byte[] first = Arrays.copyOf(bytes, bytes.length - 1 - Integer.BYTES);
    System.arraycopy(bytes, genres + Integer.BYTES, first, genres, Long.BYTES);
    BackupContent read = BackupContent.of(1, first, new PlainPackages());
    assertThat(read.account()).isEmpty();
    assertThat(read.movedUpTo()).isEqualTo(3);
    assertThat(read.films()).extracting(OwnedFilm::title).containsExactly(Films.TITLE + " 1");
    assertThatThrownBy(() -> BackupContent.of(1, bytes, new PlainPackages()))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> BackupContent.of(2, first, new PlainPackages()))
        .isInstanceOf(IOException.class);
    BackupFile.write(file(), PASSWORD, 1000, bytes);
    assertThatThrownBy(() -> room.backup.takeOver(file(), PASSWORD))
        .isInstanceOf(LibraryException.class)
        .hasMessageContaining("library alone");
  }

  @Test
  void theNewerStays() {
    fill();
    room.backup.write(file(), PASSWORD);
    room.watching.reached(room.id("Film.mkv"), Duration.ofMinutes(50), WHOLE);
    room.shelf.identify(room.id("Film.mkv"), "Newer", 2000, Map.of());
    assertThat(room.backup.restore(file(), PASSWORD).films()).isZero();
    assertThat(room.names(Query.ALL)).contains("Newer");
    assertThat(room.shelf.title(room.id("Film.mkv")).orElseThrow().seen().position())
        .hasMinutes(50);
    room.watching.eraseAll();
    room.backup.restore(file(), PASSWORD);
    assertThat(room.shelf.title(room.id("Film.mkv")).orElseThrow().seen().position())
        .hasMinutes(12);
  }

  @Test
  void aLicenceThatLeftSinceDoesNotComeBack() {
    room.films.keep(Films.film(1));
    room.films.keep(Films.film(2));
    room.films.movedUpTo(7);
    room.backup.write(file(), PASSWORD);
    room.films.note(
        new Parting(
            "sale",
            Films.film(1).licence(),
            Films.film(1).film(),
            Films.TITLE,
            Parting.Kind.SALE,
            new byte[1],
            Instant.now(),
            "SOLD",
            Optional.empty(),
            Optional.empty(),
            false,
            true));
    room.films.movedUpTo(12);
    room.films.erase(Films.film(1).licence());
    room.films.erase(Films.film(2).licence());
    assertThat(room.backup.restore(file(), PASSWORD).films()).isOne();
    assertThat(room.films.films())
        .extracting(OwnedFilm::licence)
        .containsExactly(Films.film(2).licence());
    assertThat(room.films.movedUpTo()).as("what moved since is heard anew").isEqualTo(7);
  }

  @Test
  void nothingIsInClear() throws IOException {
    fill();
    room.backup.write(file(), PASSWORD);
    assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1))
        .startsWith("TNGBKUP\u0002")
        // Words too long to stand in random bytes by chance.
        .doesNotContain("The Film", "Everybody", "Blaise", "/films", Films.KEY, "enfants");
  }

  @Test
  void aWrongPasswordTakesNothing() {
    fill();
    room.backup.write(file(), PASSWORD);
    try (Room fresh = new Room(other)) {
      assertThatThrownBy(() -> fresh.backup.restore(file(), "wrong horse".toCharArray()))
          .isInstanceOf(LibraryException.class)
          .hasMessageContaining("password is wrong");
      assertThat(fresh.viewers.all()).hasSize(1);
    }
    assertThatThrownBy(() -> room.backup.write(file(), "short".toCharArray()))
        .isInstanceOf(LibraryException.class);
  }

  @Test
  void notOneChangedByteIsAccepted() throws IOException {
    room.put(Room.film("Film", 1999));
    room.backup.write(file(), PASSWORD);
    byte[] good = Files.readAllBytes(file());
    Random random = new Random(7);
    int[] places = {0, 6, 7, 8, 13, 27, 28, 39, 40, good.length - 17, good.length - 1};
    for (int place : places) {
      byte[] bad = good.clone();
      bad[place] ^= (byte) (1 << random.nextInt(8));
      if (place == 8) {
        bad[8] = 1; // more rounds than anybody waits for
      }
      Files.write(file(), bad);
      assertThatThrownBy(() -> room.backup.restore(file(), PASSWORD))
          .as("byte " + place)
          .isInstanceOf(LibraryException.class);
    }
    for (int length : new int[] {0, 1, 39, 40, 55, good.length - 1}) {
      Files.write(file(), Arrays.copyOf(good, length));
      assertThatThrownBy(() -> room.backup.restore(file(), PASSWORD))
          .isInstanceOf(LibraryException.class);
    }
    Files.write(file(), Arrays.copyOf(good, good.length + 1));
    assertThatThrownBy(() -> room.backup.restore(file(), PASSWORD))
        .isInstanceOf(LibraryException.class);
  }

  @Test
  void aContentOfAnotherFormTakesNothing() {
    Random random = new Random(11);
    byte[] good =
        new BackupContent(
                List.of(), List.of(), List.of(), List.of(Films.film(1)), 3, Optional.empty())
            .bytes(new PlainPackages());
    for (int i = 0; i < 20; i++) {
      byte[] bad = Arrays.copyOf(good, random.nextInt(good.length));
      BackupFile.write(file(), PASSWORD, 1000, bad);
      if (i < 2) {
        assertThatThrownBy(() -> room.backup.restore(file(), PASSWORD))
            .isInstanceOf(LibraryException.class);
      }
      assertThatThrownBy(() -> BackupContent.of(2, bad, new PlainPackages()))
          .isInstanceOf(IOException.class);
    }
    assertThat(room.films.films()).isEmpty();
  }

  @Test
  void aKilledWriterLeavesTheOldFile() throws Exception {
    fill();
    room.backup.write(file(), PASSWORD);
    room.close();
    byte[] old = Files.readAllBytes(file());
    Random random = new Random(20261121);
    for (int kill = 0; kill < 4; kill++) {
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  KilledBackup.class.getName(),
                  file().toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (BufferedReader lines = writer.inputReader()) {
        lines.readLine();
        Thread.onSpinWait();
        long until = System.nanoTime() + random.nextInt(300_000_000);
        while (System.nanoTime() < until) {
          Thread.onSpinWait();
        }
      } finally {
        writer.destroyForcibly().waitFor();
      }
      byte[] now = Files.readAllBytes(file());
      if (!Arrays.equals(now, old)) {
        assertThat(BackupFile.read(file(), PASSWORD).content())
            .as("a whole newer one")
            .isNotEmpty();
      }
    }
    room = new Room(home);
  }
}
