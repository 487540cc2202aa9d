package app.tangible.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.framework.util.FelixConstants;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running product: a framework, its bundles, and the way to stop them with nothing left. */
final class Product implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Product.class);
  private static final long STOP_MILLIS = 20_000;

  private final Framework framework;

  private Product(Framework framework) {
    this.framework = framework;
  }

  /** Returns when every bundle that can be started is. */
  static Product start(Arguments arguments, Path distribution) throws BundleException, IOException {
    Framework framework = new FrameworkFactory().newFramework(properties(arguments, distribution));
    Product product = new Product(framework);
    try {
      framework.init();
      LogServiceBridge.register(framework.getBundleContext());
      BundleFolder.install(framework.getBundleContext(), distribution.resolve("bundles"));
      if (arguments.shell()) {
        BundleFolder.install(framework.getBundleContext(), distribution.resolve("shell"));
      }
      framework.start();
      return product;
    } catch (BundleException | IOException | RuntimeException failure) {
      product.close();
      throw failure;
    }
  }

  private static Map<String, Object> properties(Arguments arguments, Path distribution) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("tangible.product", arguments.product());
    properties.put("tangible.home", arguments.home().toString());
    properties.put("tangible.distribution", distribution.toString());
    properties.put(
        Constants.FRAMEWORK_STORAGE, arguments.home().resolve("cache/framework").toString());
    // A kept cache starts no faster (measured) and can only be out of date.
    properties.put(
        Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SystemPackages.exported());
    properties.put(
        Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(StartLevel.PLUGINS.number()));
    properties.put(FelixConstants.LOG_LOGGER_PROP, new FelixLog());
    properties.put(FelixConstants.LOG_LEVEL_PROP, "2");
    // Configuration carries secrets from the environment: never written to the cache.
    properties.put("felix.cm.pm", "memory");
    // Felix's Jetty listens on a port of its own choice until it is told which: it waits for that.
    properties.put("org.apache.felix.http.require.config", "true");
    return properties;
  }

  /** Waits until something stops the framework from inside. */
  void awaitStop() throws InterruptedException {
    framework.waitForStop(0);
  }

  /** Stops every bundle, in the reverse order of their start. */
  @Override
  public void close() {
    try {
      framework.stop();
      if (framework.waitForStop(STOP_MILLIS).getType() == FrameworkEvent.WAIT_TIMEDOUT) {
        log.error("Did not stop within {} ms; ending anyway", STOP_MILLIS);
      }
    } catch (BundleException failure) {
      log.error("Stop failed", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    endChildren();
  }

  /** A bundle ends the processes that it started; this is for those that it could not. */
  private static void endChildren() {
    ProcessHandle.current()
        .descendants()
        .forEach(
            child -> {
              log.warn("Ending process {} which a bundle left behind", child.pid());
              child.destroyForcibly();
            });
  }
}
