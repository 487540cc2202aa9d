package app.tangible.host.felix;

import app.tangible.host.StartPause;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says, once the product has started, which bundle and which component has not, and why; where the
 * start waits for a person, afterwards.
 */
@Component(
    service = {},
    immediate = true)
public final class StartCheck {

  private static final Logger log = LoggerFactory.getLogger(StartCheck.class);

  /** For services that come a little after the start, like a listening port. */
  private static final long GRACE_MILLIS = 1500;

  private static final String PAUSE = StartPause.class.getName();

  private final BundleContext context;
  private final Components components;
  private final FrameworkListener listener = this::onEvent;
  private final ServiceListener ends = this::onEnd;

  @Activate
  public StartCheck(BundleContext context, @Reference ServiceComponentRuntime runtime) {
    this.context = context;
    this.components = new Components(runtime);
    context.addFrameworkListener(listener);
  }

  @Deactivate
  void close() {
    context.removeFrameworkListener(listener);
    context.removeServiceListener(ends);
  }

  private void onEvent(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.STARTED) {
      log.info("Started: {} bundles", context.getBundles().length);
      checkSoon();
    }
  }

  private void checkSoon() {
    CompletableFuture.runAsync(
        this::check,
        CompletableFuture.delayedExecutor(
            GRACE_MILLIS, TimeUnit.MILLISECONDS, Thread::startVirtualThread));
  }

  /** A person has answered; somebody else may wait for one still. */
  private void onEnd(ServiceEvent event) {
    if (event.getType() == ServiceEvent.UNREGISTERING) {
      context.removeServiceListener(ends);
      checkSoon();
    }
  }

  private boolean pauses() throws InvalidSyntaxException {
    context.addServiceListener(ends, "(" + Constants.OBJECTCLASS + "=" + PAUSE + ")");
    ServiceReference<StartPause> reference = context.getServiceReference(StartPause.class);
    StartPause pause = reference == null ? null : context.getService(reference);
    if (pause == null) {
      context.removeServiceListener(ends);
      return false;
    }
    log.info("Start check: later, {}", pause.what());
    context.ungetService(reference);
    return true;
  }

  private void check() {
    try {
      if (pauses()) {
        return;
      }
      List<String> problems = problems();
      problems.forEach(log::warn);
      log.info("Start check: {}", problems.isEmpty() ? "all well" : "problems: " + problems.size());
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("a filter of our own", e);
    } catch (IllegalStateException stopped) {
      log.debug("Stopped before the start check");
    }
  }

  private List<String> problems() {
    return Stream.concat(
            Arrays.stream(context.getBundles()).flatMap(StartCheck::problem), components.problems())
        .toList();
  }

  private static Stream<String> problem(Bundle bundle) {
    boolean fragment =
        (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    if (fragment || bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING) {
      return Stream.empty();
    }
    try {
      bundle.start(Bundle.START_TRANSIENT);
      return Stream.empty();
    } catch (BundleException reason) {
      return Stream.of("Bundle " + bundle.getSymbolicName() + ": " + Reasons.of(reason));
    }
  }
}
