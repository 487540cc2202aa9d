package app.tangible.ui.nowplaying;

import app.tangible.library.Title;
import app.tangible.player.Playback.State;
import app.tangible.player.Player;
import app.tangible.player.Track;
import app.tangible.player.VideoFacts;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.viewing.Scene;
import app.tangible.viewing.Viewing;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** What lies over the picture: the controls, for some seconds, and what is offered meanwhile. */
final class Overlays {

  private static final Duration CONTROLS_STAY = Duration.seconds(4);

  private final Texts texts;
  private final NowPlayingPage.Theatre theatre;
  private final Viewing viewing;
  private final Player player;
  private final PlayingView view;
  private final Osd osd;
  private final Corner corner;
  private final Offer offer;
  private final PauseTransition hide = new PauseTransition(CONTROLS_STAY);

  Overlays(Screen screen, NowPlayingPage.Theatre theatre, PlayingView view) {
    this.texts = screen.texts();
    this.theatre = theatre;
    this.viewing = theatre.viewing();
    this.player = theatre.player();
    this.view = view;
    osd = new Osd(screen, view, new Sheets(screen, theatre, view::showControls));
    corner = new Corner(texts, screen.formats());
    offer = new Offer(texts, viewing::skipSegment, viewing::next, viewing::stay);
    StackPane.setAlignment(osd, Pos.BOTTOM_CENTER);
    StackPane.setAlignment(corner, Pos.TOP_RIGHT);
    StackPane.setAlignment(offer, Pos.BOTTOM_RIGHT);
    hide.setOnFinished(event -> hide());
  }

  List<Node> nodes() {
    return List.of(osd, corner, offer);
  }

  Offer offer() {
    return offer;
  }

  /** Whether the controls are there. */
  boolean shown() {
    return osd.isVisible();
  }

  // --- coming and going ---

  void show() {
    if (!osd.isVisible()) {
      set(true);
      view.redraw();
      if (!offer.counts()) {
        osd.pauseButton().requestFocus();
      }
    }
    stay();
  }

  /** For as long again. */
  void stay() {
    hide.playFromStart();
  }

  /** They no longer go by themselves. */
  void stop() {
    hide.stop();
  }

  private void hide() {
    if (player.now().state() == State.PLAYING && !osd.timeline().looking()) {
      set(false);
      if (offer.counts()) {
        offer.nextButton().requestFocus();
      }
    } else {
      stay();
    }
  }

  void set(boolean shown) {
    osd.setVisible(shown);
    corner.setVisible(shown);
    view.pointer(shown);
    offer.setTranslateY(shown ? -300 : 0);
  }

  // --- what they say ---

  void changed(Scene scene) {
    title(scene);
    boolean counted = offer.counts();
    offer.show(scene, scene.upNext().flatMap(theatre.shelf()::title));
    if (offer.counts() && !counted) {
      offer.nextButton().requestFocus();
    }
  }

  private void title(Scene scene) {
    Optional<Title> title = scene.title().flatMap(theatre.shelf()::title);
    String over =
        title
            .flatMap(Title::place)
            .filter(place -> place.number() > 0)
            .map(
                place ->
                    texts.get(
                        "episode",
                        theatre.shelf().title(place.parent()).map(Title::name).orElse(""),
                        place.season(),
                        place.number()))
            .orElse("");
    osd.title(over, scene.name());
  }

  void redraw(Optional<VideoFacts> video, double speed) {
    viewing.now().nextAt().ifPresent(offer::count);
    if (osd.isVisible()) {
      osd.show(player.now(), speed, viewing.arrived());
      osd.timeline().chapters(player.chapters());
      boolean subtitled =
          player.tracks().stream().anyMatch(track -> track.kind() == Track.Kind.SUBTITLE);
      osd.offers(viewing.now().upNext().isPresent(), player.chapters().size() > 1, subtitled);
      corner.show(video, theatre.display().flatMap(display -> display.now()), speed);
    }
  }
}
