package app.tangible.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.identity.DeviceGrant;
import app.tangible.library.OwnedFilm;
import app.tangible.store.Offer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Films of a machine that is no more play on the next one. */
@Timeout(60)
class RehousingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private TestBackend backend;
  private OwnedFilm bought;

  @BeforeEach
  void buy() throws Exception {
    backend = new TestBackend(folder, 3 * TestBackend.PIECE);
    try (TestHousehold old = new TestHousehold(folder.resolve("old"), backend.base())) {
      Offer offer = old.store.browse("").getFirst();
      old.store.buy(offer);
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> old.library.film(TestLicences.ID).filter(OwnedFilm::onDisk).isPresent());
      bought = old.library.film(TestLicences.ID).orElseThrow();
    }
  }

  @AfterEach
  void stop() {
    backend.close();
  }

  private TestHousehold restored(int device) {
    TestHousehold home = new TestHousehold(device, folder.resolve("new"), backend.base());
    home.library.keep(bought.onDisk(false));
    return home;
  }

  private static List<OwnedFilm> here(TestHousehold home) {
    return home.library.films().stream()
        .filter(
            film ->
                home.checker.peek(film.licencePackage()).devices().stream()
                    .map(DeviceGrant::device)
                    .anyMatch(home.identity.device()::equals))
        .toList();
  }

  @Test
  void keysForThisDeviceAndTheFilmComeAtTheNextLook() {
    try (TestHousehold home = restored(6)) {
      home.store.sync();
      Awaitility.await().atMost(PATIENCE).until(() -> here(home).size() == 1);
      assertThat(home.library.films()).hasSize(1);
      assertThat(home.library.film(bought.licence())).as("in place of the old").isEmpty();
      Awaitility.await().atMost(PATIENCE).until(() -> home.library.films().getFirst().onDisk());
      assertThat(home.library.pending()).isEmpty();
      int orders = backend.purchases();
      home.store.sync();
      assertThat(backend.purchases()).as("once is enough").isEqualTo(orders);
    }
  }

  @Test
  void aFilmThatBeganToComeUnderTheOldLicenceIsHere() {
    backend.pieceMillis = 300;
    try (TestHousehold home = new TestHousehold(6, folder.resolve("new"), "http://127.0.0.1:1")) {
      home.library.keep(bought.onDisk(false));
    }
    // From its start on it fetches what is missing, and asks for keys beside it.
    try (TestHousehold home = new TestHousehold(6, folder.resolve("new"), backend.base())) {
      Awaitility.await().atMost(PATIENCE).until(() -> here(home).size() == 1);
      Awaitility.await().atMost(PATIENCE).until(() -> home.library.films().getFirst().onDisk());
      assertThat(home.library.films()).hasSize(1);
    }
  }

  @Test
  void anOrderThatStandsStillHoldsNothingElseUp() {
    try (TestHousehold home = restored(6)) {
      backend.stepMillis = 3_600_000;
      backend.holdings =
          "[{\"token\":\"99\",\"film\":\"%s\",\"issued\":false}]".formatted(TestBackend.FILM);
      home.store.sync();
      Awaitility.await().atMost(PATIENCE).until(() -> backend.claimed.contains("99"));
      Awaitility.await().atMost(PATIENCE).until(() -> home.library.pending().size() == 2);
      assertThat(here(home)).isEmpty();
    }
  }

  @Test
  void aFilmIsAskedForOnceAtATime() {
    try (TestHousehold home = restored(6)) {
      List<Runnable> asked = new ArrayList<>();
      Rehousing rehousing =
          new Rehousing(home.library, home.checker, home.identity, null, () -> {}, asked::add);
      rehousing.run();
      rehousing.run();
      assertThat(asked).hasSize(1);
    }
  }

  @Test
  void aFilmForWhichTheDecoderFailsHoldsNoOtherUpAndIsAskedForAgain() {
    try (TestHousehold home = restored(6)) {
      home.library.keep(DeliveryTest.relicensed(bought, 7));
      home.decoder.failures.set(1);
      home.store.sync();
      Awaitility.await()
          .atMost(PATIENCE)
          .until(
              () -> {
                home.store.sync();
                return here(home).size() == 2;
              });
      assertThat(home.library.pending()).isEmpty();
    }
  }

  @Test
  void theSameDeviceAsksForNothing() {
    int orders = backend.purchases();
    try (TestHousehold home = restored(TestHousehold.NUMBER)) {
      home.store.sync();
      assertThat(backend.purchases()).isEqualTo(orders);
      assertThat(home.library.film(bought.licence())).isPresent();
    }
  }

  @Test
  void filmsOfAnotherAccountAreLeftAlone() {
    int orders = backend.purchases();
    try (TestHousehold home =
        new TestHousehold(
            9,
            folder.resolve("stranger"),
            backend.base(),
            java.util.Map.of(),
            java.time.Clock.systemUTC(),
            Cuts.none())) {
      home.library.keep(bought.onDisk(false));
      home.store.sync();
      assertThat(backend.purchases()).isEqualTo(orders);
    }
  }

  @Test
  void anOrderWhoseAnswerIsLostIsOneOrder() {
    try (TestHousehold home = restored(6)) {
      int orders = backend.purchases();
      backend.lostAnswers.set(2);
      Awaitility.await()
          .atMost(PATIENCE)
          .until(
              () -> {
                home.store.sync();
                return here(home).size() == 1;
              });
      assertThat(backend.purchases()).isEqualTo(orders + 1);
      assertThat(home.library.pending()).isEmpty();
    }
  }
}
