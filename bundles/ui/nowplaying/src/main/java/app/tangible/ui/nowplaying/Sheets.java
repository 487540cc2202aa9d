package app.tangible.ui.nowplaying;

import app.tangible.player.Chapter;
import app.tangible.player.Player;
import app.tangible.player.Track;
import app.tangible.player.Tuning;
import app.tangible.ui.Overlay;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.Toggle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/** What is chosen at the side while it plays: sound, subtitles, chapters, and the rest. */
final class Sheets {

  private final Screen screen;
  private final Texts texts;
  private final Player player;
  private final SheetRows rows;
  private final SubtitleSheet subtitles;
  private final MoreSheet more;

  /**
   * @param gone runs when a sheet is closed
   */
  Sheets(Screen screen, NowPlayingPage.Theatre theatre, Runnable gone) {
    this.screen = screen;
    this.texts = screen.texts();
    this.player = theatre.player();
    this.rows = new SheetRows(screen, player, gone);
    this.subtitles = new SubtitleSheet(screen, player, rows);
    this.more = new MoreSheet(screen, theatre, rows);
  }

  void sound() {
    Tuning now = player.tuning();
    rows.open(
        "sound",
        rows.tracks("sound.track", Track.Kind.AUDIO),
        rows.delay(
            "sound.delay",
            "sound.delay.hint",
            now.soundDelay(),
            2000,
            50,
            delay -> rows.tune(tuning -> tuning.soundDelay(delay))),
        new Toggle(
            "passthrough",
            texts.get("passthrough"),
            texts.get("passthrough.hint"),
            now.passthrough(),
            on -> rows.tune(tuning -> tuning.passthrough(on))));
  }

  void subtitles() {
    subtitles.open();
  }

  void chapters() {
    List<Chapter> chapters = player.chapters();
    Duration at = player.now().position();
    List<Node> list = new ArrayList<>();
    Overlay[] sheet = new Overlay[1];
    for (int i = 0; i < chapters.size(); i++) {
      Chapter chapter = chapters.get(i);
      boolean on =
          at.compareTo(chapter.from()) >= 0
              && (i + 1 == chapters.size() || at.compareTo(chapters.get(i + 1).from()) < 0);
      String name = chapter.name().isBlank() ? texts.get("chapter.number", i + 1) : chapter.name();
      list.add(
          new Row(
                  "chapter-" + i,
                  "",
                  name,
                  "",
                  () -> {
                    sheet[0].close();
                    player.seek(chapter.from());
                  })
              .value(screen.formats().position(chapter.from()))
              .marked(on));
    }
    sheet[0] = rows.open("chapters", list.toArray(Node[]::new));
  }

  void more() {
    more.open();
  }
}
