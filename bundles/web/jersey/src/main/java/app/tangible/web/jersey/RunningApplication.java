package app.tangible.web.jersey;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.servlet.ServletContainer;

/** One built application and the count of those inside; closed when it is retired and empty. */
final class RunningApplication {

  private static final int RETIRED = Integer.MIN_VALUE;

  private final ServletContainer container;
  private final AtomicInteger inside = new AtomicInteger();

  private RunningApplication(ServletContainer container) {
    this.container = container;
  }

  static RunningApplication of(RestApplication rest, List<Object> components, ServletConfig config)
      throws ServletException {
    return withJerseyLoader(
        () -> {
          ServletContainer container = new ServletContainer(rest.configure(components));
          container.init(config);
          return new RunningApplication(container);
        });
  }

  /** Whether it still lets requests in. */
  boolean enter() {
    return inside.updateAndGet(n -> n < 0 ? n : n + 1) > 0;
  }

  void serve(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    container.service(request, response);
  }

  void leave() {
    if (inside.decrementAndGet() == RETIRED) {
      container.destroy();
    }
  }

  void retire() {
    if (inside.getAndAdd(RETIRED) == 0) {
      container.destroy();
    }
  }

  // HK2 and Jersey look for their own classes through the context loader while they start.
  private static RunningApplication withJerseyLoader(Callable<RunningApplication> work)
      throws ServletException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ServletContainer.class.getClassLoader());
    try {
      return work.call();
    } catch (ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
