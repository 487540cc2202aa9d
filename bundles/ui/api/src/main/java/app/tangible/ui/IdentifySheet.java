package app.tangible.ui;

import app.tangible.library.LibraryException;
import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.Metadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Says what a file, or a series of files, really is: a name and a year, and what the sources know
 * under them.
 */
public final class IdentifySheet {

  private final Screen screen;
  private final Texts texts;
  private final Metadata metadata;
  private final Shelf shelf;
  private final VBox found = new VBox();
  private final Newest newest = new Newest();
  private @Nullable Overlay sheet;

  /** On this screen, by these sources. */
  public IdentifySheet(Screen screen, Metadata metadata, Shelf shelf) {
    this.screen = screen;
    this.texts = new Texts(IdentifySheet.class, screen.locale());
    this.metadata = metadata;
    this.shelf = shelf;
    found.getStyleClass().add("row-list");
  }

  /** Lies over the page, under this heading and hint. */
  public void open(TitleDetail detail, String heading, String hint) {
    Title title = detail.title();
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
            () -> ask(title, name.text().strip(), year(when.text())));
    VBox body = new VBox(new Line("quiet", hint), name, when, ask.primary(), found);
    body.getStyleClass().add("identify");
    sheet = screen.sheet(heading, new ScrollArea(body), () -> {});
  }

  private static int year(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  private void ask(Title title, String name, int year) {
    if (name.isEmpty()) {
      return;
    }
    found.getChildren().setAll(new Line("quiet", texts.get("identify.asking")));
    TitleId id = title.id();
    FilmQuery query =
        new FilmQuery(
            title.kind() == Title.Kind.SERIES ? FilmQuery.Kind.SERIES : FilmQuery.Kind.FILM,
            name,
            year == 0 ? OptionalInt.empty() : OptionalInt.of(year),
            screen.locale().toLanguageTag(),
            Optional.empty(),
            Map.of(),
            Optional.empty());
    screen.work(
        () -> metadata.ask(query),
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
                name,
                texts.get("identify.typed"),
                () -> take(id, name, year, Map.of())));
  }

  private void take(TitleId id, String name, int year, Map<String, String> ids) {
    if (sheet != null) {
      sheet.close();
    }
    screen.work(
        () -> {
          shelf.identify(id, name, year, ids);
          return id;
        },
        done -> screen.notice(texts.get("identify.done")),
        failure ->
            screen.notice(
                failure instanceof LibraryException said
                    ? said.getMessage()
                    : texts.get("identify.failed")));
  }
}
