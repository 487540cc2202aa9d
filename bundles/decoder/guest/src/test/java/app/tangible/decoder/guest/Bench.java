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
import app.tangible.decoder.protocol.LicenceClaim;
import app.tangible.decoder.protocol.MovedRequest;
import app.tangible.decoder.protocol.OpenRequest;
import app.tangible.identity.KeySlot;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.SignedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** The guest's parts in this process, with clocks in the test's hands. */
final class Bench {

  /** After the files are born, so that every lease is newer than they are. */
  static final Instant START =
      Instant.now().plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.SECONDS);

  final Platform platform = new Platform();
  final Household household = new Household(1);
  final SetTime time;
  final Film film;
  final Path state;
  final Path machineId;
  private final DecoderService service;

  Bench(Path folder) throws IOException, InterruptedException {
    this(folder, START);
  }

  Bench(Path folder, Instant start) throws IOException, InterruptedException {
    time = new SetTime(start);
    film =
        platform.publish(Cinema.make(folder, "clear", 2, "160x90"), folder.resolve("film.sealed"));
    state = Files.createDirectories(folder.resolve("state"));
    machineId = Files.writeString(folder.resolve("machine-id"), "0123456789abcdef\n");
    service = service(CutPoint.NONE);
  }

  DecoderService service() {
    return service;
  }

  /** One that dies where it is cut. */
  DecoderService service(CutPoint cut) {
    return service(new Outside(time, BirthTimes.SYSTEM, cut));
  }

  DecoderService service(Outside outside) {
    return new DecoderService(state, film.file(), machineId, Composition.providers(), outside);
  }

  /** Keys for one more licence. */
  Enrolment enrol() throws IOException {
    byte[] slot = new byte[16];
    new SecureRandom().nextBytes(slot);
    return enrol(KeySlot.of(slot));
  }

  Enrolment enrol(KeySlot slot) throws IOException {
    return enrol(slot, service);
  }

  Enrolment enrol(KeySlot slot, DecoderService by) throws IOException {
    try (EnrolRequest request =
        new EnrolRequest(household.owner(), household.secretFor("decoder"), slot)) {
      return by.enrol(request);
    }
  }

  LicenceClaim claim(LicencePackage licence) {
    return new LicenceClaim(
        household.owner(),
        household.secretFor("decoder"),
        platform.trust(),
        platform.checker().encode(licence));
  }

  SignedDocument destroy(LicencePackage licence) throws IOException {
    return service.destroy(claim(licence));
  }

  Set<LicenceId> moved(SignedDocument list) throws IOException {
    return moved(list, service);
  }

  Set<LicenceId> moved(SignedDocument list, DecoderService by) throws IOException {
    return by.moved(
        new MovedRequest(
            household.owner(), household.secretFor("decoder"), platform.trust().issuer(), list));
  }

  LicencePackage buy(Terms terms) throws IOException {
    return platform.sell(film, household, enrol(), terms);
  }

  OpenRequest request(LicencePackage licence) {
    return new OpenRequest(film.id(), false, claim(licence));
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

  /** The owner's file of this name: owner, record or a key. */
  Path file(String name) throws IOException {
    try (var files = Files.walk(state)) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }

  /** The key files that are there. */
  List<Path> keyFiles() throws IOException {
    try (var files = Files.walk(state)) {
      return files.filter(file -> file.toString().endsWith(".key")).sorted().toList();
    }
  }
}
