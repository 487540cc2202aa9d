package app.tangible.ui.phone;

import app.tangible.ui.Action;
import app.tangible.ui.Busy;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.QrCode;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.web.phones.Phones;
import app.tangible.web.phones.Phones.Asking;
import app.tangible.web.phones.Phones.Invitation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What stands on the right: the code to scan, who asks, or why nobody can come. */
final class Door extends VBox {

  private static final int CODE_PIXELS = 460;

  private final Screen screen;
  private final Texts texts;
  private final Phones phones;
  private final Runnable oneMore;
  private final Line left = new Line("quiet");
  private Optional<Object> shown = Optional.empty();
  private Optional<Invitation> invitation = Optional.empty();
  private int paired = -1;

  /**
   * @param oneMore runs when the person wants to pair one more
   */
  Door(Screen screen, Phones phones, Runnable oneMore) {
    this.oneMore = oneMore;
    this.screen = screen;
    this.texts = screen.texts();
    this.phones = phones;
    getStyleClass().add("phone-door");
  }

  void show(Phones.State state) {
    welcome(state);
    invitation = state.invitation();
    Object wanted = wanted(state);
    if (shown.isPresent() && shown.get().equals(wanted)) {
      return;
    }
    shown = Optional.of(wanted);
    getChildren().setAll(content(state));
    pass(Instant.now());
    if (state.asking().isPresent()) {
      getChildren().stream()
          .filter(HBox.class::isInstance)
          .map(row -> ((HBox) row).getChildren().getFirst())
          .filter(Action.class::isInstance)
          .forEach(Node::requestFocus);
    }
  }

  /** What is shown is drawn anew only where it is another thing. */
  private static Object wanted(Phones.State state) {
    return List.of(
        state.on(),
        state.addresses(),
        state.trouble(),
        state.asking(),
        state.invitation().map(Invitation::code),
        state.lockedUntil());
  }

  private void welcome(Phones.State state) {
    int now = state.paired().size();
    if (paired >= 0 && now > paired) {
      screen.notice(texts.get("welcome", state.paired().getLast().name()));
    }
    paired = now;
  }

  private List<Node> content(Phones.State state) {
    if (!state.on()) {
      return List.of(
          new Line("heading", texts.get("off")), new Line("body", texts.get("off.means")));
    }
    if (state.trouble().isPresent()) {
      return List.of(
          new Line("heading", texts.get("trouble")),
          new Line("body", texts.get("trouble." + state.trouble().get())));
    }
    if (state.asking().isPresent()) {
      return asking(state.asking().get());
    }
    if (state.lockedUntil().isPresent()) {
      return List.of(
          new Line("heading", texts.get("locked")),
          new Line(
              "body",
              texts.get("locked.until", screen.formats().timeOfDay(state.lockedUntil().get()))));
    }
    if (state.invitation().isPresent()) {
      return inviting(state.invitation().get());
    }
    return state.addresses().isEmpty()
        ? List.of(new Busy(72), new Line("body", texts.get("starting")))
        : List.of(
            new Line("heading", texts.get("another")),
            new Action("invite", texts.get("invite"), Icons.MORE, oneMore).primary());
  }

  private List<Node> inviting(Invitation invited) {
    ImageView code = new ImageView(QrCode.of(invited.address().toString(), CODE_PIXELS));
    code.setSmooth(false);
    code.setAccessibleText(texts.get("code.spoken"));
    StackPane frame = new StackPane(code);
    frame.getStyleClass().add("phone-code");
    URI address = invited.address();
    String typed = address.getHost() + ":" + address.getPort();
    String half = invited.code().substring(0, 5) + " " + invited.code().substring(5);
    Line letters = new Line("figure", half);
    letters.getStyleClass().add("phone-letters");
    VBox byHand = new VBox(new Line("quiet", texts.get("by.hand", typed)), letters, left);
    byHand.getStyleClass().add("phone-by-hand");
    return List.of(new Line("heading", texts.get("scan")), frame, byHand);
  }

  private List<Node> asking(Asking asking) {
    HBox digits = new HBox();
    digits.getStyleClass().add("phone-digits");
    asking
        .number()
        .chars()
        .forEach(
            digit -> {
              Line line = new Line("display", String.valueOf((char) digit));
              line.setAlignment(Pos.CENTER);
              digits.getChildren().add(line);
            });
    HBox answers =
        new HBox(
            new Action("let-in", texts.get("let.in"), Icons.CHECK, () -> phones.answer(true))
                .primary(),
            new Action("refuse", texts.get("refuse"), Icons.CROSS, () -> phones.answer(false)));
    answers.getStyleClass().add("actions");
    return List.of(
        new Line("heading", texts.get("asks", asking.name())),
        new Line("body", texts.get("compare")),
        digits,
        answers);
  }

  /** How long the code is good. */
  void pass(Instant now) {
    invitation.ifPresent(
        each -> {
          long seconds = Math.max(0, Duration.between(now, each.until()).toSeconds());
          left.say(texts.get("valid", screen.formats().position(Duration.ofSeconds(seconds))));
        });
  }
}
