package app.tangible.log.rest;

import app.tangible.log.CertificateLog;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The log as C2SP tlog-tiles has it, for anyone. Tiles never change; the checkpoint does. */
@Component(service = LogResource.class)
@JakartarsResource
@Path("/v1/log")
public final class LogResource {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String SHORTLY = "public, max-age=5";

  private final CertificateLog log;

  /** Reads the log. */
  @Activate
  public LogResource(@Reference CertificateLog log) {
    this.log = log;
  }

  /** The signed note of the largest tree whose root is on the chain. */
  @GET
  @Path("checkpoint")
  @Produces("text/plain; charset=utf-8")
  public Response checkpoint() {
    return log.checkpoint()
        .map(note -> Response.ok(note).header(HttpHeaders.CACHE_CONTROL, SHORTLY).build())
        .orElseThrow(LogResource::unknown);
  }

  /** A tile of hashes. */
  @GET
  @Path("tile/{level: [0-6]}/{path: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response tile(@PathParam("level") int level, @PathParam("path") String path) {
    return immutable(
        TilePath.parse(path).flatMap(tile -> log.tile(level, tile.index(), tile.width())));
  }

  /** The entries below a tile of level 0. */
  @GET
  @Path("tile/entries/{path: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response entries(@PathParam("path") String path) {
    return immutable(TilePath.parse(path).flatMap(tile -> log.entries(tile.index(), tile.width())));
  }

  private static Response immutable(Optional<byte[]> bytes) {
    return bytes
        .map(found -> Response.ok(found).header(HttpHeaders.CACHE_CONTROL, FOR_EVER).build())
        .orElseThrow(LogResource::unknown);
  }

  private static ProblemException unknown() {
    return new ProblemException(404, "unknown-tile", "The log has not published this.");
  }
}
