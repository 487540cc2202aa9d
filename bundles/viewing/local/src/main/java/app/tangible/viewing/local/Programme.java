package app.tangible.viewing.local;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.player.Display;
import app.tangible.player.Medium;
import app.tangible.player.PictureSink;
import app.tangible.player.Playback;
import app.tangible.player.Playback.State;
import app.tangible.player.Player;
import app.tangible.viewing.Scene;
import app.tangible.viewing.Scene.Segment;
import app.tangible.viewing.Scene.Stage;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is on, what was, what comes. On one thread, except {@link #screen}, {@link #arrived} and
 * {@link #watched}.
 */
final class Programme {

  private static final Logger LOG = LoggerFactory.getLogger(Programme.class);
  private static final Duration BEGINNING = Duration.ofSeconds(5);

  /** How often the place is kept, how long the next episode is announced, what time it is. */
  record Pace(int rememberSeconds, Duration countdown, Clock clock) {}

  private final Titles titles;
  private final Audience audience;
  private final Player player;
  private final Display display;
  private final Stills stills;
  private final Pace pace;
  private final Executor loop;
  private final Executor slow;
  private final Consumer<Scene> tell;
  private final Lineup lineup = new Lineup();
  private final Ending ending;
  private volatile PictureSink screen = PictureSink.none();
  private volatile Optional<TitleId> watched = Optional.empty();
  private volatile Optional<Arrival> arrival = Optional.empty();
  private @Nullable Feature on;
  private @Nullable TrackWishes wishes;
  private Stage stage = Stage.NOTHING;
  private Optional<String> trouble = Optional.empty();
  private Optional<Segment> segment = Optional.empty();
  private Optional<FilmSource> source = Optional.empty();
  private boolean inGrace;
  private boolean suited;
  private int asked;
  private int ticks;

  Programme(
      Titles titles,
      Audience audience,
      Player player,
      Display display,
      Stills stills,
      Pace pace,
      Executor loop,
      Executor slow,
      Consumer<Scene> tell) {
    this.titles = titles;
    this.audience = audience;
    this.player = player;
    this.display = display;
    this.stills = stills;
    this.pace = pace;
    this.loop = loop;
    this.slow = slow;
    this.tell = tell;
    this.ending = new Ending(pace.clock(), pace.countdown());
  }

  /**
   * @param from empty for where the viewer stopped
   */
  void play(TitleId id, Optional<Duration> from) {
    leave();
    watched = Optional.of(id);
    int question = begin();
    slow.execute(
        () -> {
          try {
            Optional<Title> title = titles.playable(id);
            Admission admission = title.map(titles::open).orElseGet(Admission.Gone::new);
            Optional<Feature> feature =
                title.map(
                    one ->
                        Feature.of(
                            one, from.orElse(one.seen().position()), titles.filesOf(one.id())));
            loop.execute(() -> opened(question, feature, admission));
          } catch (RuntimeException e) {
            LOG.warn("it does not open", e);
            loop.execute(() -> failed(question, "decoder"));
          }
        });
  }

  void clip(URI address, String name) {
    leave();
    watched = Optional.empty();
    int question = begin();
    try {
      Medium medium = new Medium.Address(address);
      Admission ready = new Admission.Ready(medium, false, Optional.empty());
      opened(question, Optional.of(Feature.clip(name)), ready);
    } catch (IllegalArgumentException e) {
      failed(question, "problem." + Playback.Problem.Kind.NOT_PLAYABLE);
    }
  }

  private int begin() {
    stills.busy();
    asked++;
    stage = Stage.OPENING;
    trouble = Optional.empty();
    ending.clear();
    if (on == null) {
      on = Feature.clip("");
    }
    publish();
    return asked;
  }

  private void opened(int question, Optional<Feature> feature, Admission admission) {
    if (question != asked) {
      if (admission instanceof Admission.Ready(Medium.Bytes(var late), _, _)) {
        late.close(); // something else was asked for meanwhile
      }
      return;
    }
    on = feature.orElse(Feature.clip(""));
    if (admission instanceof Admission.Ready ready) {
      arrival = ready.arrival();
      inGrace = ready.inGrace();
      source =
          ready.medium() instanceof Medium.Bytes(FilmSource film)
              ? Optional.of(film)
              : Optional.empty();
      wishes = audience.wishes(on.scope());
      suited = false;
      lineup.follows(titles, on);
      stage = Stage.ON;
      stills.show(on.id());
      player.play(ready.medium(), on.from(), screen);
    } else {
      failed(question, Admission.trouble(admission).orElseThrow());
      return;
    }
    publish();
  }

  private void failed(int question, String why) {
    if (question == asked) {
      stage = Stage.TROUBLE;
      watched = Optional.empty();
      trouble = Optional.of(why);
      display.restore();
      publish();
    }
  }

  /** The player says something new. */
  void heard(Playback now) {
    if (stage != Stage.ON) {
      return;
    }
    switch (now.state()) {
      case PLAYING -> plays(now);
      case ENDED -> ended(now);
      case FAILED ->
          failed(
              asked,
              source
                  .flatMap(FilmSource::refusal)
                  .map(refusal -> "refusal." + refusal)
                  .orElseGet(() -> "problem." + now.problem().orElseThrow().kind()));
      case IDLE, OPENING, PAUSED -> {}
    }
  }

  private void plays(Playback now) {
    if (wishes != null) {
      wishes.follow(player);
    }
    if (!suited && player.video().isPresent()) {
      double rate = player.video().get().framesPerSecond();
      suited = true;
      if (rate > 0) {
        slow.execute(() -> display.suit(rate));
      }
    }
    look(now);
  }

  private void ended(Playback now) {
    keep(now.length().isZero() ? now.position() : now.length(), now.length());
    boolean goesOn =
        lineup.next().isPresent() && !ending.stays() && (lineup.queued() || ending.autoPlay());
    if (ending.sleepsAtEnd()) {
      ending.slept();
      end();
    } else if (goesOn) {
      next();
    } else {
      end();
    }
  }

  /** Once a second. */
  void tick() {
    if (stage != Stage.ON) {
      stills.idle(stage == Stage.NOTHING);
      return;
    }
    Playback now = player.now();
    if (now.state() != State.PLAYING && now.state() != State.PAUSED) {
      return;
    }
    ticks++;
    if (ticks % pace.rememberSeconds() == 0) {
      keep(now.position(), now.length());
    }
    if (ending.timeToSleep()) {
      player.pause();
      publish();
    }
    if (now.state() == State.PLAYING) {
      look(now);
    }
  }

  /** Looks where it is: a segment that can be skipped, the end that is near. */
  private void look(Playback now) {
    Optional<Segment> before = segment;
    segment = segments(now).stream().filter(one -> within(one, now.position())).findFirst();
    boolean changed = ending.look(now, segment, lineup.next().isPresent() && !lineup.queued());
    if (ending.timeForNext()) {
      next();
    } else if (changed || !before.equals(segment)) {
      publish();
    }
  }

  private List<Segment> segments(Playback now) {
    List<Segment> named = Segments.of(player.chapters(), now.length());
    return on == null ? named : Edl.together(named, on.edits());
  }

  private static boolean within(Segment segment, Duration position) {
    return position.compareTo(segment.from()) >= 0
        && position.plusSeconds(1).compareTo(segment.to()) < 0;
  }

  void next() {
    Optional<TitleId> next = lineup.next();
    if (next.isEmpty()) {
      stop();
      return;
    }
    lineup.step(on == null ? Optional.empty() : on.id());
    play(next.get(), Optional.empty());
  }

  void previous() {
    Optional<TitleId> before = lineup.before();
    if (player.now().position().compareTo(BEGINNING) <= 0 && before.isPresent()) {
      play(before.get(), Optional.empty());
    } else {
      player.seek(Duration.ZERO);
    }
  }

  void enqueue(TitleId id) {
    if (stage == Stage.NOTHING) {
      play(id, Optional.empty());
    } else {
      lineup.add(id);
      publish();
    }
  }

  void queue(List<TitleId> wanted) {
    lineup.queue(wanted);
    publish();
  }

  void stop() {
    leave();
    end();
  }

  private void end() {
    asked++;
    player.stop();
    display.restore();
    on = null;
    watched = Optional.empty();
    stage = Stage.NOTHING;
    trouble = Optional.empty();
    segment = Optional.empty();
    arrival = Optional.empty();
    source = Optional.empty();
    inGrace = false;
    ending.clear();
    lineup.over();
    stills.show(Optional.empty());
    publish();
  }

  /** Keeps the place of what is on. */
  private void leave() {
    Playback now = player.now();
    if (stage == Stage.ON && (now.state() == State.PLAYING || now.state() == State.PAUSED)) {
      keep(now.position(), now.length());
    }
  }

  private void keep(Duration position, Duration length) {
    if (on != null) {
      on.id().ifPresent(id -> audience.reached(id, position, length));
    }
  }

  void stay() {
    ending.stay();
    publish();
  }

  void skipSegment() {
    segment.ifPresent(one -> player.seek(one.to()));
  }

  void sleepAfter(Duration time) {
    ending.sleepAfter(time);
    publish();
  }

  void sleepAtEnd() {
    ending.sleepAtEnd();
    publish();
  }

  void autoPlay(boolean wanted) {
    ending.autoPlay(wanted);
    publish();
  }

  void screen(PictureSink pictures) {
    screen = pictures;
    player.screen(pictures);
  }

  /** What plays, or is being opened; on any thread. */
  Optional<TitleId> watched() {
    return watched;
  }

  double arrived() {
    return arrival.map(Arrival::share).orElse(1.0);
  }

  private void publish() {
    Feature now = on;
    tell.accept(
        new Scene(
            stage,
            now == null ? Optional.empty() : now.id(),
            now == null ? "" : now.name(),
            trouble,
            lineup.queue(),
            lineup.next(),
            stage == Stage.ON ? segment : Optional.empty(),
            ending.sleepAt(),
            ending.sleepsAtEnd(),
            ending.autoPlay(),
            ending.nextAt(),
            inGrace));
  }
}
