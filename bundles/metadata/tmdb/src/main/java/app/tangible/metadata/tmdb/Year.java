package app.tangible.metadata.tmdb;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The year of a date as the database writes it: {@code 1999-10-15}, or nothing. */
final class Year {

  private static final Pattern DATE = Pattern.compile("[12][0-9]{3}-.*");

  private Year() {}

  static OptionalInt of(String date) {
    return DATE.matcher(date).matches()
        ? OptionalInt.of(Integer.parseInt(date.substring(0, 4)))
        : OptionalInt.empty();
  }
}
