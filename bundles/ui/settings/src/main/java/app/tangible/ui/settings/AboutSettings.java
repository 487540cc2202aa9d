package app.tangible.ui.settings;

import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Versions, and whose work the product stands on. */
final class AboutSettings implements Settings {

  private static final String OWN = "Tangible";

  private final Screen screen;
  private final Texts texts;
  private final SettingsPage.Facts facts;
  private final Card versions;

  AboutSettings(Screen screen, SettingsPage.Facts facts) {
    this.screen = screen;
    this.texts = screen.texts();
    this.facts = facts;
    versions = new Card("versions", texts.get("versions"));
    versions.say(
        new Line("body", texts.get("versions.product", facts.version())),
        new Line("quiet", texts.get("versions.java", Runtime.version())),
        new Line(
            "quiet",
            texts.get(
                "versions.system",
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"))));
  }

  private void parts() {
    screen.work(
        () ->
            facts.parts().get().stream()
                .filter(part -> !part.licence().isEmpty() && !part.name().startsWith(OWN))
                .sorted(
                    Comparator.comparing(SettingsPage.Part::name, String.CASE_INSENSITIVE_ORDER))
                .toList(),
        this::show,
        failure -> screen.notice(texts.get("failed")));
  }

  private void show(List<SettingsPage.Part> parts) {
    VBox list = new VBox();
    list.getStyleClass().add("row-list");
    for (SettingsPage.Part part : parts) {
      list.getChildren()
          .add(
              new Row(
                  "part-" + list.getChildren().size(),
                  "",
                  texts.get("part", part.name(), part.version()),
                  LicenceNames.of(part.licence()),
                  () -> {}));
    }
    screen.sheet(texts.get("licences"), new ScrollArea(list), () -> {});
  }

  @Override
  public List<Node> rows() {
    return List.of(
        versions,
        new Row(
                "licences",
                Icons.INFO,
                texts.get("licences"),
                texts.get("licences.hint"),
                this::parts)
            .leads(),
        new Line("quiet", texts.get("about.private")));
  }
}
