package app.tangible.catalogue.rest;

import app.tangible.catalogue.Catalogue;
import app.tangible.catalogue.Edition;
import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The bytes of sealed films, whole or by range: the same for every buyer, so anybody may cache. */
@Component(service = SealedResource.class)
@JakartarsResource
@Path("/v1/films")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
public final class SealedResource {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Catalogue catalogue;

  /** Serves the catalogue's files. */
  @Activate
  public SealedResource(@Reference Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The piece manifest. */
  @GET
  @Path("/{film}/manifest")
  public Response manifest(@PathParam("film") String film) {
    Edition edition = FilmsResource.edition(catalogue, film);
    java.nio.file.Path file = catalogue.manifestFile(edition.film());
    return present(Response.ok(new FileRange(file, 0, file.toFile().length())), edition, file)
        .header("Content-Length", file.toFile().length())
        .build();
  }

  /** The sealed bytes. */
  @GET
  @Path("/{film}/sealed")
  @Answers(status = {200, 206, 304})
  public Response sealed(
      @PathParam("film") String film,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    Edition edition = FilmsResource.edition(catalogue, film);
    String tag = tagOf(edition);
    // RFC 9110, 13.2.2: If-Match, then If-None-Match, then Range with If-Range.
    if (ifMatch != null && !Ranges.lists(ifMatch, tag, true)) {
      throw new ProblemException(412, "changed", "The film is not the one that was asked for.");
    }
    if (ifNoneMatch != null && Ranges.lists(ifNoneMatch, tag, false)) {
      return Response.notModified(edition.pieceRoot().hex())
          .header("Cache-Control", FOR_EVER)
          .build();
    }
    boolean ranged = range != null && (ifRange == null || ifRange.strip().equals(tag));
    Ranges.Asked asked = ranged ? Ranges.parse(range, edition.sealedBytes()) : new Ranges.Whole();
    return answer(edition, asked);
  }

  /** The length and tag only. */
  @HEAD
  @Path("/{film}/sealed")
  @Answers
  public Response sealedHead(@PathParam("film") String film) {
    Edition edition = FilmsResource.edition(catalogue, film);
    return present(Response.ok(), edition, catalogue.sealedFile(edition.film()))
        .header("Accept-Ranges", "bytes")
        .header("Content-Length", edition.sealedBytes())
        .build();
  }

  private Response answer(Edition edition, Ranges.Asked asked) {
    java.nio.file.Path file = catalogue.sealedFile(edition.film());
    long size = edition.sealedBytes();
    return switch (asked) {
      case Ranges.Whole() ->
          present(Response.ok(new FileRange(file, 0, size)), edition, file)
              .header("Accept-Ranges", "bytes")
              .header("Content-Length", size)
              .build();
      case Ranges.Part(long first, long last) ->
          present(
                  Response.status(206).entity(new FileRange(file, first, last - first + 1)),
                  edition,
                  file)
              .header("Accept-Ranges", "bytes")
              .header("Content-Range", "bytes " + first + "-" + last + "/" + size)
              .header("Content-Length", last - first + 1)
              .build();
      case Ranges.Unsatisfiable() ->
          throw new ProblemException(416, "range", "The film has " + size + " bytes.")
              .withHeader("Content-Range", "bytes */" + size);
    };
  }

  private static Response.ResponseBuilder present(
      Response.ResponseBuilder answer, Edition edition, java.nio.file.Path file) {
    if (!Files.isReadable(file)) {
      throw new ProblemException(
          503, "bytes-missing", "The film's bytes are not on this server: ask a mirror.");
    }
    return answer.tag(edition.pieceRoot().hex()).header("Cache-Control", FOR_EVER);
  }

  private static String tagOf(Edition edition) {
    return '"' + edition.pieceRoot().hex() + '"';
  }
}
