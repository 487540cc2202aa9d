package app.tangible.web.remote;

import app.tangible.web.ProblemException;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** The phone that calls. */
record Caller(HomePhones.Known phone, boolean isSecure) implements SecurityContext, Principal {

  /**
   * Asked for by every method that only a phone may call: a filter that is missing opens nothing.
   */
  static HomePhones.Known of(SecurityContext context) {
    if (context.getUserPrincipal() instanceof Caller caller) {
      return caller.phone();
    }
    throw notPaired();
  }

  static ProblemException notPaired() {
    return new ProblemException(
        401, "not-paired", "This phone is not paired: open the page Phones on the television.");
  }

  @Override
  public String getName() {
    return phone.id();
  }

  @Override
  public Principal getUserPrincipal() {
    return this;
  }

  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public @Nullable String getAuthenticationScheme() {
    return null;
  }
}
