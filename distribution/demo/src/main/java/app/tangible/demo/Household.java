package app.tangible.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A home with a media center that may be killed and started again. */
public final class Household implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  private final Town town;
  private final Product center;
  private final Path socket;
  private Child process;

  /**
   * @param bytesPerSecond limits its downloads, 0 is no limit
   * @param screen whether its pilot sees the screen
   */
  public Household(Town town, String name, long bytesPerSecond, boolean screen) throws Exception {
    this.town = town;
    Path folder = Files.createDirectories(town.folder().resolve(name));
    this.socket = folder.resolve("pilot.sock");
    JsonNode trust = town.backend().trust();
    center =
        new Product(town.project(), folder, "center")
            .configure(
                "app.tangible.store.http", Map.of("server", town.backend().base().toString()))
            .configure("app.tangible.transfer.swarm", Map.of("maxBytesPerSecond", bytesPerSecond))
            .configure(
                "app.tangible.decoder.sandbox",
                Map.of("issuer", trust.get("issuer").asText(), "log", trust.get("log").asText()))
            .configure("app.tangible.identity.devicekeys", Map.of("protection", "machine"))
            .pilotedAt(socket, screen);
  }

  /** Writes {@code conf/<pid>.json} of its center. */
  public Household configure(String pid, Map<String, ?> values) throws IOException {
    center.configure(pid, values);
    return this;
  }

  /** Starts its center, with more options for its JVM. */
  public void start(String... javaOptions) throws IOException {
    process =
        center.start(
            List.of(),
            Map.of(
                "DISPLAY", town.display().name(),
                "TANGIBLE_JAVA_OPTIONS", String.join(" ", javaOptions)));
  }

  /** Waits until the center can be asked. */
  public Pilot board() throws Exception {
    Pilot pilot = Pilot.board(socket, process, START);
    Await.until(
        "services of the center",
        START,
        () -> {
          process.mustBeAlive();
          try {
            return pilot.ask("state").has("films");
          } catch (IOException notYet) {
            return false;
          }
        });
    return pilot;
  }

  /** SIGKILL. */
  public void kill() throws IOException {
    process.kill();
    Files.deleteIfExists(socket);
  }

  /** The center's process. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.close();
  }
}
