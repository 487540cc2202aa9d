package app.tangible.web.remote;

import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The page itself: a few files of ours that are in this bundle, and no other file. */
@Component(service = PageFiles.class)
@JakartarsResource
@Path("/")
public final class PageFiles {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types tangible";
  private static final String PERMISSIONS =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

  private final PageShelf files = new PageShelf();

  /** Reads its files. */
  @Activate
  public PageFiles() {}

  /** The page. */
  @GET
  @Answers
  public Response page(@HeaderParam("If-None-Match") @Nullable String known) {
    return file("index.html", known);
  }

  /** What belongs to it. */
  @GET
  @Path("/{file: [a-z0-9-]+\\.[a-z0-9]+}")
  @Answers
  public Response file(
      @PathParam("file") String name, @HeaderParam("If-None-Match") @Nullable String known) {
    PageShelf.File file =
        files
            .find(name)
            .orElseThrow(
                () -> new ProblemException(404, "no-file", "There is nothing at this address."));
    Response.ResponseBuilder answer =
        file.tag().equals(known) ? Response.notModified() : Response.ok(file.bytes(), file.type());
    return answer
        .header("ETag", file.tag())
        .header("Cache-Control", "no-cache")
        .header("Content-Security-Policy", POLICY)
        .header("Permissions-Policy", PERMISSIONS)
        .header("X-Frame-Options", "DENY")
        .build();
  }
}
