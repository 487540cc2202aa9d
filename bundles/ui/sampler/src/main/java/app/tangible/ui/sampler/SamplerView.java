package app.tangible.ui.sampler;

import app.tangible.ui.Chip;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A head with the parts to choose between, and the part that is chosen below it. */
final class SamplerView extends VBox {

  private final Screen screen;
  private final List<Chip> tabs = new ArrayList<>();

  SamplerView(Screen screen, Part first) {
    this.screen = screen;
    getStyleClass().add("page-body");
    HBox chips = new HBox();
    chips.getStyleClass().add("chips");
    for (Part part : Part.values()) {
      Chip tab =
          Chip.tab(
              "part-" + part.word(),
              screen.texts().get("part." + part),
              part == first,
              () -> show(part));
      tabs.add(tab);
      chips.getChildren().add(tab);
    }
    HBox head = new HBox(new Line("title", screen.texts().get("title")), chips);
    head.getStyleClass().addAll("page-head", "sampler-head");
    getChildren().addAll(head, new VBox());
    show(first);
  }

  private void show(Part part) {
    for (int i = 0; i < tabs.size(); i++) {
      tabs.get(i).on(i == part.ordinal());
    }
    Node content =
        switch (part) {
          case WORDS -> new WordSamples(screen);
          case BUTTONS -> new ButtonSamples(screen);
          case FORMS -> new FormSamples(screen);
          case TILES -> new TileSamples(screen);
          case OVERLAYS -> new OverlaySamples(screen);
        };
    ScrollArea area = new ScrollArea((javafx.scene.layout.Region) content);
    VBox.setVgrow(area, Priority.ALWAYS);
    getChildren().set(1, area);
  }
}
