package app.tangible.ui.settings;

import app.tangible.host.Choices;
import app.tangible.ui.Field;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.Typing;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;

/** Folders, the backup, and who is asked about films. */
final class LibrarySettings implements Settings {

  private static final String PID = "app.tangible.metadata.tmdb";
  private static final String KEY = ".key";

  private final SourceTroubles sources;
  private final List<Node> rows;

  LibrarySettings(Screen screen, SettingsPage page) {
    Texts texts = screen.texts();
    Choices choices = page.facts().choices();
    sources = new SourceTroubles(screen, page.metadata());
    String now = choices.value(PID, KEY).map(String::valueOf).orElse("");
    Field tmdb =
        new Field(
                screen,
                "tmdb",
                Typing.of(Typing.Kind.ADDRESS, texts.get("tmdb"), now)
                    .hint(texts.get("tmdb.hint"))
                    .atMost(400))
            .onDone(key -> keep(screen, choices, key.strip()));
    rows =
        List.of(
            Leads.to(screen, "folders", Icons.FOLDER, "folders", Map.of()),
            Leads.to(screen, "backup", Icons.SHIELD, "wallet", Map.of("show", "backup")),
            Leads.to(screen, "history", Icons.EYE, "viewers", Map.of("show", "history")),
            tmdb,
            sources.line(),
            new Line("quiet", texts.get("tmdb.means")));
  }

  private static void keep(Screen screen, Choices choices, String key) {
    screen.work(
        () -> {
          if (key.isEmpty()) {
            choices.forget(PID, KEY);
          } else {
            choices.choose(PID, KEY, key);
          }
          return true;
        },
        kept -> screen.notice(screen.texts().get("kept")),
        failure -> screen.notice(screen.texts().get("failed")));
  }

  @Override
  public List<Node> rows() {
    return rows;
  }

  @Override
  public void close() {
    sources.close();
  }
}
