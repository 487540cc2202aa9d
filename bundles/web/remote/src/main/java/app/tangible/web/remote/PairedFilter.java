package app.tangible.web.remote;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;

/** Knows a phone by its cookie. */
@Component(service = ContainerRequestFilter.class)
@JakartarsExtension
@Paired
@Priority(Priorities.AUTHENTICATION)
public final class PairedFilter implements ContainerRequestFilter {

  private final HomePhones phones;

  /** Asks these phones. */
  @Activate
  public PairedFilter(@Reference HomePhones phones) {
    this.phones = phones;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    HomePhones.Known phone =
        Cookies.read(request.getCookies(), Cookies.SESSION)
            .flatMap(phones::known)
            .orElseThrow(Caller::notPaired);
    request.setSecurityContext(new Caller(phone, request.getSecurityContext().isSecure()));
  }
}
