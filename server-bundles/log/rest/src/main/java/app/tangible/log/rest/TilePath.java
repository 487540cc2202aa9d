package app.tangible.log.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tile is meant (C2SP tlog-tiles): the index in groups of three digits, all but the last
 * after an {@code x}; behind it {@code .p/<width>} for a tile that is not full.
 *
 * @param width 1 to 256
 */
record TilePath(long index, int width) {

  private static final int FULL = 256;
  private static final Pattern FORM =
      Pattern.compile("((?:x[0-9]{3}/){0,5})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /** Reads the one spelling of a path; empty for any other. */
  static Optional<TilePath> parse(String path) {
    Matcher form = FORM.matcher(path);
    if (!form.matches() || form.group(1).startsWith("x000")) {
      return Optional.empty();
    }
    String digits = form.group(1).replace("x", "").replace("/", "") + form.group(2);
    int width = form.group(3) == null ? FULL : Integer.parseInt(form.group(3));
    // A full tile has no width in its name.
    return form.group(3) != null && width >= FULL
        ? Optional.empty()
        : Optional.of(new TilePath(Long.parseLong(digits), width));
  }
}
