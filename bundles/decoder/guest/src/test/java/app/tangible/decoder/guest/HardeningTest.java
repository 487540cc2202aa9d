package app.tangible.decoder.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class HardeningTest {

  @Test
  void aHardenedProcessHasNoSocketsNoProgramsNoCore() throws IOException, InterruptedException {
    List<String> lines = runProbe();
    assertThat(lines)
        .contains(
            "guards [UNDUMPABLE, NO_NEW_PRIVILEGES, DIES_WITH_PARENT, SYSTEM_CALL_FILTER,"
                + " MEMORY_LOCKED]",
            "socket refused",
            "program refused",
            "thread ran",
            "NoNewPrivs:\t1",
            "Seccomp:\t2");
    assertThat(lines).anyMatch(line -> line.matches("Max core file size +0 +0 .*"));
  }

  private static List<String> runProbe() throws IOException, InterruptedException {
    Process probe =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Probe.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(probe.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said.lines().toList();
  }

  /** Hardens itself, then tries what the decoder must not be able to do. */
  static final class Probe {

    private Probe() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      // Linked before: the filter must refuse the call, not the class loading.
      try (Socket unused = new Socket()) {
        unused.getLocalPort();
      }
      System.out.println(
          "guards " + Hardening.apply(ByteBuffer.allocateDirect(9000).alignedSlice(4096)));
      try (Socket socket = new Socket("127.0.0.1", 9)) {
        System.out.println("socket opened " + socket);
      } catch (IOException e) {
        System.out.println(
            String.valueOf(e.getMessage()).contains("refused") ? "socket made" : "socket refused");
      }
      try {
        new ProcessBuilder("/bin/true").start();
        System.out.println("program started");
      } catch (IOException e) {
        System.out.println("program refused");
      }
      Thread.ofPlatform().start(() -> System.out.println("thread ran")).join();
      Files.lines(Path.of("/proc/self/status")).forEach(System.out::println);
      Files.lines(Path.of("/proc/self/limits")).forEach(System.out::println);
    }
  }
}
