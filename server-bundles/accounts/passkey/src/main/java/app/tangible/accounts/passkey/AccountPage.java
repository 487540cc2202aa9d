package app.tangible.accounts.passkey;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The page at /account: three files, no script of anybody else's. */
@Component(
    service = AccountPage.class,
    configurationPid = "app.tangible.accounts.passkey",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@JakartarsResource
@Path("/account")
public final class AccountPage {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final String PERMISSIONS =
      "publickey-credentials-create=(self), publickey-credentials-get=(self)";

  private final byte[] page = file("account.html");
  private final byte[] script = file("account.js");
  private final byte[] texts = file("texts.js");
  private final byte[] style = file("account.css");

  /** Reads its files. */
  @Activate
  public AccountPage() {}

  /** The page. */
  @GET
  public Response page() {
    return answer(page, "text/html");
  }

  /** What it does. */
  @GET
  @Path("/account.js")
  public Response script() {
    return answer(script, "text/javascript");
  }

  /** What it says, in English and French. */
  @GET
  @Path("/texts.js")
  public Response texts() {
    return answer(texts, "text/javascript");
  }

  /** How it looks. */
  @GET
  @Path("/account.css")
  public Response style() {
    return answer(style, "text/css");
  }

  private static Response answer(byte[] bytes, String type) {
    return Response.ok(bytes, type + ";charset=utf-8")
        .header("Content-Security-Policy", POLICY)
        .header("Permissions-Policy", PERMISSIONS)
        .build();
  }

  private static byte[] file(String name) {
    try (InputStream in = AccountPage.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
