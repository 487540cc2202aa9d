package app.tangible.transfer.cdn;

import app.tangible.content.PieceRoot;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.SupplyFault.Kind;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the head of an answer to a range request must say (RFC 9110, 14 and 15). */
final class RangeRules {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  private RangeRules() {}

  /** The bytes {@code from} to {@code from + length - 1} of {@code total}. */
  record Range(long from, int length, long total) {

    String asHeader() {
      return "bytes=" + from + "-" + (from + length - 1);
    }

    String asContentRange() {
      return "bytes " + from + "-" + (from + length - 1) + "/" + total;
    }

    boolean isAll() {
      return from == 0 && length == total;
    }
  }

  static Optional<SupplyFault> fault(int status, HttpHeaders head, Range range, PieceRoot root) {
    // 1. The status is that of a part; of the whole only where the part is the whole.
    Optional<SupplyFault> refused = faultOfStatus(status, head, range);
    if (refused.isPresent()) {
      return refused;
    }
    // 2. It is this film: the strong entity tag is the root.
    String expected = '"' + root.hex() + '"';
    String tag = head.firstValue("ETag").orElse("none");
    if (!tag.equals(expected)) {
      return Optional.of(
          new SupplyFault(Kind.OTHER_FILM, "ETag " + shown(tag) + " instead of " + expected));
    }
    // 3. It is this part.
    String part = head.firstValue("Content-Range").orElse("none");
    if (status == 206 && !part.equals(range.asContentRange())) {
      return misbehaved("Content-Range " + shown(part) + " instead of " + range.asContentRange());
    }
    // 4. As it is, and of this length.
    String coding = head.firstValue("Content-Encoding").orElse("identity");
    if (!coding.equalsIgnoreCase("identity")) {
      return misbehaved("Content-Encoding " + shown(coding));
    }
    String length = head.firstValue("Content-Length").orElse("");
    if (!length.isEmpty() && !length.equals(Integer.toString(range.length()))) {
      return misbehaved("Content-Length " + shown(length) + " instead of " + range.length());
    }
    return Optional.empty();
  }

  private static Optional<SupplyFault> faultOfStatus(int status, HttpHeaders head, Range range) {
    if (status == 206 || status == 200 && range.isAll()) {
      return Optional.empty();
    }
    if (status == 404 || status == 410) {
      return Optional.of(new SupplyFault(Kind.ABSENT, "status " + status));
    }
    if (status == 429 || status >= 500 && status < 600) {
      return Optional.of(new SupplyFault(Kind.BUSY, "status " + status, retryAfter(head)));
    }
    if (status == 200) {
      return misbehaved("status 200: it ignores ranges");
    }
    return misbehaved("status " + status);
  }

  private static Duration retryAfter(HttpHeaders head) {
    return head.firstValue("Retry-After")
        .filter(SECONDS.asMatchPredicate())
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(Duration.ZERO);
  }

  private static Optional<SupplyFault> misbehaved(String detail) {
    return Optional.of(new SupplyFault(Kind.MISBEHAVED, detail));
  }

  /** A foreign header, bounded and without line ends, for a message. */
  private static String shown(String text) {
    String bounded = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return bounded.replaceAll("\\p{Cntrl}", "?");
  }
}
