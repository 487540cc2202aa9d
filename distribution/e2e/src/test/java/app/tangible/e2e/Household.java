package app.tangible.e2e;

import app.tangible.demo.Await;
import app.tangible.demo.Child;
import app.tangible.demo.Pilot;
import app.tangible.demo.Product;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A home with a media center that may be killed and started again. */
final class Household implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  final Path folder;
  private final Town town;
  private final Product center;
  private final Path socket;
  private Child process;

  /** {@code bytesPerSecond} limits its downloads, so that there is time to kill it. */
  Household(Town town, String name, long bytesPerSecond) throws Exception {
    this.town = town;
    this.folder = Files.createDirectories(town.folder.resolve(name));
    this.socket = folder.resolve("pilot.sock");
    JsonNode trust = town.backend.trust();
    center =
        new Product(Town.PROJECT, folder, "center")
            .configure("app.tangible.store.http", Map.of("server", town.backend.base().toString()))
            .configure("app.tangible.transfer.cdn", Map.of("maxBytesPerSecond", bytesPerSecond))
            .configure(
                "app.tangible.decoder.sandbox",
                Map.of("issuer", trust.get("issuer").asText(), "log", trust.get("log").asText()))
            .configure("app.tangible.identity.devicekeys", Map.of("protection", "machine"))
            .pilotedAt(socket, false);
  }

  void start() throws IOException {
    process = center.start(List.of(), Map.of("DISPLAY", town.display.name()));
  }

  /** Waits until the center can be asked. */
  Pilot board() throws Exception {
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

  void kill() throws IOException {
    process.kill();
    Files.deleteIfExists(socket);
  }

  @Override
  public void close() {
    process.close();
  }
}
