package app.tangible.web.jersey;

import app.tangible.web.HealthCheck;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.internal.inject.Providers;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;

/** What every build of the application holds besides the components of the day. */
final class RestApplication {

  // Kept, or the level is lost with the logger. It warns of every resource that comes as an object.
  private static final Logger PROVIDERS = Logger.getLogger(Providers.class.getName());

  private static final Map<String, Object> PROPERTIES =
      Map.of(
          ServerProperties.WADL_FEATURE_DISABLE, true,
          ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true,
          ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true,
          ServerProperties.BV_FEATURE_DISABLE, true,
          ServerProperties.JSON_PROCESSING_FEATURE_DISABLE, true,
          ServerProperties.MOXY_JSON_FEATURE_DISABLE, true,
          ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true,
          ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0);

  private final int maxBodyBytes;
  private final Collection<HealthCheck> checks;
  private final Set<String> readyWith;

  RestApplication(int maxBodyBytes, Collection<HealthCheck> checks, Set<String> readyWith) {
    if (maxBodyBytes < 1) {
      throw new IllegalArgumentException("maxBodyBytes is at least 1, got " + maxBodyBytes);
    }
    this.maxBodyBytes = maxBodyBytes;
    this.checks = checks;
    this.readyWith = readyWith;
    PROVIDERS.setLevel(Level.SEVERE);
    // The API finds its implementation by class name, which no bundle but Jersey's own can load.
    RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
  }

  ResourceConfig configure(List<Object> components) {
    List<Object> resources = new ArrayList<>(components);
    resources.add(new Health(checks, readyWith));
    List<Class<?>> classes = new ArrayList<>();
    resources.forEach(resource -> classes.add(resource.getClass()));
    classes.add(OpenApiDocument.class);
    resources.add(new OpenApiDocument(new OpenApi().describe(classes)));
    ResourceConfig config = new ResourceConfig();
    config.addProperties(PROPERTIES);
    config.register(new JacksonJsonProvider(Json.mapper()));
    config.register(new Problems());
    config.register(new BodyLimits(maxBodyBytes));
    config.register(new RequiredBody());
    resources.forEach(config::register);
    return config;
  }
}
