package app.tangible.player.vlc;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import uk.co.caprica.vlcj.player.embedded.EmbeddedMediaPlayer;

/**
 * The libvlc players of one film, one after the other. Each has a number, so that one that was let
 * go is not heard any more.
 */
final class Takes {

  private final IntFunction<SessionEvents> events;
  private @Nullable EmbeddedMediaPlayer player;
  private int number;

  /**
   * @param events makes the listener of the libvlc player of that number
   */
  Takes(IntFunction<SessionEvents> events) {
    this.events = events;
  }

  /** Whether there was none yet. */
  boolean isFirst() {
    return number == 0;
  }

  boolean isNow(int take) {
    return number == take;
  }

  /** The next one. */
  EmbeddedMediaPlayer begin(Engine engine, Pictures pictures) {
    number++;
    EmbeddedMediaPlayer opened = engine.factory().mediaPlayers().newEmbeddedMediaPlayer();
    player = opened;
    opened.events().addMediaPlayerEventListener(events.apply(number));
    if (pictures.wanted()) {
      opened
          .videoSurface()
          .set(engine.factory().videoSurfaces().newVideoSurface(pictures, pictures, false));
    }
    return opened;
  }

  /** The one that plays. */
  Optional<EmbeddedMediaPlayer> playing() {
    return Optional.ofNullable(player);
  }

  void with(Consumer<EmbeddedMediaPlayer> step) {
    playing().ifPresent(step);
  }

  /** Stops the one that plays; false when none does. */
  boolean letGo() {
    EmbeddedMediaPlayer playing = player;
    player = null;
    if (playing == null) {
      return false;
    }
    playing.controls().stop();
    playing.release();
    return true;
  }
}
