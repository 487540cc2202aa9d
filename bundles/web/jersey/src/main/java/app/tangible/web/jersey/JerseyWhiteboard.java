package app.tangible.web.jersey;

import app.tangible.web.HealthCheck;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Serves every service that carries {@code osgi.jakartars.resource=true}.
 *
 * <p>Each change of the set builds a new Jersey application beside the running one and swaps it in;
 * requests under way finish on the one they began on.
 */
@Component(service = Servlet.class, configurationPid = "app.tangible.web.jersey")
@HttpWhiteboardServletPattern("/*")
@Designate(ocd = JerseyWhiteboard.Config.class)
@Capability(namespace = "osgi.implementation", name = "osgi.jakartars", version = "2.0.0")
public final class JerseyWhiteboard extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Limits on everything that comes in. */
  @ObjectClassDefinition
  public @interface Config {
    /** Largest JSON or text body. */
    @AttributeDefinition
    int maxBodyBytes() default 65_536;

    /** Requests a second that one address may send in the long run. */
    @AttributeDefinition
    int requestsPerSecond() default 500;

    /** Requests that one address may send at once. */
    @AttributeDefinition
    int requestBurst() default 2_000;

    /** Requests served at the same time. */
    @AttributeDefinition
    int maxConcurrentRequests() default 1_024;

    /** Names of the health checks without which the product is not ready. */
    @AttributeDefinition
    String[] readyWith() default {};
  }

  private final transient List<HealthCheck> checks = new CopyOnWriteArrayList<>();
  private final transient Applications applications;
  private final transient Gate gate;

  /** Refuses limits below 1. */
  @Activate
  public JerseyWhiteboard(Config config) {
    gate =
        new Gate(
            config.maxConcurrentRequests(),
            new RateLimits(config.requestsPerSecond(), config.requestBurst()));
    Set<String> readyWith = new LinkedHashSet<>(List.of(config.readyWith()));
    applications = new Applications(new RestApplication(config.maxBodyBytes(), checks, readyWith));
  }

  /** A resource appeared. */
  @Reference(
      service = AnyService.class,
      target = "(osgi.jakartars.resource=true)",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  public void addResource(Object resource) {
    applications.add(resource);
  }

  /** A resource goes: no new request reaches it once this returns. */
  public void removeResource(Object resource) {
    applications.remove(resource);
  }

  /** A filter, mapper or other provider appeared. */
  @Reference(
      service = AnyService.class,
      target = "(osgi.jakartars.extension=true)",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  public void addExtension(Object extension) {
    applications.add(extension);
  }

  /** A provider goes. */
  public void removeExtension(Object extension) {
    applications.remove(extension);
  }

  /** A health check appeared. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void addHealthCheck(HealthCheck check) {
    checks.add(check);
  }

  /** A health check goes. */
  public void removeHealthCheck(HealthCheck check) {
    checks.remove(check);
  }

  @Override
  public void init() throws ServletException {
    applications.start(getServletConfig());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    gate.pass(request, response, applications::serve);
  }

  @Override
  public void destroy() {
    applications.stop();
  }

  @Deactivate
  void close() {
    applications.stop();
  }
}
