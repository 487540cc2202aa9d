package app.tangible.ui.firstrun;

import app.tangible.identity.Protection;
import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/** The key that was made, how it rests, and what a passkey would be. */
final class KeysStage implements Stage {

  /** What is told of the key. */
  private record Found(Protection protection, String address) {}

  private final Texts texts;
  private final Line level = new Line("body");
  private final Line address = new Line("quiet");
  private final HBox card;
  private final Action action;

  KeysStage(Screen screen, FirstRunPage page, Runnable next) {
    this.texts = screen.texts();
    SVGPath seal = new SVGPath();
    seal.setContent(Icons.SHIELD);
    seal.getStyleClass().add("firstrun-seal");
    VBox words =
        new VBox(
            new Line("heading", texts.get("keys.made")),
            level,
            address,
            new Line("quiet", texts.get("keys.passkey")));
    words.getStyleClass().add("firstrun-facts");
    card = new HBox(seal, words);
    card.getStyleClass().addAll("card", "plain", "firstrun-card");
    action = new Action("firstrun-next", texts.get("next"), Icons.CHECK, next).primary();
    screen.work(
        () -> new Found(page.identity().protection(), page.identity().address().text()),
        this::show,
        failure -> level.setText(texts.get("failed")));
  }

  private void show(Found found) {
    level.setText(texts.get("keys." + found.protection()));
    String text = found.address();
    address.setText(
        texts.get("keys.address", text.substring(0, 10), text.substring(text.length() - 8)));
  }

  @Override
  public Node node() {
    return card;
  }

  @Override
  public Node first() {
    return action;
  }

  @Override
  public Optional<Action> action() {
    return Optional.of(action);
  }
}
