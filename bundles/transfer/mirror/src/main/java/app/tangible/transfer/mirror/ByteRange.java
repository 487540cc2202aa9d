package app.tangible.transfer.mirror;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one range of a request (RFC 9110, 14.1.2). */
sealed interface ByteRange {

  /** Bytes {@code from} to {@code from + length - 1}. */
  record Part(long from, long length) implements ByteRange {}

  /** No range that is understood: the whole is the answer (14.2). */
  record Whole() implements ByteRange {}

  /** Nothing of it lies inside: 416. */
  record Outside() implements ByteRange {}

  Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})", Pattern.CASE_INSENSITIVE);

  static ByteRange of(Optional<String> header, long total) {
    Matcher range = ONE.matcher(header.orElse("").strip());
    if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
      return new Whole();
    }
    if (range.group(1).isEmpty()) {
      long last = Math.min(total, Long.parseLong(range.group(2)));
      return last == 0 ? new Outside() : new Part(total - last, last);
    }
    long from = Long.parseLong(range.group(1));
    long to = range.group(2).isEmpty() ? total - 1 : Long.parseLong(range.group(2));
    if (!range.group(2).isEmpty() && to < from) {
      return new Whole();
    }
    return from >= total ? new Outside() : new Part(from, Math.min(to, total - 1) - from + 1);
  }
}
