package app.tangible.ui.settings;

import app.tangible.ui.Choice;
import app.tangible.ui.Icons;
import app.tangible.ui.Language;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.Toggle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;

/** Language, motion, the first minutes again. */
final class GeneralSettings implements Settings {

  private final List<Node> rows = new ArrayList<>();

  GeneralSettings(Screen screen) {
    Texts texts = screen.texts();
    List<Choice.Option<Language>> languages =
        Stream.of(Language.values())
            .map(language -> new Choice.Option<>(language, texts.get("language." + language)))
            .toList();
    rows.add(
        new Choice<>(
            screen,
            "language",
            texts.get("language"),
            languages,
            screen.language(),
            screen::language));
    rows.add(
        new Toggle("calm", texts.get("calm"), texts.get("calm.hint"), screen.calm(), screen::calm));
    if (screen.has("firstrun")) {
      rows.add(
          new Row(
                  "again",
                  Icons.START_OVER,
                  texts.get("again"),
                  texts.get("again.hint"),
                  () -> screen.open("firstrun", Map.of()))
              .leads());
    }
  }

  @Override
  public List<Node> rows() {
    return rows;
  }
}
