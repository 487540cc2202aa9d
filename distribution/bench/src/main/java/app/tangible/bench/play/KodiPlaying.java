package app.tangible.bench.play;

import app.tangible.demo.Await;
import app.tangible.demo.Child;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Kodi of the machine's distribution under a display in memory, driven by JSON-RPC; what it shows
 * is read from the display's framebuffer file.
 */
final class KodiPlaying implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(90);
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
  private final Path frame;
  private final Child display;
  private final Child kodi;

  private KodiPlaying(URI address, Path frame, Child display, Child kodi) {
    this.address = address;
    this.frame = frame;
    this.display = display;
    this.kodi = kodi;
  }

  static boolean there() {
    return Stream.of("/usr/bin/kodi", "/usr/bin/Xvfb").map(Path::of).allMatch(Files::exists);
  }

  static KodiPlaying start(Path folder) throws Exception {
    int port = freePort();
    Path data = Files.createDirectories(folder.resolve("kodi/.kodi/userdata"));
    Files.writeString(data.resolve("guisettings.xml"), SETTINGS.formatted(port));
    Path number = folder.resolve("display");
    Child display =
        Child.start(
            "kodi-display",
            folder.resolve("kodi-display.log"),
            Map.of(),
            List.of(
                "sh",
                "-c",
                "exec Xvfb -displayfd 3 -screen 0 1920x1080x24 -fbdir \"$1\" 3>\"$1/display\"",
                "sh",
                folder.toString()));
    Await.until(
        "a display", LIMIT, () -> Files.exists(number) && !Files.readString(number).isBlank());
    Child kodi =
        Child.start(
            "kodi",
            folder.resolve("kodi.log"),
            Map.of(
                "HOME",
                folder.resolve("kodi").toString(),
                "DISPLAY",
                ":" + Files.readString(number).strip(),
                "LIBGL_ALWAYS_SOFTWARE",
                "1"),
            List.of("kodi", "--windowing=x11"));
    KodiPlaying started =
        new KodiPlaying(
            URI.create("http://127.0.0.1:" + port + "/jsonrpc"),
            folder.resolve("Xvfb_screen0"),
            display,
            kodi);
    Await.until("Kodi", LIMIT, () -> started.ask("JSONRPC.Ping", "{}").contains("pong"));
    pause(5);
    return started;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void pause(int seconds) {
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
  }

  private String ask(String method, String parameters) {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
            .formatted(method, parameters);
    try {
      return http.send(
              HttpRequest.newBuilder(address)
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

  /** Milliseconds from the wish to the first pixels of the film. */
  double firstPixels(Path film) throws IOException {
    byte[] before = pixels();
    long start = System.nanoTime();
    ask("Player.Open", "{\"item\":{\"file\":\"%s\"}}".formatted(film));
    while (changed(before, pixels()) < 0.6) {
      if (System.nanoTime() - start > LIMIT.toNanos()) {
        throw new IOException("Kodi shows nothing");
      }
      LockSupport.parkNanos(2_000_000);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /** Seconds of processor time for that long of what is playing. */
  double cpuSeconds(int seconds) {
    Duration before = processorTime();
    pause(seconds);
    return processorTime().minus(before).toMillis() / 1000.0;
  }

  private Duration processorTime() {
    ProcessHandle self = ProcessHandle.of(kodi.pid()).orElseThrow();
    return Stream.concat(Stream.of(self), self.descendants())
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  void stop() {
    ask("Player.Stop", "{\"playerid\":1}");
    pause(2);
  }

  /** Some of what is on the display. */
  private byte[] pixels() throws IOException {
    try (FileChannel channel = FileChannel.open(frame)) {
      byte[] some = new byte[400];
      ByteBuffer one = ByteBuffer.allocate(1);
      long step = channel.size() / (some.length + 1);
      for (int i = 0; i < some.length; i++) {
        channel.read(one.clear(), (i + 1) * step);
        some[i] = one.get(0);
      }
      return some;
    }
  }

  private static double changed(byte[] before, byte[] now) {
    List<Integer> changed = new ArrayList<>();
    for (int i = 0; i < now.length; i++) {
      if (Math.abs((before[i] & 0xFF) - (now[i] & 0xFF)) > 8) {
        changed.add(i);
      }
    }
    return changed.size() / (double) now.length;
  }

  @Override
  public void close() {
    ask("Application.Quit", "{}");
    kodi.close();
    display.close();
  }
}
