package app.tangible.ui.film;

import app.tangible.decoder.Decoder;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.Checkpoint;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.QrCode;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/**
 * The certificate as a person reads it. It can have the focus, so that arrows bring it to sight.
 */
final class ProofCard extends VBox {

  private static final int CODE_PIXELS = 340;

  private final Screen screen;
  private final Texts texts;
  private final GridPane table = new GridPane();
  private final ImageView code = new ImageView();
  private final VBox scan = new VBox();

  ProofCard(Screen screen) {
    this.screen = screen;
    this.texts = screen.texts();
    setId("proof");
    getStyleClass().setAll("card", "proof");
    table.getStyleClass().add("proof-table");
    scan.getStyleClass().add("proof-scan");
    scan.getChildren().addAll(code, new Line("quiet", texts.get("proof.scan")));
    scan.setMaxWidth(CODE_PIXELS);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    setVisible(false);
  }

  void show(Optional<Proof> read, Decoder.Level level) {
    setVisible(true);
    table.getChildren().clear();
    SVGPath seal = new SVGPath();
    seal.setContent(Icons.SHIELD);
    seal.getStyleClass().add("seal");
    VBox head =
        new VBox(
            new Line("heading", texts.get(read.isPresent() ? "proof.title" : "proof.none")),
            new Line(
                "quiet", read.map(this::summary).orElseGet(() -> texts.get("proof.none.hint"))));
    StackPane sealBox = new StackPane(seal);
    sealBox.getStyleClass().add("seal-box");
    HBox top = new HBox(sealBox, head);
    top.getStyleClass().add("proof-head");
    HBox content = new HBox(table);
    content.getStyleClass().add("proof-content");
    HBox.setHgrow(table, Priority.ALWAYS);
    getChildren().setAll(top, content);
    read.ifPresent(this::rows);
    read.ifPresent(
        proof -> {
          code.setImage(QrCode.of(proof.statement(), CODE_PIXELS));
          content.getChildren().add(scan);
        });
    row("proof.decoder", texts.get("decoder." + level));
    if (read.isPresent()) {
      Line limit = new Line("quiet", texts.get("proof.limit"));
      limit.getStyleClass().add("proof-limit");
      getChildren().add(limit);
    }
    setAccessibleText(texts.get("proof.title"));
  }

  private String summary(Proof proof) {
    Checkpoint checkpoint = proof.certificate().checkpoint();
    return texts.get(
        "proof.summary",
        screen.formats().date(checkpoint.time()),
        screen.formats().date(proof.lease().until()));
  }

  private void rows(Proof proof) {
    CertificateFacts facts = proof.certificate().facts();
    Checkpoint checkpoint = proof.certificate().checkpoint();
    row(
        "proof.title.film",
        texts.get("proof.filmOf", facts.title(), facts.quality(), facts.studio()));
    row("proof.owner", shorten(facts.owner().text()));
    row("proof.kind", texts.get("kind." + proof.licence().kind()));
    row("proof.token", shorten(facts.tokenId()));
    row("proof.contract", texts.get("proof.onChain", shorten(facts.contract()), facts.chainId()));
    row("proof.checkpoint", screen.formats().date(checkpoint.time()));
    row(
        "proof.anchor",
        texts.get(
            "proof.block", checkpoint.anchorBlock(), shorten(checkpoint.anchorTransaction())));
    row(
        "proof.place",
        texts.get(
            "proof.leaf",
            proof.certificate().leafIndex() + 1,
            checkpoint.treeSize(),
            checkpoint.origin()));
    row("proof.film", shorten(facts.masterHash().hex()));
    row("proof.lease", screen.formats().date(proof.lease().until()));
    row("proof.devices", texts.count("proof.devices", proof.licence().devices().size()));
  }

  private void row(String key, String value) {
    int row = table.getRowCount();
    Line label = new Line("quiet", texts.get(key));
    label.setMinWidth(USE_PREF_SIZE);
    table.addRow(row, label, new Line("body", value));
  }

  private static String shorten(String whole) {
    return whole.length() <= 22
        ? whole
        : whole.substring(0, 10) + " … " + whole.substring(whole.length() - 8);
  }
}
