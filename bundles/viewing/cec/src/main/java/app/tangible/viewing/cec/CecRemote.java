package app.tangible.viewing.cec;

import app.tangible.player.Playback;
import app.tangible.player.Player;
import app.tangible.viewing.RemoteKeys;
import app.tangible.viewing.Scene;
import app.tangible.viewing.TelevisionRemote;
import app.tangible.viewing.Viewing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Presses what the television's remote control presses; a television that goes to sleep pauses the
 * film, and a film that begins makes it show us. Where there is no adapter it looks again now and
 * then, ever more seldom.
 */
@Component(
    service = TelevisionRemote.class,
    immediate = true,
    configurationPid = "app.tangible.viewing.cec")
@Designate(ocd = CecRemote.Config.class)
public final class CecRemote implements TelevisionRemote {

  private static final Logger log = LoggerFactory.getLogger(CecRemote.class);
  private static final long LONGEST_PAUSE_SECONDS = 1_800;

  /** Settings of {@code app.tangible.viewing.cec}. */
  @ObjectClassDefinition(name = "Television's remote control")
  public @interface Config {

    @AttributeDefinition(description = "libcec's program; empty for no CEC at all")
    String command() default "cec-client";

    @AttributeDefinition(description = "Whether the television shows us when a film begins")
    boolean activeSource() default true;

    @AttributeDefinition(description = "Whether a television that goes to sleep pauses the film")
    boolean standbyPauses() default true;

    @AttributeDefinition(description = "After how long a missing adapter is looked for again")
    int retrySeconds() default 120;
  }

  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("cec").factory());
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final RemoteKeys keys;
  private final Player player;
  private final Config config;
  private final AutoCloseable viewings;
  private volatile State state = State.NOT_INSTALLED;
  private volatile @Nullable CecClient client;
  private volatile boolean closed;
  private volatile Scene.Stage stage = Scene.Stage.NOTHING;
  private long pauseSeconds;

  /** Refuses a pause below one second. */
  @Activate
  public CecRemote(
      @Reference RemoteKeys keys,
      @Reference Player player,
      @Reference Viewing viewing,
      Config config) {
    if (config.retrySeconds() < 1) {
      throw new IllegalArgumentException(
          "retrySeconds is at least 1, got " + config.retrySeconds());
    }
    this.keys = keys;
    this.player = player;
    this.config = config;
    this.pauseSeconds = config.retrySeconds();
    viewings = viewing.listen(this::changed);
    if (!config.command().isBlank()) {
      worker.execute(this::run);
    }
  }

  /** On the worker: one run of the program, from its start to its end. */
  private void run() {
    try (CecClient started = new CecClient(config.command())) {
      client = started;
      if (!closed) {
        started.listen(new Ear());
      }
    } catch (IOException e) {
      // Silent but for the page that says so: most machines have none, and need none.
      log.debug("no CEC: {}", e.getMessage());
      become(State.NOT_INSTALLED);
      again();
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } finally {
      client = null;
    }
    become(State.NO_ADAPTER);
    again();
  }

  private void again() {
    if (!closed) {
      try {
        worker.schedule(this::run, pauseSeconds, TimeUnit.SECONDS);
      } catch (RejectedExecutionException e) {
        log.debug("nothing is looked for any more");
      }
      pauseSeconds = Math.min(2 * pauseSeconds, LONGEST_PAUSE_SECONDS);
    }
  }

  private final class Ear implements CecClient.Ear {

    @Override
    public void ready() {
      pauseSeconds = config.retrySeconds();
      become(State.WORKS);
    }

    @Override
    public void heard(CecMessage message) {
      switch (message) {
        case CecMessage.Pressed(var button) -> keys.press(button);
        case CecMessage.Standby() -> {
          if (config.standbyPauses() && player.now().state() == Playback.State.PLAYING) {
            player.pause();
          }
        }
      }
    }
  }

  /** A film begins: the television shows it. */
  private void changed(Scene now) {
    Scene.Stage before = stage;
    stage = now.stage();
    CecClient running = client;
    if (config.activeSource()
        && running != null
        && state == State.WORKS
        && before == Scene.Stage.NOTHING
        && now.stage() != Scene.Stage.NOTHING) {
      Thread.ofVirtual().start(running::activeSource);
    }
  }

  private void become(State next) {
    if (state != next) {
      state = next;
      listeners.forEach(Runnable::run);
    }
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Ends the program. */
  @Deactivate
  public void close() throws Exception {
    closed = true;
    viewings.close();
    CecClient running = client;
    if (running != null) {
      running.close();
    }
    worker.shutdownNow();
    worker.awaitTermination(Duration.ofSeconds(3).toMillis(), TimeUnit.MILLISECONDS);
  }
}
