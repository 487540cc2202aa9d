package app.tangible.content;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears of work in bytes. Implementations return at once. */
@ConsumerType
@FunctionalInterface
public interface ByteProgress {

  /** Called after each step; {@code totalBytes} is -1 while unknown. */
  void at(long doneBytes, long totalBytes);

  /** Hears nothing. */
  static ByteProgress none() {
    return (done, total) -> {};
  }
}
