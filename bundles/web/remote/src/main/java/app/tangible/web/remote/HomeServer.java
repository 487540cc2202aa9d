package app.tangible.web.remote;

import app.tangible.web.phones.Phones;
import jakarta.servlet.Servlet;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens while the household wants it to, and no longer. */
@Component(
    service = {},
    immediate = true,
    configurationPid = "app.tangible.web.remote")
@Designate(ocd = Settings.class)
public final class HomeServer {

  private static final Logger log = LoggerFactory.getLogger(HomeServer.class);
  private static final long STOP_SECONDS = 5;
  private static final String TAKEN = "port-taken";

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("remote-switch").factory());
  private final HomePhones phones;
  private final ComponentServiceObjects<Servlet> applications;
  private final Settings settings;
  private final AutoCloseable switches;

  // On the worker alone.
  private @Nullable Listening listening;
  private @Nullable Servlet application;

  /** Follows the switch of these phones; serves the REST application that is there. */
  @Activate
  public HomeServer(
      @Reference HomePhones phones,
      // The whiteboard of web.jersey: nothing of it is loaded before somebody wants it.
      @Reference(target = "(osgi.http.whiteboard.servlet.pattern=/*)")
          ComponentServiceObjects<Servlet> applications,
      Settings settings) {
    for (int port : new int[] {settings.port(), settings.securePort()}) {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("a port is 0 to 65535, got " + port);
      }
    }
    this.phones = phones;
    this.applications = applications;
    this.settings = settings;
    switches = phones.onChange(this::follow);
    follow();
  }

  private void follow() {
    try {
      worker.execute(this::step);
    } catch (RejectedExecutionException e) {
      log.debug("the switch is no longer followed");
    }
  }

  private void step() {
    boolean wanted = phones.on();
    Phones.State state = phones.state();
    Listening running = listening;
    if (wanted && running != null) {
      // A cable was plugged in, a lease renewed: who looks at the page sees the address of now.
      say(running, state);
    } else if (wanted && !TAKEN.equals(state.trouble().orElse(""))) {
      start();
    } else if (!wanted && (running != null || state.trouble().isPresent())) {
      stop();
      phones.reachable(List.of(), null);
    }
  }

  private void say(Listening running, Phones.State state) {
    List<URI> pages = running.pages();
    if (!pages.equals(state.addresses()) || state.trouble().isPresent() != pages.isEmpty()) {
      phones.reachable(pages, pages.isEmpty() ? "no-network" : null);
    }
  }

  private void start() {
    Servlet servlet = applications.getService();
    application = servlet;
    try {
      Listening started = new Listening(servlet, settings);
      listening = started;
      say(started, phones.state());
      log.info("phones are listened for on port {}", started.port());
    } catch (Exception e) { // a port that is taken, above all
      log.warn("phones cannot be listened for on port {}: {}", settings.port(), e.getMessage());
      applications.ungetService(servlet);
      application = null;
      phones.reachable(List.of(), TAKEN);
    }
  }

  private void stop() {
    Listening running = listening;
    listening = null;
    if (running != null) {
      running.close();
    }
    if (application != null) {
      applications.ungetService(application);
      application = null;
    }
  }

  /** Nothing listens any more. */
  @Deactivate
  public void close() throws Exception {
    switches.close();
    worker.execute(this::stop);
    worker.shutdown();
    if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      worker.shutdownNow();
    }
  }
}
