package app.tangible.host.felix;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says, once the product has started, which bundle and which component has not, and why. */
@Component(
    service = {},
    immediate = true)
public final class StartCheck {

  private static final Logger log = LoggerFactory.getLogger(StartCheck.class);

  /** For services that come a little after the start, like a listening port. */
  private static final long GRACE_MILLIS = 1500;

  private final BundleContext context;
  private final Components components;
  private final FrameworkListener listener = this::onEvent;

  @Activate
  public StartCheck(BundleContext context, @Reference ServiceComponentRuntime runtime) {
    this.context = context;
    this.components = new Components(runtime);
    context.addFrameworkListener(listener);
  }

  @Deactivate
  void close() {
    context.removeFrameworkListener(listener);
  }

  private void onEvent(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.STARTED) {
      log.info("Started: {} bundles", context.getBundles().length);
      CompletableFuture.runAsync(
          this::check,
          CompletableFuture.delayedExecutor(
              GRACE_MILLIS, TimeUnit.MILLISECONDS, Thread::startVirtualThread));
    }
  }

  private void check() {
    try {
      List<String> problems = problems();
      problems.forEach(log::warn);
      log.info("Start check: {}", problems.isEmpty() ? "all well" : "problems: " + problems.size());
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
