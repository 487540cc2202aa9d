package app.tangible.ui.shell;

import app.tangible.library.Viewers.Viewer;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens pages: each gets a screen of its own and its own style; where who watches may not go, a
 * gate stands in its place. On the JavaFX thread.
 */
final class Doors {

  private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

  private final Navigator navigator;
  private final Executor workers;
  private final LanguageChoice choice;
  private final Supplier<Optional<Viewer>> watching;
  private final Theme theme;

  /**
   * @param watching who does now
   */
  Doors(
      Navigator navigator,
      Executor workers,
      LanguageChoice choice,
      Supplier<Optional<Viewer>> watching,
      Theme theme) {
    this.navigator = navigator;
    this.workers = workers;
    this.choice = choice;
    this.watching = watching;
    this.theme = theme;
  }

  /** Opens it, or says why not and opens nothing. */
  Optional<Visit> open(Entry entry, Map<String, String> arguments) {
    boolean kept = keeps(entry);
    Class<?> page = entry.page().getClass();
    PageScreen screen =
        new PageScreen(navigator, workers, choice.locale(), kept ? Navigator.class : page);
    try {
      View view = kept ? gate(entry, screen) : entry.page().open(screen, arguments);
      if (view.node() instanceof Parent parent) {
        parent.getStylesheets().addAll(sheets(entry));
      }
      return Optional.of(new Visit(entry, arguments, screen, view, kept));
    } catch (RuntimeException | LinkageError e) { // whatever a plug-in does, the screen stays
      screen.close();
      LOG.error("the page {} did not open", entry.id(), e);
      navigator.notice(new Texts(Navigator.class, choice.locale()).get("page.broken", entry.id()));
      return Optional.empty();
    }
  }

  /** Whether who watches is kept from it. */
  boolean keeps(Entry entry) {
    return entry.household()
        && watching.get().filter(who -> who.ageLimit().isPresent()).isPresent();
  }

  private Gate gate(Entry entry, PageScreen screen) {
    String viewer = watching.get().map(Viewer::name).orElse("");
    String title = new Texts(entry.page().getClass(), choice.locale()).get(entry.title());
    return new Gate(screen, title, viewer);
  }

  /** The page's own style. */
  List<String> sheets(Entry entry) {
    return theme.sheet(entry.page().getClass()).stream().toList();
  }
}
