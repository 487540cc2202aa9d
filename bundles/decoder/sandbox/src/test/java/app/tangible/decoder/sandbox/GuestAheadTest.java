package app.tangible.decoder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.decoder.OpenFilm;
import app.tangible.decoder.fixture.Film;
import app.tangible.decoder.fixture.Household;
import app.tangible.decoder.fixture.Terms;
import app.tangible.decoder.sandbox.Stage.Home;
import app.tangible.licence.LicencePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class GuestAheadTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private static Stage stage;
  private static Home home;
  private static LicencePackage licence;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    stage = new Stage(1, "160x90");
    home = stage.home("home");
    licence = home.buy(stage.film, Terms.usual());
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @AfterEach
  void nobodyLooks() {
    home.decoder().expect(stage.folder.resolve("no such film"));
    await().atMost(SOON).until(() -> home.decoder().waiting().isEmpty());
  }

  @Test
  void theFilmThatIsLookedAtPlaysInTheGuestThatWaits() throws IOException {
    ProcessHandle ahead = expect(stage.film.file());
    try (OpenFilm film = home.play(stage.film, licence)) {
      assertThat(Home.guest(film)).isEqualTo(ahead);
      assertThat(home.decoder().waiting()).isEmpty();
      assertThat(home.dump(film)).isEqualTo(stage.clear);
    }
    await().atMost(SOON).until(() -> !ahead.isAlive());
  }

  @Test
  void theGuestThatWaitsSeesItsFilmAndNoOther() throws IOException {
    ProcessHandle ahead = expect(stage.film.file());
    assertThat(Files.readAllLines(Path.of("/proc/" + ahead.pid() + "/mountinfo")))
        .filteredOn(line -> line.contains("/film ") || line.contains(".sealed"))
        .singleElement()
        .asString()
        .contains(stage.film.file().getFileName() + " /film ro,");
    Film other = another("other.sealed");
    try (OpenFilm film = home.play(other, home.buy(other, Terms.usual()))) {
      assertThat(Home.guest(film)).isNotEqualTo(ahead);
      await().atMost(SOON).until(() -> !ahead.isAlive());
    }
  }

  @Test
  void aGuestThatDiesWhileItWaitsCostsTimeAndNothingElse() throws IOException {
    ProcessHandle ahead = expect(stage.film.file());
    ahead.destroyForcibly();
    try (OpenFilm film = home.play(stage.film, licence)) {
      assertThat(home.dump(film)).isEqualTo(stage.clear);
    }
  }

  @Test
  void anotherFileInItsPlaceIsAnotherFilm() throws IOException {
    Film once = another("replaced.sealed");
    ProcessHandle ahead = expect(once.file());
    Path copy = Files.copy(once.file(), stage.folder.resolve("copy"));
    Files.move(copy, once.file(), StandardCopyOption.REPLACE_EXISTING);
    try (OpenFilm film = home.play(once, home.buy(once, Terms.usual()))) {
      assertThat(Home.guest(film)).isNotEqualTo(ahead);
    }
  }

  @Test
  void lookingAtAnotherFilmEndsTheGuestOfTheFirst() throws IOException {
    ProcessHandle first = expect(stage.film.file());
    ProcessHandle second = expect(another("second.sealed").file());
    assertThat(second).isNotEqualTo(first);
    await().atMost(SOON).until(() -> !first.isAlive());
  }

  @Test
  void aFilmThatLeavesTheDiskIsReadByNobodyAndOthersAre() throws IOException {
    Film leaving = another("leaving.sealed");
    ProcessHandle ahead = expect(leaving.file());
    home.decoder().letGo(stage.film.id(), stage.film.file());
    assertThat(home.decoder().waiting()).isPresent();
    home.decoder().letGo(leaving.id(), leaving.file());
    await().atMost(SOON).until(() -> !ahead.isAlive());
    try (OpenFilm stays = home.play(stage.film, licence);
        OpenFilm gone = home.play(leaving, home.buy(leaving, Terms.usual()))) {
      ProcessHandle reader = Home.guest(gone);
      home.decoder().letGo(leaving.id(), leaving.file());
      await().atMost(SOON).until(() -> !reader.isAlive());
      assertThat(home.dump(stays)).isEqualTo(stage.clear);
    }
  }

  @Test
  void itEndsWhenNobodyPlaysForAWhileAndWithItsDecoder() throws IOException {
    TestConfig config = TestConfig.of(stage.platform.trust());
    Home brief = stage.home("brief", new Household(2), config.aheadSeconds(2));
    brief.decoder().expect(stage.film.file());
    await().atMost(SOON).until(() -> brief.decoder().waiting().isPresent());
    await().atMost(SOON).until(() -> brief.decoder().waiting().isEmpty());
    Home closing = stage.home("closing", new Household(3), config);
    closing.decoder().expect(stage.film.file());
    await().atMost(SOON).until(() -> closing.decoder().waiting().isPresent());
    ProcessHandle last = closing.decoder().waiting().orElseThrow().handle();
    closing.decoder().close();
    await().atMost(SOON).until(() -> !last.isAlive());
  }

  @Test
  void noneIsStartedForAFilmWhoseFileIsGone() throws IOException {
    Path starts = stage.folder.resolve("starts");
    Path java = Files.createDirectories(stage.folder.resolve("counting/bin")).resolve("java");
    Files.writeString(
        java,
        "#!/bin/sh\necho >>'%s'\nexec '%s/bin/java' \"$@\"\n"
            .formatted(starts, System.getProperty("java.home")));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    TestConfig config =
        TestConfig.of(stage.platform.trust()).bubblewrap("never").java(java.toString());
    SandboxedDecoder plain = stage.home("plain", new Household(4), config).decoder();
    plain.expect(stage.film.file());
    await().atMost(SOON).until(() -> plain.waiting().isPresent());
    plain.expect(stage.folder.resolve("no such film"));
    await().atMost(SOON).until(() -> plain.waiting().isEmpty());
    plain.expect(stage.film.file());
    await().atMost(SOON).until(() -> plain.waiting().isPresent());
    assertThat(Files.readAllLines(starts)).hasSize(2);
  }

  private static Film another(String name) throws IOException {
    return stage.platform.publish(stage.folder.resolve("clear.mkv"), stage.folder.resolve(name));
  }

  /** Looks at it until its guest waits. */
  private static ProcessHandle expect(Path film) {
    ProcessHandle before =
        home.decoder().waiting().map(GuestProcess::handle).orElse(ProcessHandle.current());
    home.decoder().expect(film);
    await()
        .atMost(SOON)
        .until(
            () ->
                home.decoder()
                    .waiting()
                    .map(GuestProcess::handle)
                    .filter(now -> !now.equals(before))
                    .isPresent());
    return Home.innermost(home.decoder().waiting().orElseThrow().handle());
  }
}
