package app.tangible.catalogue.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.catalogue.Edition;
import app.tangible.catalogue.Price;
import app.tangible.chain.Account;
import app.tangible.content.Cid;
import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;
import app.tangible.content.unixfs.UnixfsDags;
import app.tangible.database.trial.TrialDatabase;
import app.tangible.keys.wrapped.WrappedKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlCatalogueTest {

  private static final Account STUDIO = new Account("0x" + "11".repeat(20));

  @TempDir Path folder;
  private TrialDatabase database;
  private SqlCatalogue catalogue;

  @BeforeEach
  void open() {
    database =
        TrialDatabase.open(new WrappedKeys(folder, "0123456789abcdef0123456789abcdef"), folder);
    catalogue = new SqlCatalogue(database, folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void namesAFilmInIpfsAfterAWhileAndRemembersIt() throws IOException {
    FilmId film = edition(1, "film").film();
    try (FilmNames names = new FilmNames(new UnixfsDags())) {
      SqlCatalogue naming = new SqlCatalogue(database, folder, Optional.of(names));
      Files.writeString(naming.sealedFile(film), "hello world");
      // The small file of IPIP-0499, profile unixfs-v1-2025.
      Cid expected = Cid.parse("bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e");
      await().untilAsserted(() -> assertThat(naming.cid(film)).contains(expected));
      assertThat(folder.resolve(film.hex() + ".blocks")).exists();
    }
    assertThat(catalogue.cid(film)).isEmpty();
  }

  @Test
  void aFilmThatIsNotThereHasNoName() {
    try (FilmNames names = new FilmNames(new UnixfsDags())) {
      SqlCatalogue naming = new SqlCatalogue(database, folder, Optional.of(names));
      assertThat(naming.cid(edition(9, "film").film())).isEmpty();
    }
  }

  private static Edition edition(long number, String title) {
    return new Edition(
        number,
        new FilmId("%032x".formatted(number)),
        title,
        2008,
        "Blender Foundation",
        "",
        "HD",
        Duration.ofSeconds(30),
        new Price(1_300, "EUR"),
        1_000,
        new MasterHash("%064x".formatted(number)),
        new PieceRoot("%064x".formatted(number)),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "amelie, 1",
    "AMÉLIE POULAIN, 1",
    "poulain fabuleux, 1",
    "oeuvre, 1",
    "strasse, 1",
    "100%, 1",
    "%, 1",
    "_, 0",
    "!, 0",
    "nothing here, 0",
    "'', 4"
  })
  void findsTitlesWhateverTheirCaseAndAccents(String query, int found) {
    catalogue.publish(edition(1, "Le Fabuleux Destin d'Amélie Poulain"), STUDIO, new byte[] {1});
    catalogue.publish(edition(2, "L’Œuvre"), STUDIO, new byte[] {2});
    catalogue.publish(edition(3, "Die Straße"), STUDIO, new byte[] {3});
    catalogue.publish(edition(4, "100% Film"), STUDIO, new byte[] {4});
    assertThat(catalogue.search(query, 200)).hasSize(found);
  }

  @Test
  void publishesOnceHoweverOftenItIsAsked() {
    Edition edition = edition(1, "Big Buck Bunny");
    catalogue.publish(edition, STUDIO, new byte[] {1});
    catalogue.publish(edition, STUDIO, new byte[] {9});
    assertThat(catalogue.search("", 200)).containsExactly(edition);
    assertThat(catalogue.edition(1)).contains(edition);
    assertThat(catalogue.film(edition.film())).contains(edition);
    assertThat(catalogue.wrappedKey(edition.film()).orElseThrow()).containsExactly(1);
    assertThat(catalogue.edition(2)).isEmpty();
  }

  @Test
  void keepsGenresInTheirOrder() {
    Edition edition = of(edition(1, "Big Buck Bunny"), List.of("Animation", "Comédie"));
    catalogue.publish(edition, STUDIO, new byte[] {1});
    catalogue.publish(edition(2, "Sintel"), STUDIO, new byte[] {2});
    assertThat(catalogue.edition(1)).contains(edition);
    assertThat(catalogue.edition(2).orElseThrow().genres()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " Drama",
        "a\u0000b",
        "two\nlines",
        "12345678901234567890123456789012345678901"
      })
  void refusesAGenreOutOfBounds(String genre) {
    Edition edition = edition(1, "Big Buck Bunny");
    assertThatThrownBy(() -> of(edition, List.of(genre)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesTooManyGenresAndOneTwice() {
    Edition edition = edition(1, "Big Buck Bunny");
    assertThatThrownBy(() -> of(edition, List.of("Drama", "Drama")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(edition, List.of("1", "2", "3", "4", "5", "6", "7", "8", "9")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(of(edition, List.of("1", "2", "3", "4", "5", "6", "7", "8")).genres()).hasSize(8);
  }

  private static Edition of(Edition e, List<String> genres) {
    return new Edition(
        e.edition(),
        e.film(),
        e.title(),
        e.year(),
        e.studio(),
        e.synopsis(),
        e.quality(),
        e.duration(),
        e.price(),
        e.sealedBytes(),
        e.masterHash(),
        e.pieceRoot(),
        genres);
  }

  @Test
  void keepsEachMirrorOnce() {
    Edition edition = edition(1, "Big Buck Bunny");
    catalogue.publish(edition, STUDIO, new byte[] {1});
    URI mirror = URI.create("http://seeder.example/films/1");
    catalogue.addMirror(edition.film(), mirror);
    catalogue.addMirror(edition.film(), mirror);
    assertThat(catalogue.mirrors(edition.film())).containsExactly(mirror);
  }

  @Test
  void isTheSameAfterARestart() {
    catalogue.publish(edition(1, "Big Buck Bunny"), STUDIO, new byte[] {1});
    database.close();
    open();
    assertThat(catalogue.search("buck", 10)).hasSize(1);
  }
}
