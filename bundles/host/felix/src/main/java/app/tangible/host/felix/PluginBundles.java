package app.tangible.host.felix;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a plug-in to life and away again; its code never runs on the caller's thread. */
record PluginBundles(
    BundleContext context, PluginRules rules, Components components, Duration startLimit) {

  private static final Logger log = LoggerFactory.getLogger(PluginBundles.class);
  private static final String LOCATION = "plugin:";
  private static final Duration REFRESH_LIMIT = Duration.ofSeconds(10);

  PluginBundles {
    if (startLimit.isNegative() || startLimit.isZero() || startLimit.toSeconds() > 300) {
      throw new IllegalArgumentException("startSeconds is not within 1 to 300");
    }
  }

  /** Bundles of an earlier life of this component in the same framework. */
  void uninstallLeftovers() {
    Arrays.stream(context.getBundles())
        .filter(bundle -> bundle.getLocation().startsWith(LOCATION))
        .forEach(this::uninstall);
  }

  /** Live, or broken with nothing of it left. */
  PluginFile install(String file, PluginFile.Stamp stamp, PluginJar.Whole jar) {
    String name = jar.symbolicName() + " " + jar.version();
    Optional<Bundle> same = sameName(jar.symbolicName());
    if (same.isPresent()) {
      return new PluginFile.Broken(stamp, name, duplicate(same.get()), true);
    }
    Bundle bundle;
    try (InputStream bytes = jar.open()) {
      bundle = context.installBundle(LOCATION + file, bytes);
    } catch (BundleException | IOException failure) {
      return new PluginFile.Broken(stamp, name, "it is no bundle: " + Reasons.of(failure), false);
    }
    Optional<String> problem = rules.refusal(bundle).or(() -> start(bundle));
    if (problem.isEmpty()) {
      return new PluginFile.Live(stamp, name, bundle);
    }
    uninstall(bundle);
    return new PluginFile.Broken(stamp, name, problem.get(), false);
  }

  private Optional<Bundle> sameName(String symbolicName) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
        .findFirst();
  }

  private static String duplicate(Bundle other) {
    String location = other.getLocation();
    return location.startsWith(LOCATION)
        ? location.substring(LOCATION.length()) + " is the same plug-in: remove one of the two"
        : "it has the name of a bundle of the product";
  }

  private Optional<String> start(Bundle bundle) {
    try {
      return TimeLimit.call(
          "plugin-" + bundle.getSymbolicName(),
          startLimit,
          () -> {
            bundle.start();
            return failedService(bundle);
          });
    } catch (TimeoutException hangs) {
      return Optional.of(
          "it did not start within " + startLimit.toSeconds() + " seconds; ask its author");
    } catch (Exception failure) {
      log.debug("Start of {}", bundle, failure);
      return Optional.of("it did not start: " + Reasons.of(failure));
    }
  }

  /** Asks for each of its services once: a component's constructor runs when somebody does. */
  private Optional<String> failedService(Bundle bundle) {
    ServiceReference<?> @Nullable [] services = bundle.getRegisteredServices();
    for (ServiceReference<?> service : services == null ? new ServiceReference<?>[0] : services) {
      if (context.getService(service) == null) {
        return components.problems(bundle).findFirst().or(() -> Optional.of(service + " failed"));
      }
      context.ungetService(service);
    }
    return components.failures(bundle).findFirst();
  }

  /** The product's extension points that its services are of; none once it is uninstalled. */
  List<String> adds(Bundle bundle) {
    try {
      ServiceReference<?> @Nullable [] services = bundle.getRegisteredServices();
      return Stream.of(services == null ? new ServiceReference<?>[0] : services)
          .flatMap(service -> Stream.of((String[]) service.getProperty(Constants.OBJECTCLASS)))
          .filter(name -> name.startsWith("app.tangible."))
          .map(name -> name.substring(name.lastIndexOf('.') + 1))
          .distinct()
          .sorted()
          .toList();
    } catch (IllegalStateException replaced) {
      return List.of(); // while somebody asks; the new one is told of at once
    }
  }

  /** What a live plug-in is without, for a person to read. */
  Optional<String> waitsFor(Bundle bundle) {
    return components.problems(bundle).findFirst();
  }

  /** Stops it, removes it and has nobody keep its classes. */
  void uninstall(Bundle bundle) {
    try {
      TimeLimit.call(
          "remove-" + bundle.getSymbolicName(),
          startLimit,
          () -> {
            bundle.uninstall();
            return refresh(bundle);
          });
    } catch (TimeoutException hangs) {
      log.warn("Plug-in {} does not stop; it is gone after the next start", bundle);
    } catch (Exception failure) {
      log.warn("Plug-in {} did not stop cleanly", bundle, failure);
    }
  }

  private boolean refresh(Bundle bundle) throws InterruptedException {
    CountDownLatch refreshed = new CountDownLatch(1);
    context
        .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
        .adapt(FrameworkWiring.class)
        .refreshBundles(
            List.of(bundle),
            event -> {
              if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
              }
            });
    return refreshed.await(REFRESH_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
