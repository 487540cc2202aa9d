package app.tangible.host.felix;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the framework's exceptions into a sentence for a person. */
final class Reasons {

  private static final Pattern MISSING_PACKAGE =
      Pattern.compile(
          "missing requirement \\[[^\\]]*\\][^;]*;"
              + " \\(&?\\(?osgi\\.wiring\\.package=([A-Za-z0-9_.]+)\\)");

  private Reasons() {}

  static String of(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    Matcher missing = MISSING_PACKAGE.matcher(message);
    if (missing.find()) {
      return "nothing here exports the package " + missing.group(1) + " that it imports";
    }
    Throwable cause = Optional.ofNullable(thrown.getCause()).orElse(thrown);
    return firstLine(cause == thrown ? message : cause.toString());
  }

  /** Why a component failed, from the stack trace that the component runtime keeps. */
  static String ofComponent(@Nullable String stackTrace) {
    String reason = innermost(stackTrace);
    return reason.contains("Unable to get service for reference")
        ? "a component that it refers to failed"
        : reason;
  }

  /** The innermost cause of a printed stack trace. */
  static String innermost(@Nullable String stackTrace) {
    String marker = "Caused by: ";
    return stackTrace == null
        ? firstLine(null)
        : stackTrace
            .lines()
            .filter(line -> line.startsWith(marker))
            .map(line -> line.substring(marker.length()))
            .reduce((_, last) -> last)
            .orElseGet(() -> firstLine(stackTrace));
  }

  private static String firstLine(@Nullable String text) {
    return text == null ? "no reason given" : text.lines().findFirst().orElse("no reason given");
  }
}
