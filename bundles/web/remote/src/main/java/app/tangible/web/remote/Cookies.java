package app.tangible.web.remote;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a phone's browser keeps; no script sees it, no other site's request carries it. */
final class Cookies {

  /** For a phone that was let in. */
  static final String SESSION = "tangible-remote";

  /** For one that asks. */
  static final String TICKET = "tangible-asking";

  static final String TICKET_PATH = "/remote/v1/pairing";

  /** As long as browsers keep any. */
  static final Duration FOR_LONG = Duration.ofDays(400);

  private static final int LONGEST = 128;

  private Cookies() {}

  static Optional<String> read(Map<String, Cookie> cookies, String name) {
    return Optional.ofNullable(cookies.get(name))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST);
  }

  static Optional<String> read(HttpHeaders headers, String name) {
    return read(headers.getCookies(), name);
  }

  /**
   * @param secure whether it came by TLS: then it is never sent without
   */
  static NewCookie give(String name, String value, String path, Duration time, boolean secure) {
    return new NewCookie.Builder(name)
        .value(value)
        .path(path)
        .maxAge((int) time.toSeconds())
        .secure(secure)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }

  static NewCookie take(String name, String path) {
    return give(name, "", path, Duration.ZERO, false);
  }
}
