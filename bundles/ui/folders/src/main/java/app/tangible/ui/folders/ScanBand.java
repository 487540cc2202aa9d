package app.tangible.ui.folders;

import app.tangible.library.WatchedFolders.Scan;
import app.tangible.ui.Line;
import app.tangible.ui.ProgressBand;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import javafx.scene.layout.VBox;

/** How far a scan is; not there while there is none. */
final class ScanBand extends VBox {

  private final Texts texts;
  private final Line words = new Line("quiet");
  private final ProgressBand band = new ProgressBand();

  ScanBand(Screen screen) {
    this.texts = screen.texts();
    getStyleClass().add("scan");
    getChildren().addAll(words, band);
    show(new Scan(false, 0, 0));
  }

  void show(Scan scan) {
    setVisible(scan.running());
    setManaged(scan.running());
    words.setText(texts.get("scanning", scan.seen(), scan.of()));
    band.share(scan.of() == 0 ? 0 : scan.seen() / (double) scan.of());
  }
}
