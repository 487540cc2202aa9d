package app.tangible.viewing.local;

import app.tangible.content.FilmId;
import app.tangible.decoder.Decoder;
import app.tangible.host.ProductHome;
import app.tangible.identity.Identity;
import app.tangible.library.FilmReader;
import app.tangible.library.Library;
import app.tangible.library.Shelf;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers;
import app.tangible.library.Watching;
import app.tangible.player.Display;
import app.tangible.player.PictureSink;
import app.tangible.player.Player;
import app.tangible.player.StillMaker;
import app.tangible.store.Market;
import app.tangible.transfer.Transfers;
import app.tangible.viewing.Scene;
import app.tangible.viewing.Viewing;
import app.tangible.viewing.ViewingListener;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays the shelf of this machine. All that it knows is changed on one thread of its own. */
@Component(
    service = {Viewing.class, FilmReader.class},
    configurationPid = "app.tangible.viewing.local")
@Designate(ocd = LocalViewing.Config.class)
public final class LocalViewing implements Viewing, FilmReader {

  private static final Logger LOG = LoggerFactory.getLogger(LocalViewing.class);
  private static final long CLOSE_SECONDS = 5;

  /** Settings of {@code app.tangible.viewing.local}. */
  @ObjectClassDefinition(name = "Viewing")
  public @interface Config {

    @AttributeDefinition(description = "How often the place in the film is kept")
    int rememberSeconds() default 5;

    @AttributeDefinition(description = "How long the next episode is announced before it begins")
    int countdownSeconds() default 10;

    @AttributeDefinition(description = "After how long without playing stills are made; 0: never")
    int idleSeconds() default 60;

    @AttributeDefinition(description = "Upper bound of the stills on the disk")
    int stillsMebibytes() default 512;
  }

  private final ScheduledExecutorService loop =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("viewing.local").factory());
  private final ExecutorService slow = Executors.newVirtualThreadPerTaskExecutor();
  private final List<ViewingListener> listeners = new CopyOnWriteArrayList<>();
  private final Titles titles;
  private final Programme programme;
  private final Stills stills;
  private final AutoCloseable playerHandle;
  private volatile Scene scene = Scene.EMPTY;

  /** On what is here. */
  @Activate
  public LocalViewing(
      @Reference ProductHome home,
      @Reference Identity identity,
      @Reference Shelf shelf,
      @Reference Watching watching,
      @Reference Viewers viewers,
      @Reference Library library,
      @Reference Transfers transfers,
      @Reference Decoder decoder,
      @Reference Market market,
      @Reference Player player,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable Display display,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable StillMaker maker,
      Config config) {
    this(
        home,
        identity,
        new Titles(shelf, new SealedFilms(library, transfers, decoder, market)),
        new Audience(watching, viewers, new Choices(home.folder("viewing"))),
        player,
        display,
        maker,
        config,
        Clock.systemUTC());
  }

  LocalViewing(
      ProductHome home,
      Identity identity,
      Titles titles,
      Audience audience,
      Player player,
      @Nullable Display display,
      @Nullable StillMaker maker,
      Config config,
      Clock clock) {
    within("rememberSeconds", config.rememberSeconds(), 1, 600);
    within("countdownSeconds", config.countdownSeconds(), 1, 60);
    within("idleSeconds", config.idleSeconds(), 0, 86_400);
    within("stillsMebibytes", config.stillsMebibytes(), 0, 1 << 20);
    this.titles = titles;
    stills =
        new Stills(
            new StillStore(
                home.folder("viewing").resolve("stills"),
                identity.secretFor("viewing.stills"),
                (long) config.stillsMebibytes() << 20),
            titles,
            maker,
            config.idleSeconds());
    programme =
        new Programme(
            titles,
            audience,
            player,
            display == null ? new NoDisplay() : display,
            stills,
            new Programme.Pace(
                config.rememberSeconds(), Duration.ofSeconds(config.countdownSeconds()), clock),
            this::run,
            task -> slow.execute(task),
            this::tell);
    playerHandle = player.listen(now -> run(() -> programme.heard(now)));
    loop.scheduleWithFixedDelay(() -> safely(programme::tick), 1, 1, TimeUnit.SECONDS);
    // A kill may have come between the note that a film leaves and the end of its stills.
    slow.execute(() -> safely(() -> stills.letGo(titles.sealed().leftOut())));
  }

  private static void within(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(key + " is " + least + " to " + most + ", got " + value);
    }
  }

  private void run(Runnable task) {
    try {
      loop.execute(() -> safely(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("it is closed; nothing more is played");
    }
  }

  private static void safely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("what is on is not what it should be", e);
    }
  }

  private void tell(Scene next) {
    scene = next;
    for (ViewingListener listener : listeners) {
      try {
        listener.changed(next);
      } catch (RuntimeException e) {
        LOG.error("a listener threw", e);
      }
    }
  }

  @Override
  public Scene now() {
    return scene;
  }

  @Override
  public void expect(TitleId id) {
    run(() -> slow.execute(() -> safely(() -> titles.expect(id))));
  }

  @Override
  public void play(TitleId id, From from) {
    Optional<Duration> start = from == From.START ? Optional.of(Duration.ZERO) : Optional.empty();
    run(() -> programme.play(id, start));
  }

  @Override
  public void play(TitleId id, Duration from) {
    run(() -> programme.play(id, Optional.of(from)));
  }

  @Override
  public void play(URI address, String name) {
    run(() -> programme.clip(address, name));
  }

  @Override
  public void enqueue(TitleId id) {
    run(() -> programme.enqueue(id));
  }

  @Override
  public void queue(List<TitleId> titles) {
    List<TitleId> wanted = List.copyOf(titles);
    run(() -> programme.queue(wanted));
  }

  @Override
  public void next() {
    run(programme::next);
  }

  @Override
  public void previous() {
    run(programme::previous);
  }

  @Override
  public void stop() {
    run(programme::stop);
  }

  @Override
  public void stay() {
    run(programme::stay);
  }

  @Override
  public void skipSegment() {
    run(programme::skipSegment);
  }

  @Override
  public void sleepAfter(Duration time) {
    run(() -> programme.sleepAfter(time));
  }

  @Override
  public void sleepAtEnd() {
    run(programme::sleepAtEnd);
  }

  @Override
  public void autoPlay(boolean on) {
    run(() -> programme.autoPlay(on));
  }

  @Override
  public void screen(PictureSink pictures) {
    programme.screen(pictures);
  }

  @Override
  public double arrived() {
    return programme.arrived();
  }

  @Override
  public Optional<Still> still(Duration position) {
    return stills.of(position);
  }

  @Override
  public boolean isWatched(FilmId film) {
    return programme.watched().filter(titles.sealed().titlesOf(film)::contains).isPresent();
  }

  @Override
  public void letGo(FilmId film) {
    stills.letGo(titles.sealed().titlesOf(film));
  }

  @Override
  public AutoCloseable listen(ViewingListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Keeps the place, stops, and lets go of the player. */
  @Deactivate
  public void close() throws Exception {
    playerHandle.close();
    run(programme::stop);
    loop.shutdown();
    if (!loop.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("what is on did not stop within {} s", CLOSE_SECONDS);
    }
    stills.close();
    slow.shutdownNow();
  }
}
