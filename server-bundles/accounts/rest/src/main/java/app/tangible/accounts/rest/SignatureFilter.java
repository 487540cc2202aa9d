package app.tangible.accounts.rest;

import app.tangible.accounts.Callers;
import app.tangible.accounts.Signature;
import app.tangible.identity.DeviceId;
import app.tangible.identity.HttpSignature;
import app.tangible.web.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.SignatureException;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies that the device signed this very request. */
@Component(service = ContainerRequestFilter.class)
@JakartarsExtension
@Signature
@Priority(Priorities.AUTHENTICATION)
public final class SignatureFilter implements ContainerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(SignatureFilter.class);
  private static final int MAX_BODY_BYTES = 65_536;

  private final Clock clock;

  /** By the system's clock. */
  @Activate
  public SignatureFilter() {
    this(Clock.systemUTC());
  }

  /** By this clock. */
  public SignatureFilter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    byte[] body = request.getEntityStream().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw new ProblemException(413, "body-too-large", "A signed body has at most 65536 bytes.");
    }
    request.setEntityStream(new ByteArrayInputStream(body));
    URI uri = request.getUriInfo().getRequestUri();
    String query = uri.getRawQuery();
    try {
      DeviceId device =
          HttpSignature.verify(
              new HttpSignature.Request(
                  request.getMethod(),
                  uri.getRawPath(),
                  query == null ? "" : query,
                  body,
                  Optional.ofNullable(request.getHeaderString("Idempotency-Key"))),
              name -> Optional.ofNullable(request.getHeaderString(name)),
              clock.instant());
      request.setSecurityContext(
          new KnownCaller(
              new Callers.Device(device), "Signature", request.getSecurityContext().isSecure()));
    } catch (SignatureException e) {
      log.debug("a signature was refused: {}", e.getMessage());
      throw new ProblemException(
              401,
              "signature",
              "The request is not signed by a device as it should be (RFC 9421): "
                  + e.getMessage()
                  + ".")
          .withHeader("WWW-Authenticate", "Signature");
    }
  }
}
