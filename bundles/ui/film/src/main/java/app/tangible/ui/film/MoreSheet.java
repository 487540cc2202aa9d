package app.tangible.ui.film;

import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.ui.Icons;
import app.tangible.ui.IdentifySheet;
import app.tangible.ui.Line;
import app.tangible.ui.Overlay;
import app.tangible.ui.RoomQuestion;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.TitleTiles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.VBox;

/** What else can be done and is known: other copies, putting right what it is, its files, room. */
final class MoreSheet {

  private final Screen screen;
  private final Texts texts;
  private final FilmPage.Sources sources;
  private final TitleTiles tiles;
  private final RoomQuestion room;

  MoreSheet(Screen screen, FilmPage.Sources sources, TitleTiles tiles) {
    this.screen = screen;
    this.texts = screen.texts();
    this.sources = sources;
    this.tiles = tiles;
    room = new RoomQuestion(screen, sources.store());
  }

  /** Whether there is anything in it. */
  static boolean isThere(Screen screen, Known known) {
    return known.detail().title().origin() == Title.Origin.FILE
        || !known.copies().isEmpty()
        || leaves(screen, known).isPresent();
  }

  /** Also where its file was lost: it is fetched again by the same way. */
  private static Optional<Owned> leaves(Screen screen, Known known) {
    return known.owned().filter(owned -> owned.film().onDisk() && RoomQuestion.isOffered(screen));
  }

  void open(Known known) {
    VBox list = new VBox();
    list.getStyleClass().add("row-list");
    Overlay[] sheet = new Overlay[1];
    Title title = known.detail().title();
    if (title.origin() == Title.Origin.FILE) {
      list.getChildren()
          .add(
              new Row(
                      "identify",
                      Icons.EDIT,
                      texts.get("identify"),
                      texts.get("identify.hint"),
                      () -> {
                        sheet[0].close();
                        new IdentifySheet(screen, sources.metadata(), sources.shelf())
                            .open(
                                known.detail(), texts.get("identify"), texts.get("identify.hint"));
                      })
                  .leads());
    }
    int number = 0;
    for (Title copy : known.copies()) {
      list.getChildren()
          .add(
              new Row(
                      "copy-" + number++,
                      Icons.COPIES,
                      texts.get("copy", copy.resolution()),
                      texts.get("copy." + copy.origin()),
                      () -> {
                        sheet[0].close();
                        tiles.open(copy);
                      })
                  .leads());
    }
    leaves(screen, known)
        .ifPresent(
            owned ->
                list.getChildren()
                    .add(
                        room.row(
                            owned.bytes(),
                            () -> {
                              sheet[0].close();
                              room.ask(owned.film(), owned.bytes());
                            })));
    VBox facts = facts(known.detail());
    if (!facts.getChildren().isEmpty()) {
      list.getChildren().add(facts);
    }
    sheet[0] = screen.sheet(texts.get("more"), new ScrollArea(list), () -> {});
  }

  private VBox facts(TitleDetail detail) {
    VBox facts = new VBox();
    facts.getStyleClass().add("file-facts");
    // Something to stop at, so that all of it comes into sight.
    facts.setId("file-facts");
    facts.setFocusTraversable(true);
    facts.setAccessibleRole(AccessibleRole.TEXT);
    for (Path file : detail.files()) {
      facts.getChildren().add(new Line("quiet", file.toString()));
    }
    for (TitleDetail.Stream stream : detail.streams()) {
      String words =
          java.util.stream.Stream.of(
                  texts.get("stream." + stream.kind()),
                  stream.codec().toUpperCase(Locale.ROOT),
                  stream.facts(),
                  stream.language())
              .filter(word -> !word.isEmpty())
              .collect(Collectors.joining(" · "));
      facts.getChildren().add(new Line("quiet", words));
    }
    detail.problem().ifPresent(words -> facts.getChildren().add(new Line("bad", words)));
    facts.setAccessibleText(
        facts.getChildren().stream()
            .map(line -> ((Line) line).getText())
            .collect(Collectors.joining(". ")));
    return facts;
  }
}
