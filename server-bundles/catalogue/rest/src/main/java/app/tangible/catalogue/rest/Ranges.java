package app.tangible.catalogue.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Range requests, RFC 9110 section 14: one range of bytes; anything else asks for the whole. */
final class Ranges {

  private static final Pattern ONE =
      Pattern.compile("bytes\\s*=\\s*(?:(\\d{1,18})\\s*-\\s*(\\d{1,18})?|-\\s*(\\d{1,18}))\\s*");

  private Ranges() {}

  sealed interface Asked {}

  record Whole() implements Asked {}

  /** Both ends included. */
  record Part(long first, long last) implements Asked {}

  record Unsatisfiable() implements Asked {}

  static Asked parse(String header, long size) {
    Matcher one = ONE.matcher(header.strip());
    if (!one.matches()) {
      return new Whole(); // 14.2: an unknown unit, several ranges or a bad form are ignored
    }
    if (one.group(3) != null) {
      long suffix = Long.parseLong(one.group(3));
      return suffix == 0 ? new Unsatisfiable() : new Part(Math.max(0, size - suffix), size - 1);
    }
    long first = Long.parseLong(one.group(1));
    long last = one.group(2) == null ? size - 1 : Long.parseLong(one.group(2));
    if (one.group(2) != null && last < first) {
      return new Whole(); // 14.1.1: invalid, so ignored
    }
    return first >= size ? new Unsatisfiable() : new Part(first, Math.min(last, size - 1));
  }

  /** Whether a list of entity tags holds this one (RFC 9110, 8.8.3.2), or is {@code *}. */
  static boolean lists(String header, String tag, boolean strong) {
    for (String item : header.split(",", 64)) {
      String given = item.strip();
      if (given.equals("*") || given.equals(tag) || (!strong && given.equals("W/" + tag))) {
        return true;
      }
    }
    return false;
  }
}
