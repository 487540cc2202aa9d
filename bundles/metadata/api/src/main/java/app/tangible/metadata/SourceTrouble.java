package app.tangible.metadata;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a source says nothing.
 *
 * @param again when it is asked again by itself; empty where something has to be done first, or
 *     where it is asked all the same
 */
public record SourceTrouble(Kind kind, Instant since, Optional<Instant> again) {

  /** What is the matter. */
  public enum Kind {
    /** No network, or its server does not do what it should. */
    UNREACHABLE,
    /** It does not know the household's key: it is asked again when it has come anew. */
    KEY_REFUSED,
    /** It was asked too often and wants a pause. */
    PAUSE,
    /** It did not give back the thread of an earlier question. */
    HANGS,
    /** It threw something unexpected. */
    BROKEN
  }
}
