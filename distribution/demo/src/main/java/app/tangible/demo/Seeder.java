package app.tangible.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A home that seeds, a process of its own; it may be killed and started again. */
final class Seeder {

  private static final Duration START = Duration.ofSeconds(90);

  private final Product product;
  private final int port = Chain.freePort();
  private final Running running;
  private final ObjectMapper json = new ObjectMapper();
  private Child process;

  /**
   * Not started yet.
   *
   * @param bytesPerSecond most that it sends to peers
   */
  Seeder(Path project, Path homes, URI store, long bytesPerSecond, Running running)
      throws IOException {
    this.running = running;
    product =
        new Product(project, homes, "seeder")
            .configure(
                "seeder",
                Map.of(
                    "store",
                    store.toString(),
                    "httpPort",
                    port,
                    "listen",
                    List.of("/ip4/127.0.0.1/tcp/0"),
                    "maxUploadBytesPerSecond",
                    bytesPerSecond))
            .configure("app.tangible.transfer.voucher.seeder", Map.of("showSeconds", 1));
  }

  /** Starts it and waits until it has the whole film. */
  void start(String film) throws Exception {
    process = running.open(product.start(List.of(), Map.of()));
    Await.until(
        "film at a seeder",
        START,
        () -> {
          process.mustBeAlive();
          return has(film);
        });
  }

  private boolean has(String film) throws InterruptedException {
    try {
      for (JsonNode row : status().path("films")) {
        if (row.path("film").asText().equals(film) && row.path("state").asText().equals("WHOLE")) {
          return true;
        }
      }
      return false;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** As it says of itself. */
  JsonNode status() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/status"))
                  .timeout(Duration.ofSeconds(5))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("the seeder's status: " + answer.statusCode());
      }
      return json.readTree(answer.body());
    }
  }

  /** SIGKILL. */
  void kill() {
    process.kill();
  }

  void close() {
    process.close();
  }
}
