package app.tangible.web.jersey;

import app.tangible.web.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Bounds every body but that of a method that takes {@code application/octet-stream}: such a method
 * reads as a stream and counts for itself.
 */
final class BodyLimits implements DynamicFeature {

  /** In front of those that read the body to check a signature. */
  private static final int PRIORITY = 500;

  private final int maxBytes;

  BodyLimits(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Consumes consumes = resource.getResourceMethod().getAnnotation(Consumes.class);
    if (consumes == null
        || !List.of(consumes.value()).contains(MediaType.APPLICATION_OCTET_STREAM)) {
      context.register(new Limit(maxBytes));
    }
  }

  private static ProblemException tooLarge(int maxBytes) {
    return new ProblemException(
        413, "body-too-large", "The body may have at most " + maxBytes + " bytes.");
  }

  @Priority(PRIORITY)
  private record Limit(int maxBytes) implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
      if (request.getLength() > maxBytes) {
        throw tooLarge(maxBytes);
      }
      request.setEntityStream(new Bounded(request.getEntityStream(), maxBytes));
    }
  }

  private static final class Bounded extends FilterInputStream {

    private final int maxBytes;
    private long left;

    Bounded(InputStream in, int maxBytes) {
      super(in);
      this.maxBytes = maxBytes;
      this.left = maxBytes;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = in.read(target, offset, length);
      count(Math.max(n, 0));
      return n;
    }

    private void count(int n) {
      left -= n;
      if (left < 0) {
        throw tooLarge(maxBytes);
      }
    }
  }
}
