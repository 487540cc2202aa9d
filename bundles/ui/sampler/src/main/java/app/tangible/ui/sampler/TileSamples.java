package app.tangible.ui.sampler;

import app.tangible.ui.Badge;
import app.tangible.ui.Mark;
import app.tangible.ui.PosterTile;
import app.tangible.ui.Screen;
import app.tangible.ui.ShelfRow;
import app.tangible.ui.Texts;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.layout.VBox;

/** Rows of posters and of stills. */
final class TileSamples extends VBox {

  private final Texts texts;

  TileSamples(Screen screen) {
    texts = screen.texts();
    getStyleClass().add("sampler-part");
    getChildren()
        .addAll(row("poster", PosterTile.Shape.POSTER), row("still", PosterTile.Shape.WIDE));
  }

  private ShelfRow<Integer> row(String name, PosterTile.Shape shape) {
    ShelfRow<Integer> row =
        new ShelfRow<>(
            texts.get("row." + name),
            shape,
            number -> name + "-" + number,
            number -> {},
            (number, tile) -> fill(number, tile, name));
    row.items(List.copyOf(IntStream.range(0, 24).boxed().toList()));
    return row;
  }

  private void fill(int number, PosterTile tile, String seed) {
    tile.show(texts.get("film", number + 1), texts.get("line"), seed + number);
    switch (number % 4) {
      case 0 ->
          tile.marks(List.of(new Mark("4K", Badge.Tone.PLAIN), new Mark("HDR", Badge.Tone.PLAIN)));
      case 1 -> tile.progress(0.4);
      case 2 -> tile.seen(true);
      default -> tile.badge(texts.get("sealed"));
    }
  }
}
