package app.tangible.player.vlc;

import app.tangible.player.Chapter;
import app.tangible.player.Medium;
import app.tangible.player.PictureSink;
import app.tangible.player.Playback;
import app.tangible.player.Playback.Problem;
import app.tangible.player.Player;
import app.tangible.player.PlayerListener;
import app.tangible.player.Shown;
import app.tangible.player.Track;
import app.tangible.player.Tuning;
import app.tangible.player.VideoFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
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

  /** Settings of {@code app.tangible.player.vlc}. */
  @ObjectClassDefinition(name = "Player (libvlc)")
  public @interface Config {

    @AttributeDefinition(description = "libvlc's sound output; empty: its own choice; dummy: none")
    String audioOutput() default "";

    @AttributeDefinition(description = "libvlc's hardware decoder: none, any, vaapi, vdpau, …")
    String hardwareDecoder() default "none";

    @AttributeDefinition(description = "How much of a file or disc libvlc reads ahead")
    int cachingMillis() default 300;

    @AttributeDefinition(description = "How much of a clip from the network libvlc reads ahead")
    int networkCachingMillis() default 1000;

    @AttributeDefinition(description = "After how long without picture and sound it is given up")
    int patienceSeconds() default 20;

    @AttributeDefinition(description = "Upper bound of the clear film that waits in this process")
    int prefetchKibibytes() default 1024;

    @AttributeDefinition(description = "Shows every picture, even late: for verification runs")
    boolean everyFrame() default false;

    @AttributeDefinition(description = "More libvlc command line options")
    String[] moreOptions() default {};
  }

  private final ExecutorService commands =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("player.vlc").factory());
  private final Listeners listeners = new Listeners();
  private final LastPicture lastPicture = new LastPicture();
  private final Config config;
  private final LoadedEngine engine;
  private final Executor patience;
  private final AtomicReference<@Nullable Session> current = new AtomicReference<>();
  private volatile int volumePercent = 100;
  private volatile Tuning tuning = Tuning.PLAIN;

  @Activate
  public VlcPlayer(Config config) {
    within("cachingMillis", config.cachingMillis(), 0, 60_000);
    within("networkCachingMillis", config.networkCachingMillis(), 0, 60_000);
    within("prefetchKibibytes", config.prefetchKibibytes(), 4, 1_048_576);
    within("patienceSeconds", config.patienceSeconds(), 1, 600);
    this.config = config;
    this.engine = new LoadedEngine(config);
    this.patience = CompletableFuture.delayedExecutor(config.patienceSeconds(), TimeUnit.SECONDS);
    commands.execute(engine::load);
  }

  private static void within(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(key + " is " + least + " to " + most + ", got " + value);
    }
  }

  @Override
  public void play(Medium medium, Duration from, PictureSink pictures) {
    Reel reel = Reel.of(medium);
    AtomicReference<@Nullable Session> self = new AtomicReference<>();
    Session session =
        new Session(reel, from, pictures, tuning, config.everyFrame(), take -> events(self, take));
    self.set(session);
    Session before = current.getAndSet(session);
    if (before != null) {
      before.cancel();
    }
    run(() -> open(session, before));
  }

  private SessionEvents events(AtomicReference<@Nullable Session> self, int take) {
    Consumer<Consumer<Session>> post =
        step ->
            run(
                () -> {
                  Session session = self.get();
                  if (session != null && session.isTake(take)) {
                    step(session, step);
                  }
                });
    return new SessionEvents(
        post,
        this::finish,
        () -> post.accept(session -> lastPicture.await(session, post, this::finish)));
  }

  private void finish(Session session) {
    engine.get().ifPresent(session::finish);
  }

  private void open(Session session, @Nullable Session before) {
    end(before);
    if (current.get() != session) {
      session.end(); // replaced or stopped before it began
      return;
    }
    Optional<Engine> started = engine.get();
    if (started.isEmpty()) {
      session.fail(new Problem(Problem.Kind.ENGINE_MISSING, engine.missing()));
    } else {
      tell();
      session.open(started.get(), volumePercent);
      patience.execute(() -> run(() -> step(session, Session::nothingCame)));
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
  public void screen(PictureSink pictures) {
    withEngine((session, started) -> session.screen(pictures, started));
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
  public void nextFrame() {
    withCurrent(Session::nextFrame);
  }

  @Override
  public void seek(Duration position) {
    Duration target = position.isNegative() ? Duration.ZERO : position;
    withEngine((session, started) -> session.seek(target, started));
  }

  @Override
  public void volume(int percent) {
    int bounded = Math.clamp(percent, 0, 100);
    volumePercent = bounded;
    withCurrent(session -> session.volume(bounded));
  }

  @Override
  public void tune(Tuning wanted) {
    tuning = wanted;
    run(() -> apply(wanted));
  }

  private void apply(Tuning wanted) {
    Session session = current.get();
    boolean plays = session != null && !session.over();
    if (plays) {
      session.tune(wanted);
    }
    if (!engine.has(Look.of(wanted))) {
      if (plays && engine.get().isPresent()) {
        session.letGo(); // nothing of the old libvlc is in use when it goes
      }
      engine.load(Look.of(wanted));
      if (plays) {
        engine.get().ifPresent(started -> session.open(started, volumePercent));
      }
    }
    tell();
  }

  @Override
  public Tuning tuning() {
    return tuning;
  }

  @Override
  public void select(Track.Kind kind, int id) {
    withCurrent(session -> session.select(kind, id));
  }

  @Override
  public void addSubtitles(Path file) {
    withCurrent(session -> session.addSubtitles(file));
  }

  private void withCurrent(Consumer<Session> step) {
    Session session = current.get();
    if (session != null) {
      run(() -> step(session, step));
    }
  }

  private void withEngine(BiConsumer<Session, Engine> step) {
    withCurrent(session -> engine.get().ifPresent(started -> step.accept(session, started)));
  }

  private <T> T ask(Function<Session, T> question, T otherwise) {
    Session session = current.get();
    return session == null ? otherwise : question.apply(session);
  }

  @Override
  public Playback now() {
    return ask(
        session -> session.now(volumePercent),
        Clock.idle().asPlayback(System.nanoTime(), volumePercent));
  }

  @Override
  public List<Track> tracks() {
    return ask(Session::tracks, List.of());
  }

  @Override
  public List<Chapter> chapters() {
    return ask(Session::chapters, List.of());
  }

  @Override
  public Optional<VideoFacts> video() {
    return ask(Session::video, Optional.empty());
  }

  @Override
  public Shown shown() {
    withCurrent(Session::read);
    return ask(Session::shown, new Shown(0, 0));
  }

  @Override
  public AutoCloseable listen(PlayerListener listener) {
    return listeners.add(listener);
  }

  private void tell() {
    listeners.tell(now());
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
    run(engine::close);
    commands.shutdown();
    if (!commands.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("libvlc did not stop within {} s", CLOSE_SECONDS);
    }
  }
}
