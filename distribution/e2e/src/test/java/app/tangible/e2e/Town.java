package app.tangible.e2e;

import app.tangible.demo.Await;
import app.tangible.demo.Backend;
import app.tangible.demo.Chain;
import app.tangible.demo.Child;
import app.tangible.demo.Display;
import app.tangible.demo.Secrets;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A chain and a backend that sells one film, for households to buy from. */
final class Town implements AutoCloseable {

  static final Path PROJECT = Path.of(System.getProperty("tangible.project")).normalize();
  private static final Duration START = Duration.ofSeconds(60);

  final Path folder;
  final Chain chain;
  final Display display;
  final Backend backend;
  private final Secrets secrets;
  private final int port = Chain.freePort();
  private Child server;

  Town(String name) throws Exception {
    folder =
        Files.createDirectories(
            Path.of(
                System.getProperty("tangible.e2e.home"),
                name + "-" + ProcessHandle.current().pid()));
    display = Display.virtual(folder);
    chain = Chain.start(PROJECT, folder);
    secrets = Secrets.fresh(chain.minterKey());
    backend = new Backend(URI.create("http://127.0.0.1:" + port), secrets.operatorToken());
    startServer();
  }

  void startServer() throws Exception {
    server = Backend.product(PROJECT, folder, chain, port).start(List.of(), secrets.environment());
    Await.until(
        "ready server",
        START,
        () -> {
          server.mustBeAlive();
          return backend.ready();
        });
  }

  void killServer() {
    server.kill();
  }

  /** Sells a film of this many seconds; returns its ingestion. */
  JsonNode sellFilm(int seconds) throws Exception {
    Path master = folder.resolve("master.mkv");
    try (Child ffmpeg =
        Child.start(
            "ffmpeg",
            folder.resolve("ffmpeg.log"),
            Map.of(),
            List.of(
                "ffmpeg",
                "-v",
                "error",
                "-nostdin",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=1280x720:r=24:d=" + seconds,
                "-f",
                "lavfi",
                "-i",
                "sine=f=440:d=" + seconds,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-b:v",
                "6M",
                "-g",
                "24",
                "-c:a",
                "aac",
                master.toString()))) {
      ffmpeg.mustSucceed(START);
    }
    return backend.ingest(
        master,
        Map.of(
            "title",
            "Test Pattern",
            "year",
            2026,
            "studio",
            "Bench",
            "studioAccount",
            Chain.STUDIO,
            "synopsis",
            "Colours move.",
            "quality",
            "HD",
            "price",
            Map.of("minorUnits", 100, "currency", "EUR"),
            "royaltyBasisPoints",
            1500,
            "sourceBytes",
            Files.size(master)));
  }

  @Override
  public void close() {
    server.close();
    backend.close();
    chain.close();
    display.close();
  }
}
