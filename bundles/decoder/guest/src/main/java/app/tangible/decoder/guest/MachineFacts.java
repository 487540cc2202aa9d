package app.tangible.decoder.guest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Collectors;

/**
 * What this machine is known by: its {@code machine-id} (machine-id(5)), or, where there is none,
 * the names of its processors, which tell fewer machines apart.
 */
final class MachineFacts {

  private static final int MAX_BYTES = 4096;
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private MachineFacts() {}

  /** SHA-256 of the facts, 32 bytes. */
  static byte[] digest(Path machineId) throws IOException {
    String id = read(machineId);
    String facts = id.isBlank() ? "processors\n" + processors() : "machine-id\n" + id.strip();
    try {
      return MessageDigest.getInstance("SHA-256").digest(facts.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private static String processors() throws IOException {
    try (InputStream in = Files.newInputStream(PROCESSORS)) {
      return new String(in.readNBytes(64 * MAX_BYTES), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("model name") || line.startsWith("Serial"))
          .distinct()
          .collect(Collectors.joining("\n", System.getProperty("os.arch") + "\n", ""));
    } catch (NoSuchFileException e) {
      return System.getProperty("os.arch");
    }
  }
}
