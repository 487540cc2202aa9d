package app.tangible.ui.settings;

import app.tangible.metadata.Metadata;
import app.tangible.metadata.SourceTrouble;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of those who know films say nothing now, why, and what happens next. */
final class SourceTroubles implements AutoCloseable {

  private final Screen screen;
  private final Texts texts;
  private final Line line = new Line("body");
  private final Optional<Metadata> metadata;
  private final AutoCloseable listening;

  SourceTroubles(Screen screen, Optional<Metadata> metadata) {
    this.screen = screen;
    this.texts = screen.texts();
    this.metadata = metadata;
    line.setId("sources");
    listening =
        metadata.map(known -> known.onChange(() -> screen.onScreen(this::show))).orElse(() -> {});
    show();
  }

  Line line() {
    return line;
  }

  private void show() {
    line.say(
        metadata.map(Metadata::sources).orElse(List.of()).stream()
            .flatMap(source -> source.trouble().map(why -> sentence(source, why)).stream())
            .collect(Collectors.joining("\n")));
  }

  private String sentence(Metadata.Source source, SourceTrouble trouble) {
    String again =
        trouble
            .again()
            .map(when -> texts.get("source.again", screen.formats().timeOfDay(when)))
            .orElse("");
    return (texts.get("source.trouble." + trouble.kind(), name(source)) + " " + again).strip();
  }

  private String name(Metadata.Source source) {
    String key = "source.name." + source.name();
    String name = texts.get(key);
    // A plug-in's is the name of its class.
    return name.equals(key) ? source.name().substring(source.name().lastIndexOf('.') + 1) : name;
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException("the metadata sources do not let go of their listener", e);
    }
  }
}
