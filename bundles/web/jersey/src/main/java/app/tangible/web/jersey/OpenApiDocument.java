package app.tangible.web.jersey;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Serves the description of what is served. */
@Path("/v1/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiDocument {

  private final Map<String, Object> document;

  OpenApiDocument(Map<String, Object> document) {
    this.document = document;
  }

  /** OpenAPI 3.1. */
  @GET
  public Map<String, Object> document() {
    return document;
  }
}
