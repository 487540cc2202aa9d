package app.tangible.ui.series;

import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.Watching;
import app.tangible.metadata.Metadata;
import app.tangible.ui.Action;
import app.tangible.ui.Backdrop;
import app.tangible.ui.Chip;
import app.tangible.ui.Icons;
import app.tangible.ui.IdentifySheet;
import app.tangible.ui.Newest;
import app.tangible.ui.Overlay;
import app.tangible.ui.PosterTile;
import app.tangible.ui.PosterTile.Shape;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.ShelfRow;
import app.tangible.ui.Texts;
import app.tangible.ui.TitleTiles;
import app.tangible.ui.View;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What comes next, the seasons, and the episodes of the one that is chosen. */
final class SeriesView implements View {

  private final Screen screen;
  private final Texts texts;
  private final Shelf shelf;
  private final Watching watching;
  private final IdentifySheet identify;
  private final TitleId id;
  private final TitleTiles tiles;
  private final SeriesHead head;
  private final Action next;
  private final Action seen;
  private final HBox seasons = new HBox();
  private final ShelfRow<Title> episodes;
  private final ShelfRow<Title> extras;
  private final Backdrop root;
  private final Newest newest = new Newest();
  private final AutoCloseable listening;
  private int season = -1;
  private @Nullable Episodes known;

  SeriesView(Screen screen, Shelf shelf, Watching watching, Metadata metadata, TitleId id) {
    this.screen = screen;
    this.texts = screen.texts();
    this.shelf = shelf;
    this.watching = watching;
    this.id = id;
    identify = new IdentifySheet(screen, metadata, shelf);
    tiles = new TitleTiles(screen);
    next = new Action("next", "", Icons.PLAY, () -> {}).primary();
    next.there(false);
    seen = new Action("seen", texts.get("seen.what"), Icons.EYE, this::sheet).compact();
    Action back = new Action("back", texts.get("back"), Icons.BACK, screen::back).compact();
    Action another =
        new Action("identify", texts.get("identify"), Icons.EDIT, this::identify).compact();
    // Whose folders they are says what is in them.
    screen.whether("folders", another::there);
    HBox actions = new HBox(next, seen, another, back);
    actions.getStyleClass().add("actions");
    head = new SeriesHead(screen, actions);
    seasons.getStyleClass().add("chips");
    episodes =
        new ShelfRow<>(
            "",
            Shape.WIDE,
            title -> TitleTiles.node("episode", title),
            title -> tiles.play(title, false),
            this::fill);
    extras = tiles.row("extra", texts.get("extras"), Shape.WIDE, title -> tiles.play(title, false));
    VBox body = new VBox(head, seasons, episodes, extras);
    body.getStyleClass().addAll("page-body", "series");
    root = new Backdrop(new ScrollArea(body));
    listening = shelf.onChange(() -> screen.onScreen(this::load));
    load();
  }

  private void fill(Title episode, PosterTile tile) {
    tiles.fill(episode, tile);
    int number = episode.place().map(Title.Place::number).orElse(0);
    tile.show(
        texts.get("episode.name", number, episode.name()),
        tiles.time(episode),
        episode.id().value());
  }

  private void load() {
    screen.work(() -> Episodes.read(shelf, id), newest.of(this::show), this::failed);
  }

  private void failed(Exception why) {
    screen.notice(texts.get(why instanceof NoSuchElementException ? "gone" : "failed"));
    next.there(false);
    episodes.items(List.of());
  }

  private void show(Episodes found) {
    known = found;
    head.show(found, root);
    boolean first = !next.isVisible();
    found.next().ifPresent(this::next);
    next.there(found.next().filter(Title::onDisk).isPresent());
    if (!found.seasons().containsKey(season) && !found.seasons().isEmpty()) {
      season = found.next().map(Episodes::season).orElseGet(() -> found.seasons().firstKey());
    }
    List<Node> chips = new ArrayList<>();
    for (int number : found.seasons().keySet()) {
      chips.add(chip(number));
    }
    if (chips.size() != seasons.getChildren().size()) {
      // Specials stand last.
      if (found.seasons().containsKey(0)) {
        chips.add(chips.removeFirst());
      }
      seasons.getChildren().setAll(chips);
    }
    season(season);
    extras.items(found.extras());
    if (first) {
      screen.offerFocus(next);
    }
  }

  private void next(Title episode) {
    next.say(
        texts.get(episode.seen().begun() ? "resume" : "next", tiles.place(episode), episode.name()),
        Icons.PLAY);
    next.setOnAction(event -> tiles.play(episode, false));
  }

  private Chip chip(int number) {
    String word = number == 0 ? texts.get("specials") : texts.get("season", number);
    return Chip.tab("season-" + number, word, number == season, () -> season(number));
  }

  private void season(int number) {
    season = number;
    for (Node chip : seasons.getChildren()) {
      ((Chip) chip).on(("season-" + number).equals(chip.getId()));
    }
    if (known != null) {
      List<Title> shown = known.seasons().getOrDefault(number, List.of());
      long watched = shown.stream().filter(episode -> episode.seen().times() > 0).count();
      episodes.heading(texts.get("seen.of", watched, shown.size()));
      episodes.items(shown);
    }
  }

  private void identify() {
    if (known != null) {
      identify.open(known.detail(), texts.get("identify"), texts.get("identify.hint"));
    }
  }

  /** What is seen: the whole series, this season, or one of its episodes. */
  private void sheet() {
    if (known == null) {
      return;
    }
    VBox list = new VBox();
    list.getStyleClass().add("row-list");
    Overlay[] sheet = new Overlay[1];
    List<Title> shown = known.seasons().getOrDefault(season, List.of());
    boolean all = known.seen() == known.count();
    list.getChildren()
        .add(row("seen-all", texts.get(all ? "unsee.all" : "see.all"), List.of(id), !all, sheet));
    boolean whole = shown.stream().allMatch(episode -> episode.seen().times() > 0);
    String word = season == 0 ? texts.get("specials") : texts.get("season", season);
    list.getChildren()
        .add(
            row(
                "seen-season",
                texts.get(whole ? "unsee.season" : "see.season", word),
                shown.stream().map(Title::id).toList(),
                !whole,
                sheet));
    for (Title episode : shown) {
      boolean done = episode.seen().times() > 0;
      int number = episode.place().map(Title.Place::number).orElse(0);
      list.getChildren()
          .add(
              row(
                      TitleTiles.node("seen", episode),
                      texts.get("episode.name", number, episode.name()),
                      List.of(episode.id()),
                      !done,
                      sheet)
                  .marked(done));
    }
    sheet[0] = screen.sheet(texts.get("seen.what"), new ScrollArea(list), () -> {});
  }

  private Row row(
      String nodeId, String text, List<TitleId> which, boolean wanted, Overlay[] sheet) {
    return new Row(
        nodeId,
        "",
        text,
        "",
        () -> {
          sheet[0].close();
          screen.work(
              () -> {
                which.forEach(one -> watching.seen(one, wanted));
                return wanted;
              },
              done -> {},
              failure -> screen.notice(texts.get("failed")));
        });
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException("the shelf does not let go of its listener", e);
    }
  }
}
