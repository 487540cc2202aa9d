package app.tangible.ui.firstrun;

import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Language;
import app.tangible.ui.Screen;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/** Two big buttons; choosing is going on. */
final class LanguageStage implements Stage {

  private final HBox buttons = new HBox();
  private final Node first;

  LanguageStage(Screen screen, FirstRunPage page, Runnable next) {
    buttons.getStyleClass().addAll("actions", "firstrun-languages");
    Node spoken = null;
    for (Language language : List.of(Language.EN, Language.FR)) {
      boolean now =
          screen.locale().getLanguage().equals(language.name().toLowerCase(java.util.Locale.ROOT));
      Action button =
          new Action(
              "language-" + language.name().toLowerCase(java.util.Locale.ROOT),
              screen.texts().get("language." + language),
              now ? Icons.CHECK : "",
              () -> choose(screen, page, language, next));
      button.getStyleClass().add("firstrun-language");
      buttons.getChildren().add(button);
      if (now || spoken == null) {
        spoken = button;
      }
    }
    first = spoken == null ? buttons : spoken;
  }

  private static void choose(Screen screen, FirstRunPage page, Language language, Runnable next) {
    if (screen.language() == language) {
      next.run();
    } else {
      // The screen is drawn anew by this, and this page begins where it is then.
      page.progress().at(Step.NAME);
      screen.language(language);
    }
  }

  @Override
  public Node node() {
    return buttons;
  }

  @Override
  public Node first() {
    return first;
  }
}
