package app.tangible.accounts;

import app.tangible.identity.DeviceId;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Reads who calls from what the filters have verified. */
public final class Callers {

  private Callers() {}

  /** A device that signed the request. */
  public record Device(DeviceId id) implements Principal {
    @Override
    public String getName() {
      return id.hex();
    }
  }

  /** The operator of this server. */
  public record Operator() implements Principal {
    @Override
    public String getName() {
      return "operator";
    }
  }

  /** The device that signed; answers 401 when none did. */
  public static DeviceId device(SecurityContext context) {
    if (context.getUserPrincipal() instanceof Device device) {
      return device.id();
    }
    throw new NotAuthorizedException("Signature");
  }

  /** Answers 401 unless the operator calls. */
  public static void operator(SecurityContext context) {
    if (!(context.getUserPrincipal() instanceof Operator)) {
      throw new NotAuthorizedException("Bearer");
    }
  }
}
