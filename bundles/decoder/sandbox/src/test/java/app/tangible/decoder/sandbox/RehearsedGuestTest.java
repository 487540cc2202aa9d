package app.tangible.decoder.sandbox;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.decoder.OpenFilm;
import app.tangible.decoder.fixture.Household;
import app.tangible.decoder.fixture.Terms;
import app.tangible.decoder.protocol.GuestProgram;
import app.tangible.decoder.rehearsal.Rehearsal;
import app.tangible.decoder.sandbox.Stage.Home;
import app.tangible.licence.LicencePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is in the place of the cache, the film plays. */
class RehearsedGuestTest {

  private static Stage stage;
  private static Path cache;
  private static byte[] made;
  private static List<String> seen;
  private static int homes;

  @BeforeAll
  static void rehearse() throws IOException, InterruptedException {
    stage = new Stage(1, "160x90");
    Path jars = stage.distribution.resolve("decoder");
    try (WatchService watch = jars.getFileSystem().newWatchService()) {
      jars.register(watch, ENTRY_CREATE, ENTRY_MODIFY);
      cache = Rehearsal.run(jars, Path.of(System.getProperty("java.home"), "bin", "java"));
      seen = eventsUntil(Files.createFile(jars.resolve("watched")), watch);
    }
    made = Files.readAllBytes(cache);
  }

  private static List<String> eventsUntil(Path last, WatchService watch)
      throws InterruptedException {
    List<String> events = new ArrayList<>();
    String end = ENTRY_CREATE + " " + last.getFileName();
    while (!events.contains(end)) {
      WatchKey key = watch.poll(30, TimeUnit.SECONDS);
      assertThat(key).isNotNull();
      key.pollEvents().forEach(event -> events.add(event.kind() + " " + event.context()));
      key.reset();
    }
    return events;
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @Test
  void theCacheComesAsAWhole() {
    assertThat(seen)
        .contains(ENTRY_CREATE + " " + GuestProgram.CACHE)
        .doesNotContain(ENTRY_MODIFY + " " + GuestProgram.CACHE);
    assertThat(cache.resolveSibling(GuestProgram.CACHE + ".new")).doesNotExist();
  }

  @Test
  void theGuestStartsFromTheCacheInTheSandboxAndAsAPlainProcess() throws IOException {
    Files.write(cache, made);
    for (String mode : new String[] {"auto", "never"}) {
      assertThat(maps(mode)).as(mode).anyMatch(line -> line.endsWith("/" + GuestProgram.CACHE));
    }
  }

  @Test
  void theCacheIsReadOnlyInTheSandbox() throws IOException {
    Files.write(cache, made);
    Home home = home("auto");
    try (OpenFilm film = home.play(stage.film, home.buy(stage.film, Terms.usual()))) {
      assertThat(Files.readAllLines(Path.of("/proc/" + Home.guest(film).pid() + "/mountinfo")))
          .filteredOn(line -> line.contains(" /app "))
          .singleElement()
          .asString()
          .contains(" /app ro,");
    }
  }

  @Test
  void aCacheOfOtherJarsIsLeftAlone() throws IOException {
    Files.write(cache, made);
    Path jar;
    try (Stream<Path> files = Files.list(cache.getParent())) {
      jar = files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
    FileTime before = Files.getLastModifiedTime(jar);
    Files.setLastModifiedTime(jar, FileTime.fromMillis(before.toMillis() + 60_000));
    try {
      assertThat(maps("auto")).noneMatch(line -> line.endsWith("/" + GuestProgram.CACHE));
    } finally {
      Files.setLastModifiedTime(jar, before);
    }
  }

  @Test
  void aFilmPlaysWithoutACacheAndWithABrokenOne() throws IOException {
    byte[] zeros = made.clone();
    Arrays.fill(zeros, made.length / 4, made.length / 2, (byte) 0);
    byte[] noise = made.clone();
    for (int at = 8192; at < noise.length; at += 61) {
      noise[at] ^= 0x5A;
    }
    byte[] otherJdk = made.clone();
    Arrays.fill(otherJdk, 16, 512, (byte) 'x');
    byte[][] broken = {
      new byte[0],
      Arrays.copyOf(made, 100),
      Arrays.copyOf(made, made.length / 2),
      zeros,
      noise,
      otherJdk
    };
    for (byte[] bytes : broken) {
      Files.write(cache, bytes);
      plays(home("auto"));
    }
    Files.delete(cache);
    plays(home("auto"));
  }

  @Test
  void aJvmThatDiesOfTheCacheStartsWithoutIt() throws IOException {
    Files.write(cache, made);
    Path java = Files.createDirectories(stage.folder.resolve("jvm/bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        case "$*" in *AOTCache*) exit 1 ;; esac
        exec '%s/bin/java' "$@"
        """
            .formatted(System.getProperty("java.home")));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    TestConfig config = TestConfig.of(stage.platform.trust()).bubblewrap("never");
    plays(stage.home("dying", new Household(1), config.java(java.toString())));
  }

  private static void plays(Home home) throws IOException {
    LicencePackage licence = home.buy(stage.film, Terms.usual());
    assertThat(home.dump(home.play(stage.film, licence))).isEqualTo(stage.clear);
  }

  private static Stream<String> maps(String mode) throws IOException {
    Home home = home(mode);
    try (OpenFilm film = home.play(stage.film, home.buy(stage.film, Terms.usual()))) {
      return Files.readAllLines(Path.of("/proc/" + Home.guest(film).pid() + "/maps")).stream();
    }
  }

  private static Home home(String mode) {
    return stage.home(
        "home" + homes++, new Household(1), TestConfig.of(stage.platform.trust()).bubblewrap(mode));
  }
}
