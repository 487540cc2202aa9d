package app.tangible.ui.downloads;

import app.tangible.content.FilmId;
import app.tangible.store.Store;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Overlay;
import app.tangible.ui.RoomQuestion;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How much of the disk films take, and a list from which they can be removed. */
final class RoomCard extends VBox {

  private final Screen screen;
  private final Texts texts;
  private final RoomQuestion question;
  private final Line taken = new Line("quiet");
  private final Row make;
  private final VBox rows = new VBox();
  private List<Here.Lying> films = List.of();
  private @Nullable Overlay sheet;

  RoomCard(Screen screen, Store store) {
    this.screen = screen;
    this.texts = screen.texts();
    question = new RoomQuestion(screen, store);
    make =
        new Row("room", Icons.REMOVE, texts.get("room.make"), texts.get("room.hint"), this::open)
            .leads();
    VBox list = new VBox(make);
    list.getStyleClass().add("row-list");
    rows.getStyleClass().add("row-list");
    getStyleClass().addAll("card", "plain");
    getChildren().addAll(new Line("heading", texts.get("room")), taken, list);
  }

  void show(Here now) {
    boolean any = !now.films().isEmpty();
    taken.say(any ? words(now) : texts.get("room.none"));
    make.setVisible(any);
    make.setManaged(any);
    boolean others = !names(now.films()).equals(names(films));
    films = now.films();
    if (others) {
      draw();
    }
  }

  private static List<FilmId> names(List<Here.Lying> films) {
    return films.stream().map(lying -> lying.film().film()).toList();
  }

  private String words(Here now) {
    String count = texts.count("room.films", now.films().size());
    String bytes = screen.formats().bytes(now.bytes());
    return now.free().isPresent()
        ? texts.get("room.free", count, bytes, screen.formats().bytes(now.free().getAsLong()))
        : texts.get("room.taken", count, bytes);
  }

  private void open() {
    sheet = screen.sheet(texts.get("room.heading"), new ScrollArea(rows), () -> sheet = null);
  }

  /** Who removes one after the other goes on where he was. */
  private void draw() {
    List<Node> before = List.copyOf(rows.getChildren());
    int at = before.stream().filter(Node::isFocused).map(before::indexOf).findFirst().orElse(-1);
    rows.getChildren().setAll(films.stream().map(this::row).toList());
    Overlay open = sheet;
    if (films.isEmpty() && open != null) {
      open.close();
    } else if (at >= 0) {
      rows.getChildren().get(Math.min(at, films.size() - 1)).requestFocus();
    }
  }

  private Row row(Here.Lying lying) {
    return new Row(
            "room-" + lying.film().licence().hex(),
            Icons.FILMS,
            lying.film().title(),
            "",
            () -> question.ask(lying.film(), lying.bytes()))
        .value(screen.formats().bytes(lying.bytes()));
  }
}
