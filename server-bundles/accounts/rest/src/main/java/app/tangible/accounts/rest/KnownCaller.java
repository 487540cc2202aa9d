package app.tangible.accounts.rest;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** A caller that a filter has verified. */
record KnownCaller(Principal principal, String scheme, boolean secure) implements SecurityContext {

  @Override
  public Principal getUserPrincipal() {
    return principal;
  }

  @Override
  public boolean isUserInRole(String role) {
    return principal.getName().equals(role);
  }

  @Override
  public boolean isSecure() {
    return secure;
  }

  @Override
  public String getAuthenticationScheme() {
    return scheme;
  }
}
