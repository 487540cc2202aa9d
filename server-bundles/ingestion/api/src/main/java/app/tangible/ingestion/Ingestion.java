package app.tangible.ingestion;

import app.tangible.content.FilmId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where one master is.
 *
 * @param offset bytes of the master that have arrived
 * @param edition once it is on the chain
 * @param problem what went wrong and what to do; while the state is not {@link State#FAILED} it
 *     goes on by itself
 * @param facts what was found in the master, for people
 */
public record Ingestion(
    String id,
    State state,
    long offset,
    OptionalLong edition,
    Optional<FilmId> film,
    Optional<String> problem,
    Map<String, String> facts) {

  /** Copies. */
  public Ingestion {
    facts = Map.copyOf(facts);
  }

  /** The states, in order; the last two are final. */
  public enum State {
    RECEIVING,
    PROBING,
    REMUXING,
    SEALING,
    PUBLISHING,
    PUBLISHED,
    FAILED
  }
}
