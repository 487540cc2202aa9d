package app.tangible.host.felix;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens something once the framework has started, at once where it has, and closes it. */
final class AfterStart implements FrameworkListener, AutoCloseable {

  /** Opens what is to be closed. */
  interface Opening {
    AutoCloseable open() throws IOException;
  }

  private static final Logger log = LoggerFactory.getLogger(AfterStart.class);

  private final BundleContext context;
  private final Opening opening;
  private @Nullable AutoCloseable opened;
  private boolean done;

  private AfterStart(BundleContext context, Opening opening) {
    this.context = context;
    this.opening = opening;
  }

  static AfterStart run(BundleContext context, Opening opening) {
    AfterStart after = new AfterStart(context, opening);
    context.addFrameworkListener(after);
    Bundle system = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    if (system.getState() == Bundle.ACTIVE) {
      after.open();
    }
    return after;
  }

  @Override
  public void frameworkEvent(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.STARTED) {
      open();
    }
  }

  private synchronized void open() {
    if (done) {
      return;
    }
    done = true;
    try {
      opened = opening.open();
    } catch (IOException failure) {
      log.error("Could not open after the start", failure);
    }
  }

  @Override
  public void close() {
    context.removeFrameworkListener(this);
    AutoCloseable open = end();
    if (open != null) {
      try {
        open.close();
      } catch (Exception failure) {
        log.error("Could not close", failure);
      }
    }
  }

  private synchronized @Nullable AutoCloseable end() {
    done = true;
    return opened;
  }
}
