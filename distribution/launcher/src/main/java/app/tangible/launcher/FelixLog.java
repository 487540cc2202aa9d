package app.tangible.launcher;

import org.apache.felix.framework.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The framework's own messages, which it would else print. */
final class FelixLog extends Logger {

  private static final org.slf4j.Logger log = LoggerFactory.getLogger("felix.framework");

  @Override
  protected void doLog(int level, String message, @Nullable Throwable thrown) {
    log.atLevel(slf4j(level)).setCause(thrown).log(message);
  }

  private static Level slf4j(int level) {
    return switch (level) {
      case LOG_ERROR -> Level.ERROR;
      case LOG_WARNING -> Level.WARN;
      case LOG_INFO -> Level.DEBUG;
      default -> Level.TRACE;
    };
  }
}
