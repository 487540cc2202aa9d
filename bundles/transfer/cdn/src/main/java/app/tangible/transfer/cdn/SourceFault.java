package app.tangible.transfer.cdn;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One source did not do what was asked of it. */
final class SourceFault extends IOException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final Duration retryAfter;

  SourceFault(Kind kind, String detail) {
    this(kind, detail, Duration.ZERO);
  }

  SourceFault(Kind kind, String detail, Duration retryAfter) {
    super(detail);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  Kind kind() {
    return kind;
  }

  /** How long the source asks to be left alone. */
  Optional<Duration> retryAfter() {
    return retryAfter.isZero() ? Optional.empty() : Optional.of(retryAfter);
  }

  /** What a source can do wrong, and how often before it is not used again in this transfer. */
  enum Kind {
    /** Bytes that do not hash to the manifest, or a manifest that does not hash to the root. */
    LIED(1),
    /** The entity tag names another film. */
    OTHER_FILM(1),
    /** 404 or 410. */
    ABSENT(1),
    /** Against RFC 9110: ranges ignored, wrong Content-Range, too long, redirects without end. */
    MISBEHAVED(3),
    /** 429 or 5xx. */
    BUSY(Integer.MAX_VALUE),
    /** No byte for a while. */
    STALLED(Integer.MAX_VALUE),
    /** No connection, or one that was cut. */
    BROKEN(Integer.MAX_VALUE);

    private final int strikes;

    Kind(int strikes) {
      this.strikes = strikes;
    }

    int strikes() {
      return strikes;
    }
  }
}
