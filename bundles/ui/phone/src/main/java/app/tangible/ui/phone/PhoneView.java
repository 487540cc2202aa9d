package app.tangible.ui.phone;

import app.tangible.ui.Answer;
import app.tangible.ui.Line;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.Toggle;
import app.tangible.ui.View;
import app.tangible.viewing.TelevisionRemote;
import app.tangible.web.phones.Phones;
import app.tangible.web.phones.Phones.Phone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * On the left the switch and the phones, on the right the one that is to come. The invitation lives
 * as long as it is seen: who leaves the page shuts the door.
 */
final class PhoneView implements View {

  private final Screen screen;
  private final Texts texts;
  private final Phones phones;
  private final Optional<TelevisionRemote> television;
  private final Toggle toggle;
  private final VBox list = new VBox();
  private final Line listHead = new Line("heading");
  private final Line own = new Line("quiet");
  private final Door door;
  private final VBox root;
  private final Timeline clock =
      new Timeline(new KeyFrame(Duration.seconds(1), event -> eachSecond()));
  private final AutoCloseable listening;
  private List<Phone> shown = List.of();
  private boolean wantsCode = true;

  PhoneView(Screen screen, Phones phones, Optional<TelevisionRemote> television) {
    this.screen = screen;
    this.texts = screen.texts();
    this.phones = phones;
    this.television = television;
    toggle =
        new Toggle(
            "phones-on",
            texts.get("serve"),
            texts.get("serve.hint"),
            phones.state().on(),
            this::serve);
    door = new Door(screen, phones, this::oneMore);
    list.getStyleClass().add("row-list");
    VBox left = new VBox(toggle, listHead, list, own);
    left.getStyleClass().add("phone-left");
    ScrollArea scroll = new ScrollArea(left);
    HBox.setHgrow(scroll, Priority.ALWAYS);
    HBox columns = new HBox(scroll, door);
    columns.getStyleClass().add("phone-columns");
    VBox.setVgrow(columns, Priority.ALWAYS);
    HBox head = new HBox(new Line("title", texts.get("title")));
    head.getStyleClass().add("page-head");
    root = new VBox(head, columns);
    root.getStyleClass().add("page-body");
    clock.setCycleCount(Animation.INDEFINITE);
    clock.play();
    listening = phones.onChange(() -> screen.onScreen(this::show));
    invite(phones.state());
    show();
    screen.offerFocus(toggle);
  }

  private void serve(boolean wanted) {
    screen.work(
        () -> {
          phones.serve(wanted);
          return wanted;
        },
        done -> {},
        failure -> {
          toggle.on(!wanted);
          screen.notice(texts.get("failed"));
        });
  }

  private void oneMore() {
    wantsCode = true;
    invite(phones.state());
  }

  private void show() {
    Phones.State state = phones.state();
    toggle.on(state.on());
    if (!state.paired().equals(shown)) {
      shown = state.paired();
      list.getChildren().setAll(shown.stream().map(this::row).toList());
    }
    listHead.say(shown.isEmpty() ? "" : texts.get("paired"));
    own.say(television.map(each -> texts.get("television." + each.state())).orElse(""));
    door.show(state);
    // Who asks is the one that was wanted, however soon he is answered.
    wantsCode &= state.asking().isEmpty();
  }

  private Node row(Phone phone) {
    String hint =
        phone.here() ? texts.get("here") : texts.get("seen", screen.formats().date(phone.seen()));
    Row row =
        new Row("phone-" + phone.id(), PhoneIcons.PHONE, phone.name(), hint, () -> ask(phone));
    return row.value(texts.get("since", screen.formats().day(phone.since())));
  }

  private void ask(Phone phone) {
    screen.ask(
        texts.get("remove", phone.name()),
        texts.get("remove.means"),
        Answer.none("keep-phone", texts.get("keep")),
        Answer.danger("remove-phone", texts.get("remove.yes"), () -> remove(phone)));
  }

  private void remove(Phone phone) {
    screen.work(
        () -> {
          phones.remove(phone.id());
          return phone;
        },
        done -> {},
        failure -> screen.notice(texts.get("failed")));
  }

  private void eachSecond() {
    door.pass(Instant.now());
    invite(phones.state());
  }

  /**
   * A code that is over gives way to a new one for as long as somebody looks for one. Asked for at
   * most each second: where there can be none, the next look may find a network.
   */
  private void invite(Phones.State state) {
    wantsCode = (wantsCode || !state.on()) && state.asking().isEmpty();
    if (wantsCode && state.on() && state.invitation().isEmpty() && state.lockedUntil().isEmpty()) {
      phones.invite();
    }
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void close() {
    clock.stop();
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException("the phones do not let go of their listener", e);
    }
    phones.withdraw();
  }
}
