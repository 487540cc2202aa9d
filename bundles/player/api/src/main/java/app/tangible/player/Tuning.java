package app.tangible.player;

import java.time.Duration;

/**
 * How it is played; the player keeps it from one film to the next until told otherwise.
 *
 * @param speed 1 is the film's own; 0.25 to 4
 * @param soundDelay positive: sound later than the picture; at most 10 s either way
 * @param subtitleDelay positive: subtitles later; at most 60 s either way
 * @param passthrough AC-3, DTS and the like go to the amplifier as they are
 */
public record Tuning(
    double speed,
    Duration soundDelay,
    Duration subtitleDelay,
    SubtitleStyle subtitles,
    Framing framing,
    boolean passthrough) {

  private static final Duration MOST_SOUND = Duration.ofSeconds(10);
  private static final Duration MOST_SUBTITLES = Duration.ofSeconds(60);

  /** As the film is. */
  public static final Tuning PLAIN =
      new Tuning(1, Duration.ZERO, Duration.ZERO, SubtitleStyle.USUAL, Framing.WHOLE, false);

  /** Brings what is out of bounds within. */
  public Tuning {
    speed = Double.isFinite(speed) ? Math.clamp(speed, 0.25, 4) : 1;
    soundDelay = within(soundDelay, MOST_SOUND);
    subtitleDelay = within(subtitleDelay, MOST_SUBTITLES);
  }

  private static Duration within(Duration wanted, Duration most) {
    return wanted.abs().compareTo(most) <= 0 ? wanted : wanted.isNegative() ? most.negated() : most;
  }

  /** The same at another speed. */
  public Tuning speed(double wanted) {
    return new Tuning(wanted, soundDelay, subtitleDelay, subtitles, framing, passthrough);
  }

  /** The same with the sound earlier or later. */
  public Tuning soundDelay(Duration wanted) {
    return new Tuning(speed, wanted, subtitleDelay, subtitles, framing, passthrough);
  }

  /** The same with the subtitles earlier or later. */
  public Tuning subtitleDelay(Duration wanted) {
    return new Tuning(speed, soundDelay, wanted, subtitles, framing, passthrough);
  }

  /** The same with subtitles that look otherwise. */
  public Tuning subtitles(SubtitleStyle wanted) {
    return new Tuning(speed, soundDelay, subtitleDelay, wanted, framing, passthrough);
  }

  /** The same with another frame. */
  public Tuning framing(Framing wanted) {
    return new Tuning(speed, soundDelay, subtitleDelay, subtitles, wanted, passthrough);
  }

  /** The same with or without passthrough. */
  public Tuning passthrough(boolean wanted) {
    return new Tuning(speed, soundDelay, subtitleDelay, subtitles, framing, wanted);
  }

  /** How the picture lies on the screen. Whoever draws the pictures does it. */
  public enum Framing {
    /** All of it, black around. */
    WHOLE,
    /** No black: what is too much is cut off. */
    FILLED,
    /** No black: bent to the screen's shape. */
    STRETCHED,
    /** As if it were 4:3. */
    AS_4_3,
    /** As if it were 16:9. */
    AS_16_9,
    /** Black bars of a 2.39:1 film that lie in the picture itself are cut off. */
    CUT_TO_SCOPE
  }
}
