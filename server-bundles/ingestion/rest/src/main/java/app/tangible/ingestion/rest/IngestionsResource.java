package app.tangible.ingestion.rest;

import app.tangible.accounts.Bearer;
import app.tangible.accounts.Callers;
import app.tangible.ingestion.Ingestion;
import app.tangible.ingestion.Ingestions;
import app.tangible.ingestion.Ingestions.Appended;
import app.tangible.ingestion.Ingestions.Begun;
import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Masters come in here. */
@Component(service = IngestionsResource.class)
@JakartarsResource
@Path("/v1/ingestions")
@Produces(MediaType.APPLICATION_JSON)
public final class IngestionsResource {

  private static final int MAX_WAIT_SECONDS = 20;

  private final Ingestions ingestions;

  /** Hands everything to the ingestions. */
  @Activate
  public IngestionsResource(@Reference Ingestions ingestions) {
    this.ingestions = ingestions;
  }

  /** Announces a master. */
  @POST
  @Bearer
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(status = 201, body = IngestionBody.class)
  public Response begin(MasterBody master, @Context SecurityContext caller) {
    Callers.operator(caller);
    try {
      return switch (ingestions.begin(master.submission())) {
        case Begun.Ready(Ingestion ingestion) ->
            Response.status(201)
                .header("Location", "/v1/ingestions/" + ingestion.id())
                .entity(IngestionBody.of(ingestion))
                .build();
        case Begun.NoRoom() ->
            throw new ProblemException(
                507, "no-room", "The server's disk has too little room for this master.");
      };
    } catch (IllegalArgumentException e) {
      throw new ProblemException(422, "master", "The announcement is refused: " + e.getMessage());
    }
  }

  /** Sends bytes of the master. */
  @PATCH
  @Bearer
  @Path("/{id}/master")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Answers(status = 204)
  public Response append(
      @PathParam("id") String id,
      @HeaderParam("Upload-Offset") @Nullable Long offset,
      InputStream bytes,
      @Context SecurityContext caller)
      throws IOException {
    Callers.operator(caller);
    if (offset == null || offset < 0) {
      throw new ProblemException(400, "upload-offset", "The header Upload-Offset is missing.");
    }
    return switch (ingestions.append(id, offset, bytes)) {
      case Appended.Kept(long now) -> Response.noContent().header("Upload-Offset", now).build();
      case Appended.OtherOffset(long now) ->
          throw new ProblemException(409, "upload-offset", "The next byte is number " + now + ".")
              .withHeader("Upload-Offset", String.valueOf(now));
      case Appended.TooMany(long now) ->
          throw new ProblemException(413, "too-many-bytes", "More came than was announced.")
              .withHeader("Upload-Offset", String.valueOf(now));
      case Appended.NotReceiving(Ingestion.State state) ->
          throw new ProblemException(409, "not-receiving", "It takes no bytes: it is " + state);
      case Appended.Busy() ->
          throw new ProblemException(409, "busy", "Another request is sending this master.");
      case Appended.Unknown() -> throw unknown();
    };
  }

  /** Where a master is; with known and wait it answers when that changes. */
  @GET
  @Bearer
  @Path("/{id}")
  public IngestionBody find(
      @PathParam("id") String id,
      @QueryParam("known") Ingestion.@Nullable State known,
      @QueryParam("wait") @DefaultValue("0") int wait,
      @Context SecurityContext caller) {
    Callers.operator(caller);
    if (wait < 0 || wait > MAX_WAIT_SECONDS) {
      throw new ProblemException(400, "wait", "A wait has 0 to 20 seconds.");
    }
    return (known == null
            ? ingestions.find(id)
            : ingestions.await(id, known, Duration.ofSeconds(wait)))
        .map(IngestionBody::of)
        .orElseThrow(IngestionsResource::unknown);
  }

  private static ProblemException unknown() {
    return new ProblemException(404, "unknown-ingestion", "There is no such ingestion.");
  }
}
