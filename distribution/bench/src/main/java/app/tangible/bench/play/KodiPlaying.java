package app.tangible.bench.play;

import app.tangible.bench.SceneFilm;
import app.tangible.demo.Await;
import app.tangible.demo.Child;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Kodi of the machine's distribution with a home of its own under a display in memory, driven by
 * JSON-RPC. Its film has no sound: where nothing takes sound, Kodi looks for a device for six
 * seconds before each picture.
 */
final class KodiPlaying implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int SECONDS = 10;
  private static final int REST_SECONDS = 2;
  private static final int VIDEO_WINDOW = 12005;
  private static final int HOME_WINDOW = 10000;
  private static final double MOST = 0.6;
  private static final String SETTINGS =
      """
      <settings version="2">
        <setting id="services.webserver">true</setting>
        <setting id="services.webserverport">%d</setting>
        <setting id="services.webserverauthentication">false</setting>
        <setting id="general.addonupdates">2</setting>
      </settings>
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final Screen screen;
  private final Child kodi;

  private KodiPlaying(URI address, Screen screen, Child kodi) {
    this.address = address;
    this.screen = screen;
    this.kodi = kodi;
  }

  /**
   * What was measured.
   *
   * @param firstPixels ms from the wish to most of the screen changed
   * @param processorSeconds for ten seconds of film
   */
  record Played(List<Double> firstPixels, double processorSeconds) {}

  static boolean there() {
    return program().isPresent() && Files.exists(Path.of("/usr/bin/Xvfb"));
  }

  // Not Debian's script around it, which allows cores again and outlives a signal.
  private static Optional<Path> program() {
    return Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu", "")
        .map(machine -> Path.of("/usr/lib", machine, "kodi/kodi.bin"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Plays the film so often, in a new Kodi with this folder, which must not be there yet. */
  static Played play(Path folder, Path film, int rounds) throws Exception {
    Files.createDirectories(folder);
    Path silent = SceneFilm.silent(film, folder.resolve("silent.mkv"));
    try (Screen screen = Screen.start(folder);
        KodiPlaying kodi = start(folder, screen)) {
      List<Double> first = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        first.add(kodi.firstPixels(silent));
        kodi.stop();
      }
      kodi.firstPixels(silent);
      return new Played(first, kodi.processorSeconds());
    }
  }

  private static KodiPlaying start(Path folder, Screen screen) throws Exception {
    int port = freePort();
    Path data = Files.createDirectories(folder.resolve("home/.kodi/userdata"));
    Files.writeString(data.resolve("guisettings.xml"), SETTINGS.formatted(port));
    String program = program().orElseThrow().toString();
    Child kodi =
        Child.start(
            "Kodi",
            folder.resolve("kodi.log"),
            Map.of(
                "HOME",
                folder.resolve("home").toString(),
                "DISPLAY",
                screen.display(),
                "LIBGL_ALWAYS_SOFTWARE",
                "1"),
            List.of("sh", "-c", "ulimit -c 0; exec \"$0\" --windowing=x11", program));
    URI address = URI.create("http://127.0.0.1:" + port + "/jsonrpc");
    KodiPlaying started = new KodiPlaying(address, screen, kodi);
    boolean ready = false;
    try {
      started.await("Home of Kodi", () -> started.window() == HOME_WINDOW);
      pause(REST_SECONDS);
      ready = true;
      return started;
    } finally {
      if (!ready) {
        started.close();
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void pause(int seconds) {
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
  }

  private void await(String what, Callable<Boolean> condition) throws Exception {
    Await.until(
        what,
        LIMIT,
        () -> {
          kodi.mustBeAlive();
          return condition.call();
        });
  }

  private int window() {
    String answer = ask("GUI.GetProperties", "{\"properties\":[\"currentwindow\"]}");
    String id = answer.replaceFirst("(?s).*\"id\":(\\d{5}),\"label\".*", "$1");
    return id.matches("\\d{5}") ? Integer.parseInt(id) : 0;
  }

  private String ask(String method, String parameters) {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
            .formatted(method, parameters);
    try {
      return http.send(
              HttpRequest.newBuilder(address)
                  .timeout(LIMIT)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException notYet) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private double firstPixels(Path film) throws IOException {
    byte[] before = screen.pixels();
    long start = System.nanoTime();
    ask("Player.Open", "{\"item\":{\"file\":\"%s\"}}".formatted(film));
    while (screen.changedSince(before) < MOST) {
      if (System.nanoTime() - start > LIMIT.toNanos()) {
        throw new IOException("it showed no film within " + LIMIT.toSeconds() + " s");
      }
      kodi.mustBeAlive();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private void stop() throws Exception {
    await("film in Kodi's whole window", () -> window() == VIDEO_WINDOW);
    ask("Player.Stop", "{\"playerid\":1}");
    await("Home of Kodi again", () -> window() == HOME_WINDOW);
    pause(REST_SECONDS);
  }

  private double processorSeconds() throws IOException {
    Duration before = processorTime();
    pause(SECONDS);
    kodi.mustBeAlive();
    return processorTime().minus(before).toMillis() / 1000.0;
  }

  private Duration processorTime() {
    return ProcessHandle.of(kodi.pid()).orElseThrow().info().totalCpuDuration().orElseThrow();
  }

  /** Its display must still be there then. */
  @Override
  public void close() {
    ask("Application.Quit", "{}");
    kodi.awaitEnd(Duration.ofSeconds(SECONDS));
    kodi.close();
  }
}
