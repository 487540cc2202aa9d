package app.tangible.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Arrows, OK and back, and eyes on the screen: all that a person on the sofa has. */
public final class Remote {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int MOST_PRESSES = 40;

  private final Pilot pilot;
  private final Path pictures;

  /**
   * @param pictures a folder for screenshots
   */
  public Remote(Pilot pilot, Path pictures) {
    this.pilot = pilot;
    this.pictures = pictures;
  }

  /** The five keys. */
  public enum Key {
    UP("UP"),
    DOWN("DOWN"),
    LEFT("LEFT"),
    RIGHT("RIGHT"),
    OK("ENTER"),
    BACK("ESCAPE");

    private final String name;

    Key(String name) {
      this.name = name;
    }
  }

  public void press(Key... keys) throws IOException {
    for (Key key : keys) {
      pilot.ask("key", "key", key.name);
    }
  }

  /** Types these characters where the focus is, as a keyboard does. */
  public void type(String text) throws IOException {
    pilot.ask("type", "text", text);
  }

  /** Where the focus is. */
  public String focus() throws IOException {
    return pilot.ask("texts").get("focus").asText();
  }

  public void awaitFocus(String id) throws Exception {
    awaitFocus(id, id::equals);
  }

  public void awaitFocus(String what, Predicate<String> id) throws Exception {
    see("focus on " + what, () -> id.test(focus()));
  }

  public void awaitText(String text) throws Exception {
    see("“" + text + "”", () -> shows(text));
  }

  public boolean shows(String text) throws IOException {
    for (JsonNode shown : pilot.ask("texts").get("texts")) {
      if (shown.asText().contains(text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the texts on the screen is this and nothing more. */
  public boolean says(String text) throws IOException {
    for (JsonNode shown : pilot.ask("texts").get("texts")) {
      if (shown.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** Presses OK on what must have the focus, or get it soon. */
  public void choose(String id) throws Exception {
    awaitFocus(id);
    press(Key.OK);
  }

  /** Presses one of the keys until the focus is there. */
  public void goTo(Key key, String what, Predicate<String> id) throws Exception {
    for (int i = 0; i < MOST_PRESSES && !id.test(focus()); i++) {
      String before = focus();
      press(key);
      // Where it does not move at once, it may be that something has yet to appear.
      Await.within(Duration.ofMillis(400), () -> !focus().equals(before));
    }
    awaitFocus(what, id);
  }

  public void goTo(Key key, String id) throws Exception {
    goTo(key, id, id::equals);
  }

  /** To a page of the menu, wherever the focus is. */
  public void menu(String page) throws Exception {
    goTo(Key.UP, "the menu", id -> id.startsWith("menu-"));
    goTo(Key.LEFT, "the first of the menu", id -> id.equals("menu-home"));
    goTo(Key.RIGHT, "menu-" + page);
    press(Key.OK);
  }

  public void see(String what, Callable<Boolean> condition) throws Exception {
    try {
      Await.until(what, PATIENCE, condition);
    } catch (TimeoutException e) {
      picture("problem");
      throw new IOException(e.getMessage() + "; the focus is on '" + focus() + "'", e);
    }
  }

  /** Of the whole window, into this file. */
  public Path picture(String name) throws IOException {
    Path file = pictures.resolve(name + ".png");
    pilot.ask("screenshot", "file", file);
    return file;
  }

  public JsonNode state() throws IOException {
    return pilot.ask("state");
  }

  public double playedSeconds() throws IOException {
    return state().get("player").get("positionSeconds").asDouble();
  }

  public String player() throws IOException {
    return state().get("player").get("state").asText();
  }

  public JsonNode sales() throws IOException {
    return pilot.ask("sales").get("sales");
  }
}
