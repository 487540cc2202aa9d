package app.tangible.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A chain and a backend that sells films, for households to buy from. */
public final class Town implements AutoCloseable {

  /** PID of the backend's chain. */
  public static final String CHAIN = "app.tangible.chain.evm";

  private static final Duration START = Duration.ofSeconds(60);

  private final Path project;
  private final Path folder;
  private final Map<String, Map<String, ?>> settings;
  private final Chain chain;
  private final Display display;
  private final Backend backend;
  private final Secrets secrets;
  private final int port = Chain.freePort();
  private @Nullable Child server;
  private volatile boolean closed;

  /**
   * Starts a virtual display, a chain and a backend; their files are in {@code folder}, emptied
   * first.
   */
  public Town(Path project, Path folder) throws Exception {
    this(project, folder, List.of(), Map.of());
  }

  /**
   * The same.
   *
   * @param anvil more options of the chain
   * @param settings of the backend, by their PID; of the chain's, more than say where it is
   */
  public Town(Path project, Path folder, List<String> anvil, Map<String, Map<String, ?>> settings)
      throws Exception {
    this.settings = Map.copyOf(settings);
    this.project = project;
    Homes.delete(folder);
    this.folder = Files.createDirectories(folder);
    display = Display.virtual(folder);
    chain = chain(project, folder, anvil, display);
    secrets = Secrets.fresh(chain.minterKey());
    backend = new Backend(URI.create("http://127.0.0.1:" + port), secrets.operatorToken());
    try {
      startServer();
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  private static Chain chain(Path project, Path folder, List<String> options, Display display)
      throws Exception {
    try {
      return Chain.start(project, folder, options);
    } catch (Exception e) {
      display.close();
      throw e;
    }
  }

  public Path project() {
    return project;
  }

  public Path folder() {
    return folder;
  }

  public Chain chain() {
    return chain;
  }

  public Display display() {
    return display;
  }

  public Backend backend() {
    return backend;
  }

  /** Starts the backend, again after {@link #killServer}, and waits until it is ready. */
  public void startServer() throws Exception {
    if (closed) {
      throw new IllegalStateException("the town is closed");
    }
    Product product =
        Backend.product(project, folder, chain, settings.getOrDefault(CHAIN, Map.of()), port);
    for (Map.Entry<String, Map<String, ?>> one : settings.entrySet()) {
      if (!one.getKey().equals(CHAIN)) {
        product.configure(one.getKey(), one.getValue());
      }
    }
    Child starting = product.start(List.of(), secrets.environment());
    server = starting;
    Await.until(
        "ready server",
        START,
        () -> {
          starting.mustBeAlive();
          return backend.ready();
        });
  }

  /** SIGKILL. */
  public void killServer() {
    Child running = server;
    if (running != null) {
      running.kill();
    }
  }

  /** Makes a film of this many seconds and sells it; returns its ingestion. */
  public JsonNode sellTestFilm(int seconds) throws Exception {
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
    return sell(master);
  }

  /** Sells this film; returns its ingestion. */
  public JsonNode sell(Path master) throws Exception {
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
    closed = true;
    Child running = server;
    if (running != null) {
      running.close();
    }
    backend.close();
    chain.close();
    display.close();
  }
}
