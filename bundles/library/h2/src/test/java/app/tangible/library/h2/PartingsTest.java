package app.tangible.library.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.identity.KeySlot;
import app.tangible.library.LibraryException;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.library.PendingPurchase;
import app.tangible.library.Remark;
import app.tangible.library.testing.Films;
import app.tangible.licence.LicenceId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.util.OsgiDataSourceFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the household, what is erased, and what the household is told. */
@Timeout(60)
class PartingsTest {

  @TempDir Path home;
  private Household household;
  private H2Library library;

  @BeforeEach
  void settle() {
    household = new Household(home, 7);
    library = household.open();
  }

  @AfterEach
  void close() {
    library.close();
  }

  private void restart() {
    library.close();
    library = household.open();
  }

  private static Parting parting(String key, int film) {
    return new Parting(
        key,
        Films.film(film).licence(),
        Films.film(film).film(),
        Films.TITLE,
        Parting.Kind.SALE,
        "8.00".getBytes(StandardCharsets.UTF_8),
        Instant.parse("2026-11-21T10:00:00Z"),
        "PARKING",
        Optional.empty(),
        Optional.empty(),
        false,
        false);
  }

  private Path sealedFile(int film, String ending, int bytes) throws IOException {
    Path sealed = library.sealedFile(Films.film(film).film());
    return Files.write(sealed.resolveSibling(sealed.getFileName() + ending), new byte[bytes]);
  }

  @Test
  void aPartingIsThereAfterARestartAsItWasNotedLast() {
    library.note(parting("a", 1));
    library.note(parting("b", 2));
    Parting last =
        parting("a", 1)
            .numbered("o-1")
            .at("SETTLING", Optional.of("0xab"))
            .at("SOLD", Optional.empty())
            .takenBack()
            .ended();
    library.note(last);
    restart();
    assertThat(library.partings())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(parting("b", 2), last);
    assertThat(last.transaction()).hasValue("0xab");
  }

  @Test
  void anErasedFilmIsReallyGone() throws IOException {
    library.keep(Films.film(1));
    Path sealed = sealedFile(1, "", 3 << 20);
    Path part = sealedFile(1, ".part", 77);
    Path map = sealedFile(1, ".part.map", 0);
    Path linked = Files.createLink(home.resolve("linked"), sealed);
    library.erase(Films.film(1).licence());
    assertThat(sealed).doesNotExist();
    assertThat(part).doesNotExist();
    assertThat(map).doesNotExist();
    assertThat(linked).isEmptyFile();
    assertThat(library.films()).isEmpty();
    library.erase(Films.film(1).licence());
  }

  @Test
  void anotherLicenceKeepsTheSealedFilm() throws IOException {
    library.keep(Films.film(1, 1));
    library.keep(Films.film(2, 1));
    Path sealed = sealedFile(1, "", 100);
    library.erase(Films.film(1).licence());
    assertThat(sealed).hasSize(100);
    library.erase(Films.film(2).licence());
    assertThat(sealed).doesNotExist();
  }

  @Test
  void aFilmThatCannotBeErasedIsNotForgotten() throws IOException {
    library.keep(Films.film(1));
    Path sealed = library.sealedFile(Films.film(1).film());
    Files.createDirectories(sealed.resolve("in the way"));
    assertThatThrownBy(() -> library.erase(Films.film(1).licence()))
        .isInstanceOf(LibraryException.class);
    assertThat(library.films()).hasSize(1);
  }

  @Test
  void noOtherFilmIsTouchedByAnErasure() throws IOException {
    library.keep(Films.film(1));
    library.keep(Films.film(2));
    Path other = sealedFile(2, "", 100);
    library.erase(Films.film(1).licence());
    assertThat(other).hasSize(100);
    assertThat(library.films()).extracting(OwnedFilm::licence).containsExactly(licence(2));
  }

  private static LicenceId licence(int number) {
    return Films.film(number).licence();
  }

  @Test
  void aLicenceWithNewKeysTakesOverWhereTheHouseholdStopped() {
    library.keep(Films.film(1, 1).onDisk(true));
    library.resumeAt(licence(1), Duration.ofMinutes(12));
    library.replace(licence(1), Films.film(2, 1));
    restart();
    OwnedFilm film = library.films().getFirst();
    assertThat(library.films()).hasSize(1);
    assertThat(film.licence()).isEqualTo(licence(2));
    assertThat(film.resumeAt()).hasMinutes(12);
    assertThat(film.onDisk()).isTrue();
    library.replace(licence(9), Films.film(3, 1));
    assertThat(library.films()).hasSize(2);
  }

  @Test
  void whatMovedIsCountedOverARestart() {
    assertThat(library.movedUpTo()).isZero();
    library.movedUpTo(7);
    library.movedUpTo(12_345_678_901L);
    restart();
    assertThat(library.movedUpTo()).isEqualTo(12_345_678_901L);
  }

  @Test
  void remarksStayUntilTheyAreTold() {
    library.remark(Remark.What.NO_LONGER_YOURS, "Sintel");
    library.remark(Remark.What.LOAN_OVER, "Spring");
    restart();
    assertThat(library.remarks())
        .extracting(Remark::what)
        .containsExactly(Remark.What.NO_LONGER_YOURS, Remark.What.LOAN_OVER);
    library.told(library.remarks().getFirst().number());
    assertThat(library.remarks()).extracting(Remark::title).containsExactly("Spring");
  }

  @Test
  void anOrderRemembersItsSlotAndItsLicence() {
    PendingPurchase order =
        new PendingPurchase(
            "k",
            PendingPurchase.Order.REISSUE,
            licence(1).hex(),
            new byte[] {1},
            new KeySlot("0f".repeat(16)),
            Optional.of("p-1"),
            Optional.of(licence(2)));
    library.note(order);
    restart();
    assertThat(library.pending())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(order);
  }

  @Test
  void aHomeOfTheFirstFormIsBroughtToThisOneWithItsOrders() throws Exception {
    library.close();
    try (Stream<Path> files = Files.list(household.folder("library"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    oldHome();
    library = household.open();
    assertThat(library.pending())
        .satisfiesExactly(
            first -> {
              assertThat(first.subject()).isEqualTo("12");
              assertThat(first.order()).isEqualTo(PendingPurchase.Order.EDITION);
              assertThat(first.purchase()).hasValue("p-1");
              assertThat(first.licence()).isEmpty();
            },
            second -> assertThat(second.subject()).isEqualTo("13"));
    assertThat(library.pending()).extracting(PendingPurchase::slot).doesNotHaveDuplicates();
    KeySlot slot = library.pending().getFirst().slot();
    restart();
    assertThat(library.pending().getFirst().slot()).isEqualTo(slot);
    assertThat(library.partings()).isEmpty();
  }

  /** As the product wrote it before anything could be sold. */
  private void oldHome() throws Exception {
    Database database =
        new Database(
            new OsgiDataSourceFactory(new org.h2.Driver()),
            household.folder("library"),
            household.identity().secretFor("library"));
    database.write(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("DROP ALL OBJECTS");
            for (String sql : script().split(";\\s*\\R")) {
              statement.execute(sql);
            }
            statement.execute("CREATE TABLE form (version INT PRIMARY KEY)");
            statement.execute("INSERT INTO form VALUES (1)");
            statement.execute(
                "INSERT INTO pending_purchase (idempotency_key, edition, offer, purchase)"
                    + " VALUES ('a', '12', X'01', 'p-1'), ('b', '13', X'02', NULL)");
          }
          return true;
        });
    database.close();
  }

  private static String script() {
    try (InputStream script = Migrations.class.getResourceAsStream("1.sql")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
