package app.tangible.viewing.local;

import app.tangible.library.LibraryException;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers;
import app.tangible.library.Watching;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who watches, how far he has come, and what he chose before. */
record Audience(Watching watching, Viewers viewers, Choices choices) {

  private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

  /** Keeps where he is; what cannot be kept must not stop the film. */
  void reached(TitleId id, Duration position, Duration length) {
    try {
      watching.reached(id, position, length);
    } catch (LibraryException e) {
      LOG.warn("the place in a film is not kept: {}", e.getMessage());
    }
  }

  TrackWishes wishes(String scope) {
    return new TrackWishes(choices, viewers.current().number(), scope);
  }
}
