package app.tangible.decoder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import app.tangible.decoder.OpenFilm;
import app.tangible.decoder.fixture.Terms;
import app.tangible.decoder.protocol.GuestProgram;
import app.tangible.decoder.sandbox.Stage.Home;
import app.tangible.licence.LicencePackage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ResumeTest {

  private static Stage stage;
  private static Home home;
  private static LicencePackage licence;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    stage = new Stage(4, "320x180");
    home = stage.home("home");
    licence = home.buy(stage.film, Terms.usual());
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @Test
  void aGuestKilledTwentyTimesHandsOutTheSameBytes() throws IOException {
    int kills = 0;
    try (OpenFilm film = home.play(stage.film, licence)) {
      ByteBuffer all = ByteBuffer.allocate((int) film.size());
      while (all.hasRemaining()) {
        if ((long) all.position() * 20 >= film.size() * kills && kills < 20) {
          ProcessHandle guest = Home.guest(film);
          guest.destroyForcibly();
          guest.onExit().join();
          kills++;
        }
        int wanted = Math.min(all.remaining(), 5_000);
        int read = film.read(all.position(), all.limit(all.position() + wanted));
        all.limit(all.capacity());
        assertThat(read).isPositive();
      }
      assertThat(all.array()).isEqualTo(stage.clear);
    }
    assertThat(kills).isEqualTo(20);
  }

  @Test
  void readsAnywhereWithAnyLength() throws IOException {
    Random random = new Random(7);
    try (OpenFilm film = home.play(stage.film, licence)) {
      for (int i = 0; i < 500; i++) {
        int position = random.nextInt(stage.clear.length);
        int length = 1 + random.nextInt(random.nextBoolean() ? 100 : 100_000);
        ByteBuffer target =
            random.nextBoolean() ? ByteBuffer.allocate(length) : ByteBuffer.allocateDirect(length);
        int read = film.read(position, target);
        assertThat(read).isBetween(1, length);
        byte[] bytes = new byte[read];
        target.flip().get(bytes);
        assertThat(bytes).isEqualTo(Arrays.copyOfRange(stage.clear, position, position + read));
      }
      assertThat(film.read(film.size(), ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThat(film.read(0, ByteBuffer.allocate(0))).isZero();
    }
  }

  @Test
  void closingEndsAReadThatWaits() throws IOException, InterruptedException {
    OpenFilm film = home.play(stage.film, licence);
    film.read(0, ByteBuffer.allocate(1));
    ProcessHandle guest = Home.guest(film);
    signal("STOP", guest);
    await().until(() -> threadsOf(guest).allMatch(thread -> state(thread) == 'T'));
    CompletableFuture<Integer> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return film.read(film.size() - 1, ByteBuffer.allocate(1));
              } catch (IOException e) {
                throw new CompletionException(e);
              }
            });
    assertThat(read)
        .as("a read of a stopped guest")
        .failsWithin(Duration.ofMillis(200))
        .withThrowableThat()
        .isInstanceOf(TimeoutException.class);
    film.close();
    assertThat(read)
        .failsWithin(Duration.ofSeconds(1))
        .withThrowableThat()
        .withCauseInstanceOf(ClosedChannelException.class);
    assertThatExceptionOfType(ClosedChannelException.class)
        .isThrownBy(() -> film.read(0, ByteBuffer.allocate(1)));
    await().atMost(Duration.ofSeconds(1)).until(() -> !guest.isAlive());
  }

  @Test
  void leavesNoThreadAndNoProcessBehind() throws IOException {
    home.play(stage.film, licence).close();
    await().until(() -> guestThreads().isEmpty());
    for (int i = 0; i < 5; i++) {
      OpenFilm film = home.play(stage.film, licence);
      film.read(0, ByteBuffer.allocate(100));
      film.close();
    }
    await().atMost(Duration.ofSeconds(5)).until(() -> guestThreads().isEmpty());
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> ProcessHandle.current().children().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void theGuestDiesWithItsParent() throws IOException, InterruptedException {
    for (String mode : new String[] {"auto", "never"}) {
      Process parent =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Parent.class.getName(),
                  stage.distribution.toString(),
                  Files.createDirectories(stage.folder.resolve("orphan-" + mode)).toString(),
                  mode)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        int said = parent.getInputStream().read();
        assertThat(said).isEqualTo('1');
        Set<ProcessHandle> family =
            parent.descendants().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
        assertThat(family).hasSizeGreaterThanOrEqualTo(mode.equals("auto") ? 2 : 1);
        parent.destroyForcibly();
        await()
            .atMost(Duration.ofSeconds(1))
            .untilAsserted(() -> assertThat(family).noneMatch(ResumeTest::runs));
      } finally {
        parent.destroyForcibly();
      }
    }
  }

  // A dead process whose new parent has not collected it yet still has a handle that is "alive".
  private static boolean runs(ProcessHandle process) {
    char state = state(Path.of("/proc", Long.toString(process.pid())));
    return state != 'Z' && state != 'X';
  }

  private static Stream<Path> threadsOf(ProcessHandle process) throws IOException {
    try (Stream<Path> threads =
        Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
      return threads.toList().stream();
    }
  }

  /** As proc(5) names it: T is stopped, Z dead, and X here stands for gone. */
  private static char state(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return 'X';
    }
  }

  private static Set<String> guestThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("decoder-stderr"))
        .collect(Collectors.toSet());
  }

  private static void signal(String name, ProcessHandle to)
      throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(to.pid())).start();
    assertThat(kill.waitFor(5, TimeUnit.SECONDS)).isTrue();
  }

  /** A product that starts a guest and then does nothing for ever. */
  static final class Parent {

    private Parent() {}

    public static void main(String[] args) throws IOException {
      TestHome home = new TestHome(Path.of(args[1]), Path.of(args[0]));
      GuestLauncher launcher =
          new GuestLauncher(
              new GuestProgram(
                  Path.of(System.getProperty("java.home"), "bin", "java"),
                  home.distribution().resolve("decoder"),
                  96),
              home.folder("decoder"),
              Path.of("/etc/machine-id"),
              args[2].equals("auto") ? Bubblewrap.find("/usr/bin") : Optional.empty());
      launcher.start(Optional.empty());
      System.out.print('1');
      System.out.flush();
      if (System.in.read() < 0) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
