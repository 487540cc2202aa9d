package app.tangible.ui.film;

import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.ui.Action;
import app.tangible.ui.Field;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Newest;
import app.tangible.ui.Overlay;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.Typing;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Says what a file really is: a name and a year, and what the sources know under them. */
final class IdentifySheet {

  private final Screen screen;
  private final Texts texts;
  private final FilmPage.Sources sources;
  private final VBox found = new VBox();
  private final Newest newest = new Newest();
  private @Nullable Overlay sheet;

  IdentifySheet(Screen screen, FilmPage.Sources sources) {
    this.screen = screen;
    this.texts = screen.texts();
    this.sources = sources;
    found.getStyleClass().add("row-list");
  }

  void open(TitleDetail detail) {
    TitleId id = detail.title().id();
    String year = detail.title().year().isPresent() ? "" + detail.title().year().getAsInt() : "";
    Field name =
        new Field(
            screen,
            "identify-name",
            Typing.of(Typing.Kind.NAME, texts.get("identify.name"), detail.title().name()));
    Field when =
        new Field(
            screen,
            "identify-year",
            Typing.of(Typing.Kind.NUMBER, texts.get("identify.year"), year).atMost(4));
    Action ask =
        new Action(
            "identify-ask",
            texts.get("identify.ask"),
            Icons.SEARCH,
            () -> ask(id, name.text().strip(), year(when.text())));
    VBox body =
        new VBox(new Line("quiet", texts.get("identify.hint")), name, when, ask.primary(), found);
    body.getStyleClass().add("identify");
    sheet = screen.sheet(texts.get("identify"), new ScrollArea(body), () -> {});
  }

  private static int year(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  private void ask(TitleId id, String name, int year) {
    if (name.isEmpty()) {
      return;
    }
    found.getChildren().setAll(new Line("quiet", texts.get("identify.asking")));
    OptionalInt when = year == 0 ? OptionalInt.empty() : OptionalInt.of(year);
    screen.work(
        () -> sources.metadata().ask(FilmQuery.film(name, when, screen.locale().toLanguageTag())),
        newest.of(answers -> show(id, name, year, answers)),
        failure -> show(id, name, year, List.of()));
  }

  private void show(TitleId id, String name, int year, List<FilmFacts> answers) {
    found.getChildren().clear();
    int number = 0;
    for (FilmFacts facts : answers) {
      String words =
          facts.year().isPresent()
              ? facts.title() + " (" + facts.year().getAsInt() + ")"
              : facts.title();
      found
          .getChildren()
          .add(
              new Row(
                  "identify-" + number++,
                  Icons.FILMS,
                  words,
                  facts.source(),
                  () -> take(id, facts.title(), facts.year().orElse(year), facts.ids())));
    }
    found
        .getChildren()
        .add(
            new Row(
                "identify-as-typed",
                Icons.EDIT,
                texts.get("identify.typed", name),
                texts.get("identify.typed.hint"),
                () -> take(id, name, year, Map.of())));
  }

  private void take(TitleId id, String name, int year, Map<String, String> ids) {
    if (sheet != null) {
      sheet.close();
    }
    screen.work(
        () -> {
          sources.shelf().identify(id, name, year, ids);
          return id;
        },
        done -> screen.notice(texts.get("identify.done")),
        failure -> screen.notice(texts.get("failed")));
  }
}
