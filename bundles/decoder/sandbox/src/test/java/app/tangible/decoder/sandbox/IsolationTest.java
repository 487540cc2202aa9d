package app.tangible.decoder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.decoder.OpenFilm;
import app.tangible.decoder.fixture.Terms;
import app.tangible.decoder.sandbox.Stage.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IsolationTest {

  private static Stage stage;
  private static Home home;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    stage = new Stage(1, "160x90");
    home = stage.home("home");
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @Test
  void aRunningGuestHasNoPrivilegesNoCoreNoNetworkAndAFilter() throws IOException {
    try (OpenFilm film = home.play(stage.film, home.buy(stage.film, Terms.usual()))) {
      film.read(0, ByteBuffer.allocate(100));
      Path proc = Path.of("/proc", Long.toString(Home.guest(film).pid()));
      assertThat(Files.readAllLines(proc.resolve("status")))
          .contains("NoNewPrivs:\t1", "Seccomp:\t2", "CapEff:\t0000000000000000")
          .contains("CapPrm:\t0000000000000000", "CapBnd:\t0000000000000000");
      assertThat(Files.readString(proc.resolve("limits")))
          .containsPattern("Max core file size +0 +0 ");
      assertThat(Files.readString(proc.resolve("net/dev")).lines().skip(2))
          .as("network interfaces")
          .allMatch(line -> line.strip().startsWith("lo:"));
      for (String namespace : List.of("net", "pid", "ipc", "uts", "mnt", "user")) {
        assertThat(Files.readSymbolicLink(proc.resolve("ns/" + namespace)))
            .isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/" + namespace)));
      }
    }
  }

  @Test
  void noSecretIsInTheCommandOrTheEnvironment() throws IOException {
    try (OpenFilm film = home.play(stage.film, home.buy(stage.film, Terms.usual()))) {
      Path proc = Path.of("/proc", Long.toString(Home.guest(film).pid()));
      String secret = HexFormat.of().formatHex(home.household().secretFor("decoder"));
      String command = Files.readString(proc.resolve("cmdline"), StandardCharsets.ISO_8859_1);
      assertThat(command).contains("Guest").doesNotContain(secret);
      String environment = Files.readString(proc.resolve("environ"), StandardCharsets.ISO_8859_1);
      assertThat(environment.split("\0"))
          .allMatch(variable -> variable.isEmpty() || variable.startsWith("PWD="));
    }
  }

  @Test
  void nothingOfThisMachineIsInReachBehindTheFence() throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<String> command = new ArrayList<>();
      Path javaHome = Path.of(System.getProperty("java.home")).toRealPath();
      command.addAll(Bubblewrap.find("/usr/bin").orElseThrow().fence(javaHome));
      Path classes =
          Path.of(
              IsolationTest.class.getProtectionDomain().getCodeSource().getLocation().getPath());
      command.addAll(List.of("--ro-bind", classes.toString(), "/app"));
      command.addAll(List.of("--", "/java/bin/java", "-cp", "/app", Probe.class.getName()));
      command.add(Integer.toString(server.getLocalPort()));
      command.add(stage.folder.toString());
      Process probe = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(probe.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(said.lines())
          .containsExactly(
              "uid 65534",
              "socket: failed",
              "/home: failed",
              "/root: failed",
              "/work: failed",
              "/etc/passwd: failed",
              "/usr/bin: failed",
              "/sys: failed",
              stage.folder + ": failed",
              "write /usr/lib: failed",
              "write /app: failed",
              "write /: failed",
              "/bin/sh: failed",
              "other processes: 0");
    }
  }

  /** Tries what no guest may, before any filter of its own. */
  static final class Probe {

    private Probe() {}

    public static void main(String[] args) throws IOException {
      String uid =
          Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(line -> line.startsWith("Uid:"))
              .findFirst()
              .orElseThrow();
      System.out.println("uid " + uid.split("\t")[1]);
      tryTo(
          "socket",
          () -> {
            try (Socket socket = new Socket()) {
              socket.connect(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 2000);
            }
          });
      for (String folder :
          List.of("/home", "/root", "/work", "/etc/passwd", "/usr/bin", "/sys", args[1])) {
        tryTo(folder, () -> Files.getLastModifiedTime(Path.of(folder)));
      }
      for (String folder : List.of("/usr/lib", "/app")) {
        tryTo("write " + folder, () -> Files.createFile(Path.of(folder, "probe")));
      }
      tryTo("write /", () -> Files.writeString(Path.of("/java/probe"), "x"));
      tryTo("/bin/sh", () -> new ProcessBuilder("/bin/sh", "-c", "true").start());
      long self = ProcessHandle.current().pid();
      System.out.println(
          "other processes: "
              + ProcessHandle.allProcesses().filter(p -> p.pid() != self && p.pid() != 1).count());
    }

    private interface Deed {
      void run() throws IOException;
    }

    private static void tryTo(String what, Deed deed) {
      try {
        deed.run();
        System.out.println(what + ": DONE");
      } catch (IOException e) {
        System.out.println(what + ": failed");
      }
    }
  }
}
