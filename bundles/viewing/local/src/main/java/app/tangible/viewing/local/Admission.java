package app.tangible.viewing.local;

import app.tangible.licence.Refusal;
import app.tangible.player.Medium;
import java.util.Optional;

/** Whether a title can be played now. */
sealed interface Admission {

  /** It can. */
  record Ready(Medium medium, boolean inGrace, Optional<Arrival> arrival) implements Admission {}

  /** The decoder says no. */
  record Refused(Refusal why) implements Admission {}

  /** It is no longer on the shelf, or this viewer may not see it. */
  record Gone() implements Admission {}

  /** Its disk is not there, or it is not fetched yet. */
  record Away() implements Admission {}

  /** The key of the words that say why not; empty where it can. */
  static Optional<String> trouble(Admission admission) {
    return switch (admission) {
      case Ready ready -> Optional.empty();
      case Refused(Refusal why) -> Optional.of("refusal." + why);
      case Gone gone -> Optional.of("gone");
      case Away away -> Optional.of("away");
    };
  }
}
