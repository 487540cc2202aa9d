package app.tangible.ui.film;

import app.tangible.library.TitleDetail;
import app.tangible.ui.PosterTile;
import app.tangible.ui.PosterTile.Shape;
import app.tangible.ui.Screen;
import app.tangible.ui.ShelfRow;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.Node;

/** Who plays whom; each leads to all that the household has of that person. */
final class CastRow {

  private record Seat(int number, TitleDetail.Role role) {}

  private final Screen screen;
  private final ShelfRow<Seat> row;

  CastRow(Screen screen) {
    this.screen = screen;
    row =
        new ShelfRow<>(
            screen.texts().get("cast"),
            Shape.PERSON,
            seat -> "cast-" + seat.number(),
            seat -> screen.open("library", Map.of("text", seat.role().person())),
            this::fill);
  }

  private void fill(Seat seat, PosterTile tile) {
    TitleDetail.Role role = seat.role();
    tile.show(role.person(), role.character(), role.person());
    role.portrait().ifPresent(address -> tile.artwork().fetch(screen, address));
  }

  void show(List<TitleDetail.Role> cast) {
    row.items(IntStream.range(0, cast.size()).mapToObj(i -> new Seat(i, cast.get(i))).toList());
  }

  Node node() {
    return row;
  }
}
