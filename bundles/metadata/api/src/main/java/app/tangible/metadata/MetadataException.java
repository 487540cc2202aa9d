package app.tangible.metadata;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link MetadataSource} cannot answer now, whatever it is asked. It is left alone for a while
 * and asked again by itself; what it was asked counts as not asked.
 */
public final class MetadataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final SourceTrouble.Kind kind;
  private final @Nullable Duration pause;

  /**
   * With a reason for the log, without any secret.
   *
   * @param pause how long it wants to be left alone, at most a day; empty where it does not say
   */
  public MetadataException(SourceTrouble.Kind kind, String message, Optional<Duration> pause) {
    super(message);
    this.kind = kind;
    this.pause = pause.orElse(null);
  }

  /** What is the matter. */
  public SourceTrouble.Kind kind() {
    return kind;
  }

  /** How long it wants to be left alone. */
  public Optional<Duration> pause() {
    return Optional.ofNullable(pause);
  }
}
