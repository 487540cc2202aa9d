package app.tangible.player;

import java.time.Duration;
import java.util.Optional;

/**
 * A moment of playback. {@code length} is zero while unknown.
 *
 * @param problem why it failed; there exactly when the state is {@link State#FAILED}
 */
public record Playback(
    State state, Duration position, Duration length, int volumePercent, Optional<Problem> problem) {

  /** Refuses a failure without a problem and a problem without a failure. */
  public Playback {
    if ((state == State.FAILED) != problem.isPresent()) {
      throw new IllegalArgumentException(
          "a problem goes with FAILED and with nothing else, got " + state + " and " + problem);
    }
  }

  /** A moment of playback that has not failed. */
  public Playback(State state, Duration position, Duration length, int volumePercent) {
    this(state, position, length, volumePercent, Optional.empty());
  }

  /** What the player is doing. */
  public enum State {
    IDLE,
    OPENING,
    PLAYING,
    PAUSED,
    ENDED,
    FAILED
  }

  /**
   * Why playback failed.
   *
   * @param detail what was expected and found, and what to do; English, no title
   */
  public record Problem(Kind kind, String detail) {

    /** Each kind has its own words in every language of the product. */
    public enum Kind {
      /** The playback engine is not installed on this machine, or does not start. */
      ENGINE_MISSING,
      /** The file is not where it was, or may not be read. */
      SOURCE_MISSING,
      /** The source could not be read to its end. */
      SOURCE_FAILED,
      /** The source was read but holds nothing that can be played. */
      NOT_PLAYABLE,
      /** It was opened, and then nothing came of it. */
      NOTHING_COMES
    }
  }
}
