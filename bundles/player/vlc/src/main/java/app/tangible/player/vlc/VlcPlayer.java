package app.tangible.player.vlc;

import app.tangible.player.ByteSource;
import app.tangible.player.Medium;
import app.tangible.player.PictureSink;
import app.tangible.player.Playback;
import app.tangible.player.Playback.Problem;
import app.tangible.player.Player;
import app.tangible.player.PlayerListener;
import app.tangible.player.Track;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays with the machine's libvlc 3. All of libvlc's work is asked for on one thread of its own;
 * libvlc is loaded there first, in the background, so that the first film need not wait for it.
 */
@Component(service = Player.class, configurationPid = "app.tangible.player.vlc")
@Designate(ocd = VlcPlayer.Config.class)
public final class VlcPlayer implements Player {

  private static final Logger LOG = LoggerFactory.getLogger(VlcPlayer.class);
  private static final long CLOSE_SECONDS = 5;
  private static final long LAST_PICTURE_MILLIS = 200;

  /** Settings of {@code app.tangible.player.vlc}. */
  @ObjectClassDefinition(name = "Player (libvlc)")
  public @interface Config {

    @AttributeDefinition(description = "libvlc's sound output; empty: its own choice; dummy: none")
    String audioOutput() default "";

    @AttributeDefinition(description = "libvlc's hardware decoder: none, any, vaapi, vdpau, …")
    String hardwareDecoder() default "none";

    @AttributeDefinition(description = "How much film libvlc reads ahead before it shows it")
    int cachingMillis() default 100;

    @AttributeDefinition(description = "Upper bound of the clear film that waits in this process")
    int prefetchKibibytes() default 1024;

    @AttributeDefinition(description = "Shows every picture, even late: for verification runs")
    boolean everyFrame() default false;

    @AttributeDefinition(description = "More libvlc command line options")
    String[] moreOptions() default {};
  }

  private final ExecutorService commands =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("player.vlc").factory());
  private final List<PlayerListener> listeners = new CopyOnWriteArrayList<>();
  private final Executor lastPicture =
      CompletableFuture.delayedExecutor(LAST_PICTURE_MILLIS, TimeUnit.MILLISECONDS);
  private final boolean everyFrame;
  private final AtomicReference<@Nullable Session> current = new AtomicReference<>();
  private volatile int volumePercent = 100;
  // Both on the player's thread only.
  private @Nullable Engine engine;
  private String missing = "";

  @Activate
  public VlcPlayer(Config config) {
    if (config.cachingMillis() < 0 || config.cachingMillis() > 60_000) {
      throw new IllegalArgumentException(
          "cachingMillis is 0 to 60000, got " + config.cachingMillis());
    }
    if (config.prefetchKibibytes() < 4 || config.prefetchKibibytes() > 1_048_576) {
      throw new IllegalArgumentException(
          "prefetchKibibytes is 4 to 1048576, got " + config.prefetchKibibytes());
    }
    everyFrame = config.everyFrame();
    commands.execute(() -> load(config));
  }

  private void load(Config config) {
    long start = System.nanoTime();
    try {
      engine = Engine.start(config);
      LOG.debug("libvlc is ready after {} ms", (System.nanoTime() - start) / 1_000_000);
    } catch (RuntimeException | LinkageError e) {
      missing =
          "libvlc 3 does not start ("
              + e.getMessage()
              + "); on Debian or Ubuntu install libvlc5 and vlc-plugin-base, then start again";
      LOG.warn("{}", missing);
    }
  }

  @Override
  public void play(Medium medium, Duration from, PictureSink pictures) {
    if (!(medium instanceof Medium.Bytes(ByteSource source))) {
      throw new UnsupportedOperationException("not yet");
    }
    Session session = new Session(source, from, pictures, everyFrame);
    Session before = current.getAndSet(session);
    if (before != null) {
      before.cancel();
    }
    run(() -> open(session, before));
  }

  private void open(Session session, @Nullable Session before) {
    end(before);
    if (current.get() != session) {
      session.end(); // replaced or stopped before it began
      return;
    }
    Engine started = engine;
    if (started == null) {
      session.fail(new Problem(Problem.Kind.ENGINE_MISSING, missing));
    } else {
      tell();
      Consumer<Consumer<Session>> post = step -> run(() -> step(session, step));
      session.open(
          started,
          volumePercent,
          new SessionEvents(
              post,
              () -> post.accept(s -> s.playing(volumePercent)),
              () -> lastPicture.execute(() -> post.accept(Session::finish))));
    }
    tell();
  }

  private void step(Session session, Consumer<Session> step) {
    if (!session.over() && current.get() == session) {
      step.accept(session);
      tell();
    }
  }

  @Override
  public void stop() {
    Session before = current.getAndSet(null);
    if (before != null) {
      before.cancel();
      run(
          () -> {
            end(before);
            tell();
          });
    }
  }

  private static void end(@Nullable Session session) {
    if (session != null && !session.over()) {
      session.end();
    }
  }

  @Override
  public void pause() {
    withCurrent(session -> session.pause(true));
  }

  @Override
  public void resume() {
    withCurrent(session -> session.pause(false));
  }

  @Override
  public void seek(Duration position) {
    Duration target = position.isNegative() ? Duration.ZERO : position;
    withCurrent(session -> session.seek(target));
  }

  @Override
  public void volume(int percent) {
    int bounded = Math.clamp(percent, 0, 100);
    volumePercent = bounded;
    withCurrent(session -> session.volume(bounded));
  }

  @Override
  public void select(Track.Kind kind, int id) {
    withCurrent(session -> session.select(kind, id));
  }

  private void withCurrent(Consumer<Session> step) {
    Session session = current.get();
    if (session != null) {
      run(() -> step(session, step));
    }
  }

  @Override
  public Playback now() {
    Session session = current.get();
    return session != null
        ? session.now(volumePercent)
        : Clock.idle().asPlayback(System.nanoTime(), volumePercent);
  }

  @Override
  public List<Track> tracks() {
    Session session = current.get();
    return session == null ? List.of() : session.tracks();
  }

  @Override
  public void screen(PictureSink pictures) {}

  @Override
  public void nextFrame() {}

  @Override
  public void addSubtitles(java.nio.file.Path file) {}

  @Override
  public List<app.tangible.player.Chapter> chapters() {
    return List.of();
  }

  @Override
  public java.util.Optional<app.tangible.player.VideoFacts> video() {
    return java.util.Optional.empty();
  }

  @Override
  public app.tangible.player.Tuning tuning() {
    return app.tangible.player.Tuning.PLAIN;
  }

  @Override
  public void tune(app.tangible.player.Tuning wanted) {}

  @Override
  public app.tangible.player.Shown shown() {
    return new app.tangible.player.Shown(0, 0);
  }

  @Override
  public AutoCloseable listen(PlayerListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void tell() {
    Playback now = now();
    for (PlayerListener listener : listeners) {
      try {
        listener.changed(now);
      } catch (RuntimeException e) {
        LOG.error("a listener threw", e);
      }
    }
  }

  private void run(Runnable command) {
    try {
      commands.execute(command);
    } catch (RejectedExecutionException e) {
      LOG.debug("the player is closed; nothing more is played");
    }
  }

  /** Stops what plays and lets libvlc go. */
  @Deactivate
  public void close() throws InterruptedException {
    stop();
    run(
        () -> {
          if (engine != null) {
            engine.close();
          }
        });
    commands.shutdown();
    if (!commands.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("libvlc did not stop within {} s", CLOSE_SECONDS);
    }
  }
}
