package app.tangible.web.jersey;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the running application in step with the set of components. */
final class Applications {

  private static final Logger log = LoggerFactory.getLogger(Applications.class);

  private final ReentrantLock building = new ReentrantLock();
  private final Set<Object> components = new LinkedHashSet<>();
  private final AtomicBoolean stale = new AtomicBoolean(true);
  private final ExecutorService builder =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("web-rebuild").daemon().factory());
  private final RestApplication rest;

  private @Nullable ServletConfig servlet;
  private volatile @Nullable RunningApplication running;

  Applications(RestApplication rest) {
    this.rest = rest;
  }

  /** Many components come at once at start: they share one build. */
  void add(Object component) {
    change(() -> components.add(component));
    try {
      builder.execute(this::rebuildIfStale);
    } catch (RejectedExecutionException e) {
      log.debug("a component came while the host stops");
    }
  }

  /** Builds before it returns, since the component is closed right after. */
  void remove(Object component) {
    change(() -> components.remove(component));
    rebuildIfStale();
  }

  void start(ServletConfig config) {
    change(() -> servlet = config);
    rebuildIfStale();
  }

  void serve(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    // An application that is retired between the read and the entry lets nobody in: take the next.
    for (RunningApplication now = running; now != null; now = running) {
      if (now.enter()) {
        try {
          now.serve(request, response);
        } finally {
          now.leave();
        }
        return;
      }
    }
    Answer.problem(response, 503, "starting", "The server is starting: try again in a second.");
  }

  void stop() {
    builder.shutdownNow();
    building.lock();
    try {
      servlet = null;
      swap(null);
    } finally {
      building.unlock();
    }
  }

  private void change(Runnable change) {
    building.lock();
    try {
      change.run();
      stale.set(true);
    } finally {
      building.unlock();
    }
  }

  private void rebuildIfStale() {
    building.lock();
    try {
      if (servlet != null && stale.getAndSet(false)) {
        swap(build(servlet));
      }
    } catch (ServletException | RuntimeException | LinkageError e) {
      log.error("the REST application could not be built; the one before goes on", e);
    } finally {
      building.unlock();
    }
  }

  private RunningApplication build(ServletConfig config) throws ServletException {
    try {
      return RunningApplication.of(rest, List.copyOf(components), config);
    } catch (ServletException | RuntimeException | LinkageError e) {
      // One of them is broken: find it, so that it harms nobody but itself.
      List<Object> sound = new ArrayList<>();
      for (Object component : components) {
        try {
          RunningApplication.of(rest, List.of(component), config).retire();
          sound.add(component);
        } catch (ServletException | RuntimeException | LinkageError broken) {
          log.warn("{} is not served", component.getClass().getName(), broken);
        }
      }
      return RunningApplication.of(rest, sound, config);
    }
  }

  private void swap(@Nullable RunningApplication next) {
    RunningApplication before = running;
    running = next;
    if (before != null) {
      before.retire();
    }
  }
}
