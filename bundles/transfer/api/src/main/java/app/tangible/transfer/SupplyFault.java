package app.tangible.transfer;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One source did not do what was asked of it; the message says what, in English. */
public final class SupplyFault extends IOException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final Duration retryAfter;

  /** At once worth another try, as far as its kind allows. */
  public SupplyFault(Kind kind, String detail) {
    this(kind, detail, Duration.ZERO);
  }

  /** With the time that the source asks to be left alone. */
  public SupplyFault(Kind kind, String detail, Duration retryAfter) {
    super(detail);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /** What it did. */
  public Kind kind() {
    return kind;
  }

  /** How long the source asks to be left alone. */
  public Optional<Duration> retryAfter() {
    return retryAfter.isZero() ? Optional.empty() : Optional.of(retryAfter);
  }

  /** What a source can do wrong, and how often before it is not used again in a transfer. */
  public enum Kind {
    /** Bytes that do not hash to the manifest, or a manifest that does not hash to the root. */
    LIED(1),
    /** It has another film under this name. */
    OTHER_FILM(1),
    /** It does not have this film. */
    ABSENT(1),
    /** Against its protocol. */
    MISBEHAVED(3),
    /** Not now. */
    BUSY(Integer.MAX_VALUE),
    /** No byte for a while. */
    STALLED(Integer.MAX_VALUE),
    /** No connection, or one that was cut. */
    BROKEN(Integer.MAX_VALUE);

    private final int strikes;

    Kind(int strikes) {
      this.strikes = strikes;
    }

    /** How often before a source is not used again. */
    public int strikes() {
      return strikes;
    }
  }
}
