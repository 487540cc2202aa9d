package app.tangible.decoder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.tangible.decoder.Decoder.Level;
import app.tangible.decoder.DecoderException;
import app.tangible.decoder.OpenFilm;
import app.tangible.decoder.Opening;
import app.tangible.decoder.RefusedException;
import app.tangible.decoder.fixture.Cinema;
import app.tangible.decoder.fixture.Film;
import app.tangible.decoder.fixture.Household;
import app.tangible.decoder.fixture.Terms;
import app.tangible.decoder.sandbox.Stage.Home;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every refusal that a person can meet, by the real guest under the real bubblewrap. */
class RefusalTest {

  private static Stage stage;
  private static Home home;
  private static LicencePackage licence;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    stage = new Stage(2, "320x180");
    home = stage.home("home");
    licence = home.buy(stage.film, Terms.usual());
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @Test
  void playsWhatIsOwnedByteForByte() throws IOException {
    assertThat(home.decoder().level()).isEqualTo(Level.SANDBOXED_PROCESS);
    assertThat(home.dump(home.play(stage.film, licence))).isEqualTo(stage.clear);
  }

  @Test
  void playsWithoutBubblewrapAtALowerLevel() throws IOException {
    Home plain =
        stage.home(
            "plain", new Household(3), TestConfig.of(stage.platform.trust()).bubblewrap("never"));
    LicencePackage bought = plain.buy(stage.film, Terms.usual());
    assertThat(plain.decoder().level()).isEqualTo(Level.PLAIN_PROCESS);
    assertThat(plain.dump(plain.play(stage.film, bought))).isEqualTo(stage.clear);
  }

  @Test
  void refusesAnotherBuyersLicence() {
    LicencePackage theirs =
        stage.platform.sell(stage.film, new Household(2), home.enrol(), Terms.usual());
    refused(stage.film, theirs, Refusal.OTHER_OWNER, "owner key");
  }

  @Test
  void refusesALicenceThatNamesAnotherDevice() {
    Home second = stage.home("second", home.household(), TestConfig.of(stage.platform.trust()));
    LicencePackage there = second.buy(stage.film, Terms.usual());
    refused(stage.film, there, Refusal.OTHER_DEVICE, "devices has this decoder's key");
  }

  @Test
  void refusesALicenceForAnotherFilm() throws IOException, InterruptedException {
    Film other = other();
    refused(other, licence, Refusal.OTHER_FILM, "the licence is for film " + stage.film.id());
    Film renamed = new Film(stage.film.sealed(), stage.film.key(), other.file());
    refused(renamed, licence, Refusal.OTHER_FILM, "OTHER_FILM");
  }

  @Test
  void refusesACertificateWithOneBitChanged() {
    byte[] changed = licence.certificate().clone();
    changed[changed.length / 2] ^= 1;
    LicencePackage bad =
        new LicencePackage(licence.licence(), changed, licence.lease(), licence.shares());
    Opening.Refused refused = home.refused(stage.film, bad);
    assertThat(refused.reason()).isIn(Refusal.CERTIFICATE_INVALID, Refusal.MALFORMED);
  }

  @Test
  void refusesALicenceOfAnotherIssuer() {
    Home elsewhere =
        stage.home(
            "elsewhere",
            home.household(),
            TestConfig.of(new app.tangible.decoder.fixture.Platform().trust()));
    LicencePackage bought = elsewhere.buy(stage.film, Terms.usual());
    assertThat(elsewhere.refused(stage.film, bought).reason()).isEqualTo(Refusal.LICENCE_FORGED);
  }

  @Test
  void refusesAnExpiredLeaseAndPlaysInGrace() {
    Terms over = Terms.leased(Instant.now().minus(Duration.ofDays(45)));
    refused(stage.film, home.buy(stage.film, over), Refusal.LEASE_EXPIRED, "the lease ended");

    Terms grace = Terms.leased(Instant.now().minus(Duration.ofDays(43)));
    Opening opening = home.open(stage.film, home.buy(stage.film, grace));
    assertThat(opening).isInstanceOf(Opening.Ready.class);
    assertThat(((Opening.Ready) opening).inGrace()).isTrue();
    ((Opening.Ready) opening).film().close();
  }

  @Test
  void refusesAClockThatWasSetBack() {
    LicencePackage tomorrow =
        home.buy(stage.film, Terms.leased(Instant.now().plus(Duration.ofDays(1))));
    refused(stage.film, tomorrow, Refusal.CLOCK_SET_BACK, "the clock shows");
  }

  @Test
  void refusesWithoutItsRecordUntilALeaseIsNewerThanItsKeys() throws IOException {
    Home forgetful =
        stage.home("forgetful", new Household(5), TestConfig.of(stage.platform.trust()));
    Terms aWeekAgo = Terms.leased(Instant.now().minus(Duration.ofDays(7)));
    LicencePackage bought = forgetful.buy(stage.film, aWeekAgo);
    forgetful.play(stage.film, bought).close();
    Files.delete(forgetful.file("record"));

    // This lease is older than the key, for which nobody vouches any more.
    assertThat(forgetful.refused(stage.film, bought).reason()).isEqualTo(Refusal.BACKUP_RESTORED);
    LicencePackage renewed =
        stage.platform.renew(bought, aWeekAgo.renewed(Instant.now().plusSeconds(2)));
    forgetful.play(stage.film, renewed).close();
  }

  @Test
  void refusesALibraryThatWasCopiedToAnotherMachine() throws IOException {
    Path copy = stage.folder.resolve("copy/decoder");
    Path original = home.folder().resolve("decoder");
    try (var files = Files.walk(original)) {
      for (Path file : files.toList()) {
        Path to = copy.resolve(original.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    Path machineId = Files.writeString(stage.folder.resolve("other-machine-id"), "0".repeat(32));
    Home moved =
        stage.home(
            "copy",
            home.household(),
            TestConfig.of(stage.platform.trust()).machineIdFile(machineId.toString()));
    assertThat(moved.refused(stage.film, licence).reason()).isEqualTo(Refusal.OTHER_MACHINE);
    assertThatExceptionOfType(DecoderException.class)
        .isThrownBy(moved::enrol)
        .withMessageContaining("move the decoder's folder away");
  }

  @Test
  void refusesALicenceWithoutAShare() {
    LicencePackage half =
        new LicencePackage(
            licence.licence(),
            licence.certificate(),
            licence.lease(),
            licence.shares().subList(0, 1));
    refused(stage.film, half, Refusal.KEYS_MISSING, "key shares");
  }

  @Test
  void refusesAFilmThatIsMissing() {
    Film gone = new Film(stage.film.sealed(), stage.film.key(), stage.folder.resolve("gone"));
    refused(gone, licence, Refusal.FILM_DAMAGED, "there is no sealed file");
  }

  @Test
  void refusesAFilmThatWasCut() throws IOException {
    byte[] whole = Files.readAllBytes(stage.film.file());
    Film cut = file("cut", java.util.Arrays.copyOf(whole, whole.length - 1));
    refused(cut, licence, Refusal.FILM_DAMAGED, "LENGTH");
    Film none = file("none", new byte[0]);
    assertThat(home.refused(none, licence).reason()).isEqualTo(Refusal.FILM_DAMAGED);
  }

  @Test
  void refusesAFlippedByteWhereItStands() throws IOException {
    byte[] bytes = Files.readAllBytes(stage.film.file());
    bytes[bytes.length - 100] ^= 1;
    try (OpenFilm film = home.play(file("flipped", bytes), licence)) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> film.read(film.size() - 1, ByteBuffer.allocate(1)))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.FILM_DAMAGED));
      ByteBuffer start = ByteBuffer.allocate(4);
      assertThat(film.read(0, start)).isEqualTo(4);
      assertThat(start.array()).containsExactly(0x1a, 0x45, 0xdf, 0xa3);
    }
  }

  @Test
  void refusesRecordsThatWereSwappedOrRepeated() throws IOException {
    byte[] bytes = Files.readAllBytes(stage.film.file());
    int tail = bytes.length / 4;
    byte[] swapped = bytes.clone();
    System.arraycopy(bytes, bytes.length - 2 * tail, swapped, bytes.length - tail, tail);
    System.arraycopy(bytes, bytes.length - tail, swapped, bytes.length - 2 * tail, tail);
    assertDamagedWithin(file("swapped", swapped));
    byte[] repeated = bytes.clone();
    System.arraycopy(bytes, bytes.length - 2 * tail, repeated, bytes.length - tail, tail);
    assertDamagedWithin(file("repeated", repeated));
  }

  private static void assertDamagedWithin(Film film) throws IOException {
    try (OpenFilm playing = home.play(film, licence)) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> home.dump(playing))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.FILM_DAMAGED));
    }
  }

  private static Film other() throws IOException, InterruptedException {
    return stage.platform.publish(
        Cinema.make(stage.folder, "other", 1, "320x180"), stage.folder.resolve("other.sealed"));
  }

  private static Film file(String name, byte[] bytes) throws IOException {
    Path file = Files.write(stage.folder.resolve(name + ".sealed"), bytes);
    return new Film(stage.film.sealed(), stage.film.key(), file);
  }

  private static void refused(Film film, LicencePackage with, Refusal reason, String detail) {
    Opening.Refused refused = home.refused(film, with);
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.detail()).contains(detail);
  }
}
