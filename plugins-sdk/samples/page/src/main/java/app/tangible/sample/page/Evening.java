package app.tangible.sample.page;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Reckons; knows no screen, so that a test needs none. */
record Evening(Clock clock, Locale locale) {

  /** The time of day at which a film of this length ends, as it is written in the language. */
  String end(Duration length) {
    return LocalTime.now(clock)
        .plus(length)
        .format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale));
  }
}
