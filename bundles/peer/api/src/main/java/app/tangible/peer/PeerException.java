package app.tangible.peer;

/** A peer cannot be reached or spoken to. */
public class PeerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** No address answers, or none is known. */
    UNREACHABLE,
    /** Somebody else answers at its address. */
    WRONG_PEER,
    /** It speaks none of the protocols. */
    NO_PROTOCOL,
    /** It misbehaved a while ago. */
    BANNED,
    /** We or it have enough connections or streams. */
    LIMIT,
    /** It took too long. */
    TIMEOUT,
    /** The connection broke. */
    BROKEN
  }

  private final Kind kind;

  /** What was expected, what was found. */
  public PeerException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What was expected, what was found, and why. */
  public PeerException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }
}
