package app.tangible.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.OwnedFilm;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an account of the household owns on the chain comes home by itself. */
@Timeout(60)
class ClaimsTest {

  @TempDir Path folder;
  private TestBackend backend;
  private TestHousehold home;

  @BeforeEach
  void start() throws Exception {
    backend = new TestBackend(folder, 3 * TestBackend.PIECE);
  }

  @AfterEach
  void stop() {
    if (home != null) {
      home.close();
    }
    backend.close();
  }

  private void open() {
    home = new TestHousehold(folder.resolve("home"), backend.base());
  }

  private static String holding(String token, String film, boolean issued) {
    return "{\"token\":\"%s\",\"account\":\"0x%s\",\"film\":\"%s\",\"title\":\"B\",\"issued\":%s}"
        .formatted(token, "77".repeat(20), film, issued);
  }

  @Test
  void keysAndFilmComeAtTheNextLook() {
    backend.holdings = "[" + holding(TestLicences.TOKEN, TestBackend.FILM.hex(), false) + "]";
    open();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> home.library.film(TestLicences.ID).filter(OwnedFilm::onDisk).isPresent());
    Awaitility.await().until(() -> home.library.pending().isEmpty());
    assertThat(backend.charges).hasValue(0);
    assertThat(backend.claimed).containsOnly(TestLicences.TOKEN);
    int asked = backend.claimed.size();
    home.store.sync();
    assertThat(backend.claimed).hasSize(asked);
  }

  @Test
  void asksForNothingThatIsIssuedOrUnreadable() {
    String film = TestBackend.FILM.hex();
    backend.holdings =
        "["
            + holding(TestLicences.TOKEN, film, true)
            + ","
            + holding("../../purchases", film, false)
            + ","
            + holding("7", "../moved", false)
            + ",{},7,null]";
    open();
    home.store.sync();
    assertThat(backend.claimed).isEmpty();
    assertThat(home.library.pending()).isEmpty();
  }

  @Test
  void aStoreWithoutHoldingsHasNone() {
    backend.holdings = "null";
    open();
    home.store.sync();
    assertThat(home.library.pending()).isEmpty();
  }
}
