package app.tangible.web.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real Chromium without a window, driven over its own protocol (Chrome DevTools Protocol). */
public final class Chromium implements AutoCloseable, WebSocket.Listener {

  private static final List<String> COMMANDS =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final String LISTENING = "DevTools listening on ";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final String session;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final StringBuilder incoming = new StringBuilder();

  /** What the page threw or the browser complained of. */
  public final List<String> complaints = new CopyOnWriteArrayList<>();

  /** With this folder for its profile. */
  public Chromium(Path profile) throws Exception {
    process =
        new ProcessBuilder(
                installed(),
                "--headless=new",
                // Tests run as root where there is no other user; the page is our own.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--lang=en",
                "--force-color-profile=srgb",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    socket =
        http.newWebSocketBuilder()
            .connectTimeout(PATIENCE)
            .buildAsync(listening(), this)
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    String target =
        send("", "Target.createTarget", Map.of("url", "about:blank")).path("targetId").asText();
    session =
        send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
  }

  private static String installed() {
    for (String folder : System.getenv("PATH").split(":")) {
      for (String command : COMMANDS) {
        if (Files.isExecutable(Path.of(folder, command))) {
          return command;
        }
      }
    }
    throw new IllegalStateException("no Chromium: install the Debian package chromium");
  }

  private URI listening() throws IOException {
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(LISTENING)) {
        // Else the browser stops when the pipe is full.
        Thread.ofVirtual().start(() -> drain(output));
        return URI.create(line.substring(LISTENING.length()));
      }
    }
    throw new IllegalStateException("Chromium ended before it listened");
  }

  /** A call of the protocol, for the page. */
  public JsonNode call(String method, Map<String, ?> params) {
    return send(session, method, params);
  }

  private JsonNode send(String session, String method, Map<String, ?> params) {
    int id = lastId.incrementAndGet();
    ObjectNode request = JSON.createObjectNode().put("id", id).put("method", method);
    request.set("params", JSON.valueToTree(params));
    if (!session.isEmpty()) {
      request.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    try {
      socket.sendText(request.toString(), true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new IllegalStateException(method, e);
    }
  }

  /** Goes there; returns when it has begun. */
  public void open(URI page) {
    call("Page.navigate", Map.of("url", page.toString()));
  }

  /** The expression's value, as text. */
  public String value(String expression) {
    return evaluate("String(" + expression + ")");
  }

  /** What the promise comes to, as text. */
  public String promised(String expression) {
    return evaluate("(" + expression + ").then(String)");
  }

  private String evaluate(String expression) {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "userGesture", true, "awaitPromise", true));
    return answer.path("result").path("value").asText();
  }

  /** What a person reads in it. */
  public String text(String id) {
    return value("document.getElementById('" + id + "')?.innerText ?? ''");
  }

  /** Whether a person sees it. */
  public boolean isShown(String id) {
    return value("document.getElementById('" + id + "')?.checkVisibility() ?? false")
        .equals("true");
  }

  /** Whether it can be pressed. */
  public boolean isEnabled(String id) {
    return value("document.getElementById('" + id + "')?.disabled").equals("false");
  }

  /**
   * As a phone: its size in its own pixels, touch, and the language that it asks for.
   *
   * @param scale how many pixels of the picture one of its own is
   */
  public void phone(int width, int height, double scale, String language) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", true));
    call("Emulation.setTouchEmulationEnabled", Map.of("enabled", true));
    call(
        "Emulation.setUserAgentOverride",
        Map.of(
            "userAgent",
            "Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 Chrome/140 Mobile",
            "acceptLanguage",
            language,
            "platform",
            "Android"));
  }

  /** A finger on the page, from here to there. */
  public void swipe(int fromX, int fromY, int toX, int toY) {
    touch("touchStart", fromX, fromY);
    int steps = 6;
    for (int i = 1; i <= steps; i++) {
      touch("touchMove", fromX + (toX - fromX) * i / steps, fromY + (toY - fromY) * i / steps);
    }
    call("Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
  }

  private void touch(String type, int x, int y) {
    call(
        "Input.dispatchTouchEvent",
        Map.of("type", type, "touchPoints", List.of(Map.of("x", x, "y", y))));
  }

  /** Types into what has the focus, as a phone's keyboard does. */
  public void type(String text) {
    call("Input.insertText", Map.of("text", text));
  }

  /** What the whole page looks like. */
  public void screenshot(Path file) throws IOException {
    String picture =
        call("Page.captureScreenshot", Map.of("captureBeyondViewport", true)).path("data").asText();
    Files.write(file, Base64.getDecoder().decode(picture));
  }

  /** Presses it as a finger would. */
  public void press(String id) {
    value("document.getElementById('" + id + "').click()");
  }

  /** A platform authenticator, whose user is there and is recognised; its id. */
  public String addAuthenticator(String transport) {
    Map<String, Object> options =
        Map.of(
            "protocol", "ctap2",
            "transport", transport,
            "hasResidentKey", true,
            "hasUserVerification", true,
            "isUserVerified", true,
            "automaticPresenceSimulation", true);
    return call("WebAuthn.addVirtualAuthenticator", Map.of("options", options))
        .path("authenticatorId")
        .asText();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    incoming.append(data);
    if (last) {
      String whole = incoming.toString();
      incoming.setLength(0);
      take(whole);
    }
    from.request(1);
    return null;
  }

  private void take(String message) {
    try {
      JsonNode node = JSON.readTree(message);
      CompletableFuture<JsonNode> answer = waiting.remove(node.path("id").asInt());
      if (answer == null) {
        note(node);
      } else if (node.has("error")) {
        answer.completeExceptionally(new IllegalStateException(node.path("error").toString()));
      } else {
        answer.complete(node.path("result"));
      }
    } catch (IOException e) {
      complaints.add(e.toString());
    }
  }

  private void note(JsonNode event) {
    switch (event.path("method").asText()) {
      case "Runtime.exceptionThrown" -> complaints.add(event.path("params").toString());
      case "Log.entryAdded" -> {
        JsonNode entry = event.path("params").path("entry");
        if (entry.path("level").asText().equals("error")) {
          complaints.add(entry.path("text").asText() + " " + entry.path("url").asText());
        }
      }
      default -> {}
    }
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  /** Until it ends, however it ends: a killed program's pipe breaks. */
  private static void drain(BufferedReader output) {
    try (Stream<String> lines = output.lines()) {
      lines.forEach(ignored -> {});
    } catch (UncheckedIOException ended) {
      // Nobody is left to listen to.
    }
  }
}
