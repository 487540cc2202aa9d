package app.tangible.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** A center that is driven as a person would: by five keys, looking at the screen. */
final class Cockpit implements AutoCloseable {

  /** In front of a command: gives it a network of its own with nothing in it. */
  static final List<String> WITHOUT_NETWORK = List.of("unshare", "--map-root-user", "--net");

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SETTLE = Duration.ofSeconds(2);
  private static final double ENOUGH_SECONDS = 6;

  private final Pilot pilot;
  private final Path pictures;

  Cockpit(Pilot pilot, Path pictures) {
    this.pilot = pilot;
    this.pictures = pictures;
  }

  /** The center, configured to trust and to ask this backend. */
  static Product product(Path project, Path home, Backend backend, Path socket) throws Exception {
    JsonNode trust = backend.trust();
    return new Product(project, home, "center")
        .configure("app.tangible.store.http", Map.of("server", backend.base().toString()))
        .configure(
            "app.tangible.decoder.sandbox",
            Map.of("issuer", trust.get("issuer").asText(), "log", trust.get("log").asText()))
        .configure("app.tangible.ui.shell", Map.of("language", "en"))
        .configure("app.tangible.identity.devicekeys", Map.of("protection", "machine"))
        .pilotedAt(socket, true);
  }

  /** Network interfaces that the process sees. */
  static List<String> interfacesOf(Child process) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/net/dev")).stream()
        .filter(line -> line.contains(":"))
        .map(line -> line.substring(0, line.indexOf(':')).strip())
        .toList();
  }

  JsonNode state() throws IOException {
    return pilot.ask("state");
  }

  /** This home's derived secrets, 64 hex digits each. */
  List<String> secrets() throws IOException {
    JsonNode secrets = pilot.ask("secrets");
    return List.of(secrets.get("library").asText(), secrets.get("decoder").asText());
  }

  void awaitScreen(Child center) throws Exception {
    Await.until(
        "window of the center",
        PATIENCE,
        () -> {
          center.mustBeAlive();
          try {
            return !pilot.ask("texts").get("texts").isEmpty() && !state().isEmpty();
          } catch (IOException notYet) {
            return false;
          }
        });
  }

  void picture(String name) throws IOException {
    pilot.ask("screenshot", "file", pictures.resolve(name + ".png"));
  }

  /** Opens the film in the decoder; throws when it refuses. */
  JsonNode frames(String licence, List<String> command) throws IOException {
    JsonNode answer =
        command.isEmpty()
            ? pilot.ask("frames", "licence", licence)
            : pilot.ask("frames", "licence", licence, "command", String.join("\n", command));
    if (answer.has("refused")) {
      throw new IOException("refused: " + answer);
    }
    return answer;
  }

  /** Its poster in the library, which is gone to where the focus is elsewhere. */
  private void inTheLibrary(String licence) throws Exception {
    String poster = "title-licence-" + licence;
    if (!focus().equals(poster)) {
      toTheLibrary();
    }
    awaitFocus(poster);
  }

  /** From the empty home through the store to the payment. */
  void buyInTheStore(String edition) throws Exception {
    awaitFocus("open-store");
    press("ENTER");
    awaitFocus("offer-" + edition);
    picture("2-store");
    press("ENTER");
    awaitFocus("buy");
    press("ENTER");
    awaitFocus("pay");
    picture("3-pay");
    press("ENTER");
  }

  /** From the library to the film's page, and offers it at the price that is suggested. */
  void sell(String licence) throws Exception {
    inTheLibrary(licence);
    press("ENTER");
    awaitFocus("play");
    press("DOWN");
    awaitFocus("sell");
    press("ENTER");
    awaitFocus("price-up");
    picture("9-sell");
    press("DOWN");
    awaitFocus("back");
    press("LEFT");
    awaitFocus("confirm-offer");
    press("ENTER");
  }

  /** Accepts an offer of another household and pays it. */
  void accept(String offer) throws Exception {
    toThe("market");
    awaitFocus("resale-" + offer);
    picture("11-market");
    press("ENTER");
    awaitFocus("accept");
    picture("12-resale");
    press("ENTER");
    awaitFocus("pay");
    press("ENTER");
  }

  /** The household's offers, newest first. */
  JsonNode sales() throws IOException {
    return pilot.ask("sales").get("sales");
  }

  /** Keeps a copy of a licence as it is now. */
  void keep(String licence, Path file) throws IOException {
    pilot.ask("keep", "licence", licence, "file", file);
  }

  /** What the decoder says to a licence of the library: why not, or empty. */
  String refusal(String licence) throws IOException {
    return opening(licence).path("refused").asText("");
  }

  /** What it says to copies of a licence and a film. */
  String refusal(Path keptLicence, Path keptFilm) throws IOException {
    return pilot.ask("open", "package", keptLicence, "sealed", keptFilm).path("refused").asText("");
  }

  /** What the decoder says to a licence of the library: ready, or refused with its detail. */
  JsonNode opening(String licence) throws IOException {
    return pilot.ask("open", "licence", licence);
  }

  /** From the library to the film, presses play, and sees why it does not. */
  void playToNoAvail(String licence, String picture) throws Exception {
    inTheLibrary(licence);
    press("ENTER");
    awaitFocus("play");
    press("ENTER");
    awaitFocus("back");
    picture(picture);
  }

  /** Saves the household into one file. */
  void backUp(Path file, String password) throws IOException {
    pilot.ask("backup", "file", file, "password", password);
  }

  /** Puts it back and takes its account over. */
  JsonNode restore(Path file, String password) throws IOException {
    return pilot.ask("restore", "file", file, "password", password);
  }

  /** Writes the certificate for a stranger. */
  void export(String licence, Path file) throws IOException {
    pilot.ask("export", "licence", licence, "file", file);
  }

  /** From the library to the film, plays some seconds of it, and back. */
  void playFromTheLibrary(String licence, Map<String, Object> facts) throws Exception {
    inTheLibrary(licence);
    picture("5-library");
    press("ENTER");
    awaitFocus("play");
    picture("6-film");
    long start = System.nanoTime();
    press("ENTER");
    awaitPlayed(0.01);
    facts.put("okToPlayingMilliseconds", (System.nanoTime() - start) / 1_000_000);
    awaitPlayed(ENOUGH_SECONDS);
    press("DOWN"); // shows the controls, changes nothing
    picture("7-now-playing");
    press("ESCAPE");
    awaitFocus("play");
    picture("8-resume");
  }

  /** By the menu. */
  void toTheLibrary() throws Exception {
    toThe("library");
  }

  private void toThe(String page) throws Exception {
    Await.until(
        "menu",
        PATIENCE,
        () -> {
          press("UP");
          return focus().startsWith("menu-");
        });
    // Home is the first entry; from there every other one lies to the right.
    along("LEFT", "home");
    along("RIGHT", page);
    press("ENTER");
  }

  private void along(String direction, String page) throws Exception {
    String focus = focus();
    while (!focus.equals("menu-" + page)) {
      String before = focus;
      press(direction);
      Await.until("the next entry of the menu", PATIENCE, () -> !focus().equals(before));
      focus = focus();
    }
  }

  /** Opens the film's page until it shows the text; goes back to the library. */
  void awaitOnFilmPage(String licence, String text) throws Exception {
    Await.until(
        "'" + text + "' on the film's page",
        PATIENCE,
        () -> {
          inTheLibrary(licence);
          press("ENTER");
          awaitFocus("play");
          boolean seen = Await.within(SETTLE, () -> shows(text));
          if (seen) {
            picture("4-plug-in");
          }
          press("ESCAPE");
          return seen;
        });
    inTheLibrary(licence);
  }

  /** Waits until the jar of this name is no plug-in any more. */
  void awaitNoPlugin(String file) throws Exception {
    Await.until(
        "end of the plug-in " + file,
        PATIENCE,
        () -> {
          for (JsonNode plugin : state().get("plugins")) {
            if (plugin.asText().equals(file)) {
              return false;
            }
          }
          return true;
        });
  }

  private boolean shows(String text) throws IOException {
    for (JsonNode shown : pilot.ask("texts").get("texts")) {
      if (shown.asText().contains(text)) {
        return true;
      }
    }
    return false;
  }

  private void press(String key) throws IOException {
    pilot.ask("key", "key", key);
  }

  private void awaitFocus(String id) throws Exception {
    try {
      Await.until("focus on " + id, PATIENCE, () -> focus().equals(id));
    } catch (TimeoutException e) {
      picture("problem");
      throw new IOException(e.getMessage() + "; it is on '" + focus() + "', see problem.png", e);
    }
  }

  private String focus() throws IOException {
    return pilot.ask("texts").get("focus").asText();
  }

  private void awaitPlayed(double seconds) throws Exception {
    Await.until(
        seconds + " seconds of the film",
        PATIENCE,
        () -> {
          JsonNode player = state().get("player");
          if (player.get("state").asText().equals("FAILED")) {
            throw new IOException("playback failed: " + player.get("problem").asText());
          }
          return player.get("positionSeconds").asDouble() >= seconds;
        });
  }

  @Override
  public void close() {
    pilot.close();
  }
}
