package app.tangible.bench.screen;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The same posters and names, six a row, in a {@link ListView} with nothing else about it. */
final class ListOfJavaFx {

  private static final int A_ROW = 6;
  private static final double WIDTH = 258;
  private static final double HEIGHT = 387;

  private ListOfJavaFx() {}

  static double[] frames(List<URI> posters, int titles, int presses) throws InterruptedException {
    javafx.stage.Stage window =
        Stage.onScreen(
            () -> {
              List<Image> images =
                  posters.stream()
                      .map(at -> new Image(at.toString(), WIDTH, HEIGHT, false, true))
                      .toList();
              ListView<Integer> list =
                  new ListView<>(
                      FXCollections.observableArrayList(
                          IntStream.range(0, titles / A_ROW).boxed().toList()));
              list.setFixedCellSize(HEIGHT + 124);
              list.setCellFactory(view -> new RowCell(images));
              javafx.stage.Stage shown = new javafx.stage.Stage();
              shown.setScene(new Scene(list, 1920, 1080));
              shown.show();
              return shown;
            });
    Stage.awaitFrames(30);
    int[] row = new int[1];
    ListView<?> list = (ListView<?>) window.getScene().getRoot();
    try {
      return Stage.framesWhile(
          () ->
              Stage.onScreen(
                  () -> {
                    row[0]++;
                    list.scrollTo(row[0]);
                    return null;
                  }),
          presses);
    } finally {
      Stage.onScreen(
          () -> {
            window.hide();
            return null;
          });
    }
  }

  private static final class RowCell extends ListCell<Integer> {

    private final List<Image> images;
    private final HBox row = new HBox(36);

    RowCell(List<Image> images) {
      this.images = images;
      for (int i = 0; i < A_ROW; i++) {
        row.getChildren().add(new VBox(new ImageView(), new Label(), new Label()));
      }
    }

    @Override
    protected void updateItem(Integer number, boolean empty) {
      super.updateItem(number, empty);
      if (empty || number == null) {
        setGraphic(null);
        return;
      }
      for (int i = 0; i < A_ROW; i++) {
        int title = number * A_ROW + i;
        VBox box = (VBox) row.getChildren().get(i);
        ((ImageView) box.getChildren().get(0)).setImage(images.get(title % images.size()));
        ((Label) box.getChildren().get(1)).setText("Film " + title);
        ((Label) box.getChildren().get(2)).setText("1920 · 1 h 40 min");
      }
      setGraphic(row);
    }
  }
}
