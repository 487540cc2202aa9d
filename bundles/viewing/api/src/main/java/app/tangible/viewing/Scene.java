package app.tangible.viewing;

import app.tangible.library.TitleId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is on.
 *
 * @param title empty when nothing is on, or a clip that is not on the shelf
 * @param name what is shown for it; empty when nothing is on
 * @param trouble why it does not play: a key of the words for it, {@code refusal.…} of the decoder,
 *     {@code problem.…} of the player
 * @param queue what comes after
 * @param upNext what {@link Viewing#next} would play
 * @param segment an opening, a recap, credits that can be skipped now
 * @param sleepAt when it pauses by itself
 * @param nextAt when {@link #upNext} begins by itself; empty while nothing counts down
 * @param inGrace the lease of this film is over; the household should go online soon
 */
public record Scene(
    Stage stage,
    Optional<TitleId> title,
    String name,
    Optional<String> trouble,
    List<TitleId> queue,
    Optional<TitleId> upNext,
    Optional<Segment> segment,
    Optional<Instant> sleepAt,
    boolean sleepAtEnd,
    boolean autoPlay,
    Optional<Instant> nextAt,
    boolean inGrace) {

  /** Nothing is on. */
  public static final Scene EMPTY =
      new Scene(
          Stage.NOTHING,
          Optional.empty(),
          "",
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          true,
          Optional.empty(),
          false);

  /** Copies. */
  public Scene {
    queue = List.copyOf(queue);
  }

  /** How far it is. */
  public enum Stage {
    NOTHING,
    /** The decoder is asked, or the file is opened. */
    OPENING,
    ON,
    /** {@link Scene#trouble} says why. */
    TROUBLE
  }

  /** A stretch that is not the film itself. */
  public record Segment(Kind kind, Duration from, Duration to) {

    /** Of what kind. */
    public enum Kind {
      INTRO,
      RECAP,
      CREDITS,
      COMMERCIAL
    }
  }
}
