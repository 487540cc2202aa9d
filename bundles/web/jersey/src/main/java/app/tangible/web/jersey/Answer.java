package app.tangible.web.jersey;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.slf4j.MDC;

/** Writes problems, inside Jersey and in front of it. */
final class Answer {

  private Answer() {}

  static Problem problem(int status, String kind, String detail) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String request = MDC.get(Gate.REQUEST);
    return new Problem(
        kind.isEmpty() ? "about:blank" : "urn:tangible:problem:" + kind,
        known == null ? "Problem" : known.getReasonPhrase(),
        status,
        detail,
        "urn:tangible:request:" + (request == null ? "unknown" : request));
  }

  static void problem(HttpServletResponse response, int status, String kind, String detail)
      throws IOException {
    if (response.isCommitted()) {
      throw new IOException("the answer had begun when it failed: " + kind);
    }
    byte[] body = Json.mapper().writeValueAsBytes(problem(status, kind, detail));
    response.resetBuffer();
    response.setStatus(status);
    response.setContentType(Problem.MEDIA_TYPE);
    if (status == 503 || status == 429) {
      response.setHeader("Retry-After", "1");
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
