package app.tangible.ui.shell;

import app.tangible.ui.Key;
import app.tangible.ui.TakesKeys;
import app.tangible.ui.TakesText;
import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the person's hands do: press a key, type, point. What has the focus is asked first, then the
 * page, then the focus moves. On the JavaFX thread.
 */
final class Hands {

  private static final Logger LOG = LoggerFactory.getLogger(Hands.class);

  /** Where the hands lead. */
  interface Ground {

    /** The page that is shown, unless something lies over it. */
    Optional<Visit> open();

    /** Gives the focus to something, where nothing has it. */
    void focusSomething();

    /** Closes what is on top, or leads back. */
    void back();
  }

  private final Scene scene;
  private final FocusEngine focus;
  private final Ground ground;
  private boolean here;
  private boolean moved;
  private WeakReference<@Nullable Node> pointed = new WeakReference<>(null);

  Hands(Scene scene, Supplier<javafx.scene.Parent> field, Ground ground) {
    this.scene = scene;
    this.ground = ground;
    this.focus = new FocusEngine(scene, field, this::rest);
  }

  FocusEngine focus() {
    return focus;
  }

  /** Whether somebody has pressed anything since the product began. */
  boolean here() {
    return here;
  }

  void come() {
    here = true;
  }

  /** As if nobody had: what is shown was not chosen. */
  void leave() {
    here = false;
  }

  /** Whether he has moved the focus since the page was opened. */
  boolean moved() {
    return moved;
  }

  /** Another page is opened, or the focus is lost: whoever offers it may have it. */
  void rest() {
    moved = false;
  }

  /** Whether nothing that is shown has the focus. */
  boolean lost() {
    @Nullable Node owner = scene.getFocusOwner();
    return owner == null || !focus.shown(owner);
  }

  void press(Key key) {
    here = true;
    Optional<Visit> open = ground.open();
    if (usedByFocus(key) || open.filter(visit -> usedBy(visit, key)).isPresent()) {
      return;
    }
    moved = moved || open.isPresent();
    switch (key) {
      case UP, DOWN, LEFT, RIGHT -> focus.move(key);
      case OK -> {
        if (lost()) {
          ground.focusSomething();
        } else if (scene.getFocusOwner() instanceof ButtonBase button) {
          button.fire();
        }
      }
      case BACK -> ground.back();
    }
  }

  private boolean usedByFocus(Key key) {
    for (Node at = scene.getFocusOwner(); at != null; at = at.getParent()) {
      if (at instanceof TakesKeys user && user.key(key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean usedBy(Visit visit, Key key) {
    try {
      return visit.view().key(key);
    } catch (RuntimeException e) {
      LOG.error("the page {} failed at a key", visit.entry().id(), e);
      return false;
    }
  }

  /** The mouse is over this now: it gets the focus, and nothing scrolls away under the mouse. */
  void point(@Nullable Node over) {
    @Nullable Node node = over;
    while (node != null && !node.isFocusTraversable()) {
      node = node.getParent();
    }
    if (node == pointed.get()) {
      return; // a mouse that trembles takes nothing away from the keys
    }
    pointed = new WeakReference<>(node);
    if (node != null && focus.point(node)) {
      here = true;
      moved = true;
    }
  }

  /** The same when it presses there, wherever the keys have led since. */
  void press(@Nullable Node on) {
    pointed.clear();
    point(on);
  }

  /** What writes what is typed now. */
  Optional<TakesText> writer() {
    for (Node at = scene.getFocusOwner(); at != null; at = at.getParent()) {
      if (at instanceof TakesText writer) {
        return Optional.of(writer);
      }
    }
    return Optional.empty();
  }

  /** Characters came, from a keyboard or a telephone. */
  void type(String text) {
    here = true;
    moved = true;
    Optional<TakesText> writer = writer();
    if (writer.isPresent()) {
      writer.get().type(text);
    } else if (!text.isBlank()) {
      ground.open().ifPresent(visit -> visit.view().type(text));
    }
  }

  /** As if a keyboard had typed it into whatever has the focus. */
  void strike(String text) {
    here = true;
    Node owner = scene.getFocusOwner();
    if (owner != null) {
      Keystrokes.type(owner, text);
    }
  }
}
