package app.tangible.library.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.tangible.library.LibraryException;
import app.tangible.library.OwnedFilm;
import app.tangible.library.PendingPurchase;
import app.tangible.library.testing.Films;
import app.tangible.library.testing.PlainPackages;
import app.tangible.licence.LicencePackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class H2LibraryTest {

  @TempDir Path home;
  private Household household;

  @BeforeEach
  void settle() {
    household = new Household(home, 7);
  }

  @Test
  void aFilmIsThereAfterARestart() {
    H2Library library = household.open();
    OwnedFilm film = Films.film(1);
    library.keep(film);
    library.close();
    H2Library again = household.open();
    assertSame(again.film(film.licence()).orElseThrow(), film);
    assertThat(again.films()).hasSize(1);
    again.close();
  }

  private static void assertSame(OwnedFilm found, OwnedFilm expected) {
    PlainPackages packages = new PlainPackages();
    assertThat(packages.encode(found.licencePackage()))
        .isEqualTo(packages.encode(expected.licencePackage()));
    assertThat(found)
        .usingRecursiveComparison()
        .ignoringFields("licencePackage")
        .isEqualTo(expected);
  }

  @Test
  void whatIsNotWantedHereIsRememberedUntilItIsWantedOrGone() throws IOException {
    H2Library library = household.open();
    OwnedFilm film = Films.film(1);
    OwnedFilm whole = Films.film(2).onDisk(true);
    library.keep(film.onDisk(false));
    library.keep(whole);
    for (OwnedFilm one : List.of(film, whole)) {
      library.leaveOut(one.film());
      library.leaveOut(one.film());
      Path sealed = library.sealedFile(one.film());
      Files.writeString(sealed.resolveSibling(sealed.getFileName() + ".part"), "bytes");
      library.eraseFetched(one.film());
    }
    library.close();
    H2Library again = household.open();
    assertThat(again.leftOut()).containsExactlyInAnyOrder(film.film(), whole.film());
    try (var files = Files.list(home.resolve("films"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("of the one that is here nothing is erased")
          .containsExactly(whole.film().hex() + ".tsf.part");
    }
    again.wantAgain(whole.film());
    again.erase(film.licence());
    assertThat(again.leftOut()).isEmpty();
    again.close();
  }

  @Test
  void aFilmThatIsToLeaveTheDiskLiesThereUnderNoLicenceAlsoAfterAKill() throws IOException {
    H2Library library = household.open();
    OwnedFilm film = Films.film(1).onDisk(true);
    OwnedFilm same = Films.film(2, 1).onDisk(true);
    OwnedFilm other = Films.film(3).onDisk(true);
    List.of(film, same, other).forEach(library::keep);
    for (OwnedFilm one : List.of(film, other)) {
      Files.writeString(library.sealedFile(one.film()), "bytes");
    }
    library.markOffDisk(film.film());
    library.keep(same); // by somebody who looked before
    library.close();

    H2Library again = household.open();
    assertThat(again.leftOut()).containsExactly(film.film());
    assertThat(again.films().stream().filter(OwnedFilm::onDisk).map(OwnedFilm::film))
        .containsExactly(other.film());
    again.eraseFetched(film.film());
    again.eraseFetched(other.film());
    assertThat(again.sealedFile(film.film())).doesNotExist();
    assertThat(again.sealedFile(other.film())).exists();
    again.wantAgain(film.film());
    again.markOnDisk(film.film());
    assertThat(again.films()).allMatch(OwnedFilm::onDisk);
    again.close();
  }

  @Test
  void aFileThatCameMarksEveryLicenceOfItsFilmAndNothingElse() {
    H2Library library = household.open();
    OwnedFilm film = Films.film(1);
    library.keep(film);
    library.keep(Films.film(2, 1));
    library.keep(Films.film(3));
    library.markOnDisk(film.film());
    library.markOnDisk(Films.film(4).film());
    assertSame(library.film(film.licence()).orElseThrow(), film.onDisk(true));
    assertThat(library.films()).extracting(OwnedFilm::onDisk).containsExactly(false, true, true);
    library.close();
  }

  @Test
  void aRenewedPackageChangesNothingElseAndBringsNoLicenceBack() {
    H2Library library = household.open();
    OwnedFilm film = Films.film(1).onDisk(true);
    library.keep(film);
    LicencePackage renewed = Films.film(2).licencePackage();
    library.renew(film.licence(), renewed);
    library.renew(Films.film(3).licence(), renewed);
    assertThat(library.films()).hasSize(1);
    assertSame(library.films().getFirst(), film.with(renewed));
    library.close();
  }

  @Test
  void theNewestFilmComesFirst() {
    H2Library library = household.open();
    List.of(2, 3, 1).forEach(number -> library.keep(Films.film(number)));
    assertThat(library.films())
        .extracting(OwnedFilm::title)
        .containsExactly(Films.TITLE + " 3", Films.TITLE + " 2", Films.TITLE + " 1");
    library.close();
  }

  @Test
  void theResumePointStaysWhenTheFilmIsKeptAgain() {
    H2Library library = household.open();
    OwnedFilm film = Films.film(1);
    library.keep(film);
    library.resumeAt(film.licence(), Duration.ofMinutes(12));
    library.keep(film);
    assertThat(library.film(film.licence()).orElseThrow().resumeAt()).hasMinutes(12);
    library.close();
  }

  @Test
  void purchasesUnderWayComeOldestFirstUntilTheyAreForgotten() {
    H2Library library = household.open();
    library.note(Household.order("b", new byte[] {1}));
    library.note(Household.order("a", new byte[] {2}));
    library.note(Household.order("b", new byte[] {1}).numbered("p-1"));
    library.close();
    H2Library again = household.open();
    assertThat(again.pending())
        .extracting(PendingPurchase::idempotencyKey, PendingPurchase::purchase)
        .containsExactly(tuple("b", Optional.of("p-1")), tuple("a", Optional.empty()));
    again.forget("b");
    assertThat(again.pending()).hasSize(1);
    again.close();
  }

  @Test
  void listenersHearOfEachChangeUntilTheyLeave() throws Exception {
    H2Library library = household.open();
    AtomicInteger heard = new AtomicInteger();
    AutoCloseable handle = library.onChange(heard::incrementAndGet);
    library.onChange(
        () -> {
          throw new IllegalStateException("a bad listener");
        });
    library.keep(Films.film(1));
    library.resumeAt(Films.film(1).licence(), Duration.ofSeconds(1));
    assertThat(heard).hasValue(2);
    handle.close();
    library.keep(Films.film(2));
    assertThat(heard).hasValue(2);
    library.close();
  }

  @Test
  void theNameOfTheSealedFileTellsTheFilmIdOnly() {
    H2Library library = household.open();
    assertThat(library.sealedFile(Films.film(5).film()))
        .isEqualTo(home.resolve("films/00000000000000000000000000000005.tsf"));
    library.close();
  }

  @Test
  void noFileHoldsATitleOrAKeyInClear() throws IOException {
    H2Library library = household.open();
    for (int i = 0; i < 20; i++) {
      library.keep(Films.film(i));
    }
    library.note(Household.order("idempotency", Films.TITLE.getBytes()));
    assertThatThrownBy(() -> library.note(Household.order("x".repeat(300), Films.TITLE.getBytes())))
        .isInstanceOf(LibraryException.class);
    library.films();
    assertNothingInClear();
    library.close();
    assertNothingInClear();
  }

  private void assertNothingInClear() throws IOException {
    String key = HexFormat.of().formatHex(household.identity().secretFor("library"));
    List<Path> files;
    try (Stream<Path> own = Files.walk(home);
        Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      files =
          Stream.concat(own, temporary.filter(p -> p.getFileName().toString().contains("h2")))
              .filter(Files::isRegularFile)
              .toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(bytes)
          .as(file.toString())
          .doesNotContain("enfants", "Garance", "K3yMaterial", "CREATE TABLE", key)
          .doesNotContain(
              new String(household.identity().secretFor("library"), StandardCharsets.ISO_8859_1))
          .doesNotContain(
              new String(
                  "enfants".getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void anotherHouseholdsKeyDoesNotOpenIt() {
    household.open().close();
    assertThatThrownBy(() -> new Household(home, 8).open())
        .isInstanceOf(LibraryException.class)
        .hasMessageContaining("another household");
    H2Library still = household.open();
    still.close();
  }

  @Test
  void aDamagedLibrarySaysWhatToDo() throws IOException {
    H2Library library = household.open();
    for (int i = 0; i < 5; i++) {
      library.keep(Films.film(i));
    }
    library.close();
    Path file = home.resolve("library/library.mv.db");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 4096; i < bytes.length; i++) {
      bytes[i] ^= 0x55;
    }
    Files.write(file, bytes);
    assertThatThrownBy(household::open)
        .isInstanceOf(LibraryException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void aTruncatedLibrarySaysWhatToDo() throws IOException {
    H2Library library = household.open();
    library.keep(Films.film(1));
    library.close();
    Path file = home.resolve("library/library.mv.db");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 9000));
    assertThatThrownBy(household::open)
        .isInstanceOf(LibraryException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void aLibraryOfANewerProductIsLeftAlone() {
    household.open().close();
    Database database =
        new Database(
            new org.h2.util.OsgiDataSourceFactory(new org.h2.Driver()),
            household.folder("library"),
            household.identity().secretFor("library"));
    database.write(
        connection -> connection.createStatement().execute("INSERT INTO form VALUES (9)"));
    database.close();
    assertThatThrownBy(household::open)
        .isInstanceOf(LibraryException.class)
        .hasMessageContaining("newer Tangible");
  }

  @Test
  void anInterruptedCallerDoesNotHarmTheFile() {
    H2Library library = household.open();
    for (int i = 0; i < 20; i++) {
      Thread.currentThread().interrupt();
      library.keep(Films.film(i % 3));
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(library.films()).hasSize(3);
    library.close();
    H2Library again = household.open();
    assertThat(again.films()).hasSize(3);
    again.close();
  }

  @Test
  void aClosedLibrarySaysSo() {
    H2Library library = household.open();
    library.close();
    assertThatThrownBy(library::films).isInstanceOf(LibraryException.class);
  }
}
