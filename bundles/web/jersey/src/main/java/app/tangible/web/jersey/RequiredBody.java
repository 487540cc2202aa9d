package app.tangible.web.jersey;

import app.tangible.web.ProblemException;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** A method that takes a body never sees null: neither an empty body nor the JSON null. */
final class RequiredBody implements ReaderInterceptor {

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Object entity = context.proceed();
    if (entity == null) {
      throw new ProblemException(400, "malformed", "A body is expected here.");
    }
    return entity;
  }
}
