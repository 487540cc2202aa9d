package app.tangible.player;

import java.time.Duration;

/** A moment of playback. {@code length} is zero while unknown. */
public record Playback(State state, Duration position, Duration length, int volumePercent) {

  /** What the player is doing. */
  public enum State {
    IDLE,
    OPENING,
    PLAYING,
    PAUSED,
    ENDED,
    FAILED
  }
}
