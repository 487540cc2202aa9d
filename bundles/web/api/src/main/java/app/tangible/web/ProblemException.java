package app.tangible.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal that the caller reads as a problem document (RFC 9457).
 *
 * <p>The message becomes its {@code detail}: it says what happened, what it means and what to do,
 * and holds no secret.
 */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String kind;
  private final transient Map<String, String> headers;

  /**
   * Names the problem.
   *
   * @param status HTTP status, 400 to 599
   * @param kind last part of the problem's type, such as {@code not-the-owner}
   */
  public ProblemException(int status, String kind, String detail) {
    this(status, kind, detail, Map.of());
  }

  private ProblemException(int status, String kind, String detail, Map<String, String> headers) {
    super(detail, null, false, false);
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("a problem has a status of 400 to 599, got " + status);
    }
    this.status = status;
    this.kind = kind;
    this.headers = headers;
  }

  /** The same with a header on the answer. */
  public ProblemException withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ProblemException(status, kind, getMessage(), Map.copyOf(more));
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** Last part of the type URI. */
  public String kind() {
    return kind;
  }

  /** Headers of the answer. */
  public Map<String, String> headers() {
    return headers;
  }
}
