package app.tangible.web.jersey;

import app.tangible.web.Answers;
import app.tangible.web.HealthCheck;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the process lives, and whether it can be given work. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class Health {

  private static final Logger log = LoggerFactory.getLogger(Health.class);
  private static final String UP = "up";

  private final Collection<HealthCheck> checks;
  private final Set<String> readyWith;

  Health(Collection<HealthCheck> checks, Set<String> readyWith) {
    this.checks = checks;
    this.readyWith = readyWith;
  }

  /** State of the whole and of each part, {@code up} or what is wrong. */
  public record Report(String status, Map<String, String> checks) {}

  /** The process answers. */
  @GET
  @Path("/live")
  public Report live() {
    return new Report(UP, Map.of());
  }

  /** Every part is there and well; 503 otherwise. */
  @GET
  @Path("/ready")
  @Answers(
      status = {200, 503},
      body = Report.class)
  public Response ready() {
    Map<String, String> found = new TreeMap<>();
    readyWith.forEach(name -> found.put(name, "missing"));
    checks.forEach(check -> found.put(check.name(), ask(check)));
    boolean up = found.values().stream().allMatch(UP::equals);
    return Response.status(up ? 200 : 503).entity(new Report(up ? UP : "down", found)).build();
  }

  private static String ask(HealthCheck check) {
    try {
      return check.problem().orElse(UP);
    } catch (RuntimeException e) {
      log.warn("health check {} failed", check.name(), e);
      return "failed";
    }
  }
}
