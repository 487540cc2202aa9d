package app.tangible.decoder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.decoder.Enrolment;
import app.tangible.decoder.OpenFilm;
import app.tangible.decoder.Opening;
import app.tangible.decoder.fixture.Cinema;
import app.tangible.decoder.fixture.Film;
import app.tangible.decoder.fixture.Household;
import app.tangible.decoder.fixture.Platform;
import app.tangible.decoder.fixture.Terms;
import app.tangible.identity.KeySlot;
import app.tangible.licence.LicencePackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** A platform with a film, a distribution with the guest, and households in their homes. */
final class Stage implements AutoCloseable {

  final Platform platform = new Platform();
  final Path folder;
  final Path distribution;
  final Film film;
  final byte[] clear;
  private final List<SandboxedDecoder> decoders = new ArrayList<>();

  Stage(int seconds, String size) throws IOException, InterruptedException {
    folder = Files.createTempDirectory("stage");
    distribution = TestHome.distribution(folder.resolve("distribution"));
    film =
        platform.publish(
            Cinema.make(folder, "clear", seconds, size), folder.resolve("film.sealed"));
    clear = platform.clear(film);
  }

  Home home(String name, Household household, TestConfig config) {
    SandboxedDecoder decoder =
        new SandboxedDecoder(
            new TestHome(folder.resolve(name), distribution),
            household,
            platform.checker(),
            platform.receipts(),
            platform.movedLists(),
            config);
    decoders.add(decoder);
    return new Home(this, folder.resolve(name), household, decoder);
  }

  Home home(String name) {
    return home(name, new Household(1), TestConfig.of(platform.trust()));
  }

  @Override
  public void close() {
    decoders.forEach(SandboxedDecoder::close);
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A household with its decoder. */
  record Home(Stage stage, Path folder, Household household, SandboxedDecoder decoder) {

    /** Keys for one more licence. */
    Enrolment enrol() {
      byte[] slot = new byte[16];
      new SecureRandom().nextBytes(slot);
      return decoder.enrol(household.owner(), KeySlot.of(slot));
    }

    LicencePackage buy(Film film, Terms terms) {
      return stage.platform.sell(film, household, enrol(), terms);
    }

    Opening open(Film film, LicencePackage licence) {
      return decoder.open(film.id(), film.file(), licence);
    }

    OpenFilm play(Film film, LicencePackage licence) {
      Opening opening = open(film, licence);
      assertThat(opening).isInstanceOf(Opening.Ready.class);
      return ((Opening.Ready) opening).film();
    }

    Opening.Refused refused(Film film, LicencePackage licence) {
      Opening opening = open(film, licence);
      assertThat(opening).isInstanceOf(Opening.Refused.class);
      return (Opening.Refused) opening;
    }

    /** The decoder's file of this name: keys or clock. */
    Path file(String name) throws IOException {
      try (var files = Files.walk(folder.resolve("decoder"))) {
        return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
      }
    }

    /** The guest's own process, innermost in the sandbox. */
    static ProcessHandle guest(OpenFilm film) throws IOException {
      return innermost(((GuestFilm) film).current().handle());
    }

    static ProcessHandle innermost(ProcessHandle process) {
      return process.children().findFirst().map(Home::innermost).orElse(process);
    }

    static void killInnermost(ProcessHandle process) {
      innermost(process).destroyForcibly();
    }

    byte[] dump(OpenFilm film) throws IOException {
      try (film) {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(film.size()));
        while (all.hasRemaining()) {
          assertThat(film.read(all.position(), all)).isPositive();
        }
        return all.array();
      }
    }
  }
}
