package app.tangible.web.jersey;

import app.tangible.web.ProblemException;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every failure with a problem document. */
final class Problems implements ExceptionMapper<Throwable> {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  @Override
  public Response toResponse(Throwable failure) {
    return switch (failure) {
      case ProblemException problem -> {
        Response.ResponseBuilder answer =
            answer(problem.status(), problem.kind(), String.valueOf(problem.getMessage()));
        problem.headers().forEach(answer::header);
        yield answer.build();
      }
      // Jackson wraps what the stream throws, such as that the body is too large.
      case Throwable cause when cause.getCause() instanceof ProblemException problem ->
          toResponse(problem);
      case WebApplicationException web -> web(web);
      // What was sent is not repeated: it may hold a token.
      case JsonProcessingException json ->
          answer(400, "malformed", "The body is not the JSON object that is expected here.")
              .build();
      default -> {
        log.error("a request failed", failure);
        yield answer(500, "internal", "The server made a mistake; it is in its log.").build();
      }
    };
  }

  private static Response web(WebApplicationException web) {
    Response given = web.getResponse();
    if (given.hasEntity() || given.getStatus() < 400) {
      return given;
    }
    Response.ResponseBuilder answer = answer(given.getStatus(), "", detailOf(given.getStatus()));
    for (String name : new String[] {HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER}) {
      if (given.getHeaderString(name) != null) {
        answer.header(name, given.getHeaderString(name));
      }
    }
    return answer.build();
  }

  private static String detailOf(int status) {
    return switch (status) {
      case 400 -> "The request cannot be read.";
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not know this method.";
      case 406 -> "None of the accepted media types is spoken here.";
      case 415 -> "The body's media type is not understood here.";
      default -> "The request was refused.";
    };
  }

  private static Response.ResponseBuilder answer(int status, String kind, String detail) {
    return Response.status(status)
        .type(Problem.MEDIA_TYPE)
        .entity(Answer.problem(status, kind, detail));
  }
}
