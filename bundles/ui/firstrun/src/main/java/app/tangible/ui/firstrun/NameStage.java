package app.tangible.ui.firstrun;

import app.tangible.library.Viewers.Viewer;
import app.tangible.ui.Action;
import app.tangible.ui.Field;
import app.tangible.ui.Icons;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.Typing;
import java.util.Optional;
import javafx.scene.Node;

/** How the first who watches is called. */
final class NameStage implements Stage {

  private static final int LONGEST_NAME = 24;

  private final Screen screen;
  private final Texts texts;
  private final FirstRunPage page;
  private final Runnable next;
  private final Field field;
  private final Action action;

  NameStage(Screen screen, FirstRunPage page, Runnable next) {
    this.screen = screen;
    this.texts = screen.texts();
    this.page = page;
    this.next = next;
    action = new Action("firstrun-next", texts.get("next"), Icons.CHECK, this::keep).primary();
    field =
        new Field(
                screen,
                "firstrun-name",
                Typing.of(Typing.Kind.NAME, texts.get("name"), "")
                    .hint(texts.get("name.hint"))
                    .atMost(LONGEST_NAME))
            .onDone(text -> action.requestFocus());
    screen.work(
        () -> page.viewers().current().name(),
        name -> {
          if (field.text().isEmpty()) {
            field.text(name);
          }
        },
        failure -> {});
  }

  private void keep() {
    String name = field.text().strip();
    if (name.isEmpty()) {
      field.problem(texts.get("name.missing"));
      field.requestFocus();
      return;
    }
    field.problem("");
    screen.work(
        () -> {
          Viewer now = page.viewers().current();
          return page.viewers()
              .keep(new Viewer(now.number(), name, now.colour(), now.ageLimit(), now.hasPin()));
        },
        kept -> next.run(),
        failure -> screen.notice(texts.get("failed")));
  }

  @Override
  public Node node() {
    return field;
  }

  @Override
  public Node first() {
    return field;
  }

  @Override
  public Optional<Action> action() {
    return Optional.of(action);
  }
}
