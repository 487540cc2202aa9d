package app.tangible.decoder.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.tangible.decoder.Enrolment;
import app.tangible.decoder.RefusedException;
import app.tangible.decoder.fixture.Cinema;
import app.tangible.decoder.fixture.Film;
import app.tangible.decoder.fixture.Household;
import app.tangible.decoder.fixture.Platform;
import app.tangible.decoder.fixture.Terms;
import app.tangible.decoder.protocol.EnrolRequest;
import app.tangible.decoder.protocol.OpenRequest;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.ReceiptKey;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The guest's parts in this process, with clocks in the test's hands. */
final class Bench {

  static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  final Platform platform = new Platform();
  final Household household = new Household(1);
  final SetTime time = new SetTime(START);
  final Film film;
  final Path state;
  final Path machineId;
  private final DecoderService service;

  Bench(Path folder) throws IOException, InterruptedException {
    film =
        platform.publish(Cinema.make(folder, "clear", 2, "160x90"), folder.resolve("film.sealed"));
    state = Files.createDirectories(folder.resolve("state"));
    machineId = Files.writeString(folder.resolve("machine-id"), "0123456789abcdef\n");
    service = new DecoderService(state, film.file(), machineId, Composition.providers(), time);
  }

  DecoderService service() {
    return service;
  }

  Enrolment enrol() throws IOException {
    try (EnrolRequest request =
        new EnrolRequest(household.owner(), household.secretFor("decoder"))) {
      AgreementKey agreement = service.enrol(request);
      return new Enrolment(agreement, new ReceiptKey(agreement.hex()));
    }
  }

  LicencePackage buy(Terms terms) throws IOException {
    return platform.sell(film, household, enrol(), terms);
  }

  OpenRequest request(LicencePackage licence) {
    return new OpenRequest(
        film.id(),
        household.owner(),
        household.secretFor("decoder"),
        platform.trust(),
        platform.checker().encode(licence));
  }

  Session open(LicencePackage licence) throws IOException {
    return service.open(request(licence));
  }

  void plays(LicencePackage licence) throws IOException {
    try (Session session = open(licence)) {
      assertThat(session.size()).isPositive();
    }
  }

  RefusedException refuses(LicencePackage licence) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> open(licence).close());
    assertThat(refused).as("a refusal").isNotNull();
    return refused;
  }

  Refusal reason(LicencePackage licence) {
    return refuses(licence).reason();
  }

  /** The owner's file of this name: keys or clock. */
  Path file(String name) throws IOException {
    try (var files = Files.walk(state)) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }
}
