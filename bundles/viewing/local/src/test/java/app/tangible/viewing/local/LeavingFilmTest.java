package app.tangible.viewing.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.decoder.Decoder;
import app.tangible.library.OwnedFilm;
import app.tangible.library.TitleId;
import app.tangible.library.testing.FakeLibrary;
import app.tangible.library.testing.Films;
import app.tangible.library.testing.FixedIdentity;
import app.tangible.library.testing.FolderHome;
import app.tangible.transfer.Transfers;
import app.tangible.viewing.Scene;
import app.tangible.viewing.Viewing.From;
import app.tangible.viewing.Viewing.Still;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An owned film whose file leaves the disk, seen from who plays it. */
class LeavingFilmTest {

  private static final OwnedFilm FILM = Films.film(1).onDisk(true);
  private static final OwnedFilm OTHER = Films.film(2).onDisk(true);
  private static final List<Still> STILLS = List.of(new Still(Duration.ZERO, new byte[] {1}));

  @TempDir Path folder;
  private final CountDownLatch answer = new CountDownLatch(1);
  private FakeLibrary library;
  private House house;
  private StillStore stills;

  @BeforeEach
  void own() {
    library = new FakeLibrary(folder.resolve("no such file"));
    library.keepAll(List.of(FILM, OTHER));
    stills =
        new StillStore(
            new FolderHome(folder).folder("viewing").resolve("stills"),
            new FixedIdentity(7).secretFor("viewing.stills"),
            1 << 20);
    stills.write(TitleId.of(FILM.licence()), STILLS);
    stills.write(TitleId.of(OTHER.licence()), STILLS);
  }

  private LocalViewing open() {
    house =
        new House(
            folder,
            new SealedFilms(library, nothingComes(), slow(), null),
            app.tangible.library.testing.Titles.owned(1, "Film", 2001).build(),
            app.tangible.library.testing.Titles.owned(2, "Other", 2002).build());
    return house.viewing;
  }

  /** A decoder that says nothing before it is told to. */
  private Decoder slow() {
    return (Decoder)
        Proxy.newProxyInstance(
            Decoder.class.getClassLoader(),
            new Class<?>[] {Decoder.class},
            (_, _, _) -> {
              answer.await();
              return false;
            });
  }

  private static Transfers nothingComes() {
    return (Transfers)
        Proxy.newProxyInstance(
            Transfers.class.getClassLoader(),
            new Class<?>[] {Transfers.class},
            (_, _, _) -> List.of());
  }

  @AfterEach
  void close() {
    answer.countDown();
    house.close();
    stills.close();
  }

  @Test
  void isWatchedFromThePressOnUntilItDoesNotPlay() {
    LocalViewing viewing = open();
    assertThat(viewing.isWatched(FILM.film())).isFalse();
    viewing.play(TitleId.of(FILM.licence()), From.RESUME);
    await().atMost(House.PATIENCE).until(() -> viewing.isWatched(FILM.film()));
    assertThat(viewing.isWatched(OTHER.film())).isFalse();
    answer.countDown();
    Scene scene = house.awaitScene(now -> now.stage() == Scene.Stage.TROUBLE);
    assertThat(scene.trouble()).as("its file is not here").isEqualTo(Optional.of("away"));
    assertThat(viewing.isWatched(FILM.film())).isFalse();
  }

  @Test
  void takesItsStillsAlong() {
    open().letGo(FILM.film());
    assertThat(stills.has(TitleId.of(FILM.licence()))).isFalse();
    assertThat(stills.has(TitleId.of(OTHER.licence()))).isTrue();
  }

  @Test
  void takesItsStillsAlongAtTheNextStartWhereAKillCameBetween() {
    library.markOffDisk(FILM.film());
    open();
    await().atMost(House.PATIENCE).until(() -> !stills.has(TitleId.of(FILM.licence())));
    assertThat(stills.has(TitleId.of(OTHER.licence()))).isTrue();
  }
}
