package app.tangible.web.jersey;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What every request passes first: a name for the log, limits, and headers for the answer. */
final class Gate {

  static final String REQUEST = "request";

  private static final Logger log = LoggerFactory.getLogger(Gate.class);
  private static final Pattern FOREIGN_ID = Pattern.compile("[0-9A-Za-z-]{8,64}");

  private final Semaphore places;
  private final RateLimits rates;

  @FunctionalInterface
  interface Inside {
    void serve(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException;
  }

  Gate(int places, RateLimits rates) {
    if (places < 1) {
      throw new IllegalArgumentException("maxConcurrentRequests is at least 1, got " + places);
    }
    this.places = new Semaphore(places);
    this.rates = rates;
  }

  void pass(HttpServletRequest request, HttpServletResponse response, Inside inside)
      throws IOException {
    String id = idOf(request.getHeader("X-Request-Id"));
    MDC.put(REQUEST, id);
    head(response, id);
    try {
      if (!rates.allows(request.getRemoteAddr())) {
        Answer.problem(response, 429, "too-many-requests", "Too many requests: slow down.");
      } else if (!places.tryAcquire()) {
        Answer.problem(response, 503, "busy", "The server is busy: try again in a second.");
      } else {
        try {
          inside.serve(request, response);
        } finally {
          places.release();
        }
      }
    } catch (ServletException | RuntimeException e) {
      log.error("a request failed outside of the application", e);
      Answer.problem(response, 500, "internal", "The server made a mistake; it is in its log.");
    } finally {
      MDC.remove(REQUEST);
    }
  }

  private static void head(HttpServletResponse response, String id) {
    response.setHeader("X-Request-Id", id);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
  }

  private static String idOf(@Nullable String foreign) {
    return foreign != null && FOREIGN_ID.matcher(foreign).matches()
        ? foreign
        : UUID.randomUUID().toString();
  }
}
