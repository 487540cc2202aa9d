package app.tangible.web.remote;

import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.player.Playback;
import app.tangible.player.Player;
import app.tangible.player.Track;
import app.tangible.viewing.RemoteKeys;
import app.tangible.viewing.Viewing;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What is on, and everything that can be done about it. */
@Component(service = NowResource.class)
@JakartarsResource
@Paired
@Path("/remote/v1/now")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class NowResource {

  private static final int LOUDEST = 100;
  private static final int LONGEST_QUEUE = 500;
  private static final long LONGEST_SLEEP_MINUTES = 24 * 60L;
  private static final int NO_SUBTITLES = -1;

  private final WhatIsOn whatIsOn;
  private final Viewing viewing;
  private final Player player;
  private final Shelf shelf;
  private final RemoteKeys keys;

  /** Steers these. */
  @Activate
  public NowResource(
      @Reference WhatIsOn whatIsOn,
      @Reference Viewing viewing,
      @Reference Player player,
      @Reference Shelf shelf,
      @Reference RemoteKeys keys) {
    this.whatIsOn = whatIsOn;
    this.viewing = viewing;
    this.player = player;
    this.shelf = shelf;
    this.keys = keys;
  }

  /** Plays a title; {@code from} is {@code resume} or {@code start}. */
  public record Play(String title, String from) {}

  /**
   * {@code pause}, {@code resume}, {@code stop}, {@code next}, {@code previous}, {@code skip},
   * {@code stay}.
   */
  public record Steer(String action) {}

  /** What {@link Steer} may say. */
  enum Action {
    PAUSE,
    RESUME,
    STOP,
    NEXT,
    PREVIOUS,
    SKIP,
    STAY
  }

  /** Where to. */
  public record Position(long millis) {}

  /** How loud. */
  public record Volume(int percent) {}

  /** Which; a negative id switches subtitles off. */
  public record Choice(String kind, int id) {}

  /** One title. */
  public record One(String title) {}

  /** All of it, in order. */
  public record Queue(List<String> titles) {}

  /** Minutes from now, 0 for never; or at the end of what is on. */
  public record Sleep(@Nullable Integer minutes, @Nullable Boolean atEnd) {}

  /** Whether the next episode begins by itself. */
  public record AutoPlay(boolean on) {}

  /** What is on. */
  @GET
  public Now now(@Context SecurityContext context) {
    Caller.of(context);
    return whatIsOn.now();
  }

  /** Plays it on the screen. */
  @POST
  @Path("/play")
  public void play(Play play, @Context SecurityContext context) {
    Caller.of(context);
    Viewing.From from = Asked.choice(Viewing.From.class, play.from());
    keys.watch(playable(play.title()), from);
  }

  private TitleId playable(@Nullable String id) {
    Title title = Asked.title(shelf, id);
    if (title.kind() == Title.Kind.SERIES) {
      throw new ProblemException(422, "series", "A series does not play: choose an episode.");
    }
    if (!title.onDisk()) {
      throw new ProblemException(409, "not-there", "It is not (wholly) on this machine now.");
    }
    return title.id();
  }

  /** Steers it. */
  @POST
  @Path("/steer")
  public void steer(Steer steer, @Context SecurityContext context) {
    Caller.of(context);
    switch (Asked.choice(Action.class, steer.action())) {
      case PAUSE -> player.pause();
      case RESUME -> player.resume();
      case STOP -> viewing.stop();
      case NEXT -> viewing.next();
      case PREVIOUS -> viewing.previous();
      case SKIP -> viewing.skipSegment();
      case STAY -> viewing.stay();
    }
  }

  /** Jumps. */
  @PUT
  @Path("/position")
  public void position(Position position, @Context SecurityContext context) {
    Caller.of(context);
    Playback now = player.now();
    long most = now.length().isZero() ? Long.MAX_VALUE : now.length().toMillis();
    player.seek(Duration.ofMillis(Asked.within(0, position.millis(), most, "position")));
  }

  /** Louder or softer. */
  @PUT
  @Path("/volume")
  public void volume(Volume volume, @Context SecurityContext context) {
    Caller.of(context);
    player.volume((int) Asked.within(0, volume.percent(), LOUDEST, "volume"));
  }

  /** Chooses sound or subtitles. */
  @PUT
  @Path("/tracks")
  public void track(Choice choice, @Context SecurityContext context) {
    Caller.of(context);
    Track.Kind kind = Asked.choice(Track.Kind.class, choice.kind());
    boolean off = kind == Track.Kind.SUBTITLE && choice.id() < 0;
    if (!off
        && player.tracks().stream()
            .noneMatch(track -> track.kind() == kind && track.id() == choice.id())) {
      throw new ProblemException(404, "no-track", "What is on has no such track.");
    }
    player.select(kind, off ? NO_SUBTITLES : choice.id());
  }

  /** Puts the queue in this order. */
  @PUT
  @Path("/queue")
  public void queue(Queue queue, @Context SecurityContext context) {
    Caller.of(context);
    if (queue.titles() == null || queue.titles().size() > LONGEST_QUEUE) {
      throw new ProblemException(422, "queue", "A queue has at most 500 titles.");
    }
    viewing.queue(queue.titles().stream().map(each -> Asked.title(shelf, each).id()).toList());
  }

  /** Puts one at its end. */
  @POST
  @Path("/queue")
  public void enqueue(One one, @Context SecurityContext context) {
    Caller.of(context);
    if (viewing.now().queue().size() >= LONGEST_QUEUE) {
      throw new ProblemException(409, "queue", "A queue has at most 500 titles.");
    }
    viewing.enqueue(playable(one.title()));
  }

  /** Pauses by itself, some time. */
  @PUT
  @Path("/sleep")
  public void sleep(Sleep sleep, @Context SecurityContext context) {
    Caller.of(context);
    if (Boolean.TRUE.equals(sleep.atEnd())) {
      viewing.sleepAtEnd();
    } else {
      long minutes = sleep.minutes() == null ? -1 : sleep.minutes();
      viewing.sleepAfter(
          Duration.ofMinutes(Asked.within(0, minutes, LONGEST_SLEEP_MINUTES, "sleep")));
    }
  }

  /** Whether the next episode begins by itself. */
  @PUT
  @Path("/autoplay")
  public void autoPlay(AutoPlay autoPlay, @Context SecurityContext context) {
    Caller.of(context);
    viewing.autoPlay(autoPlay.on());
  }
}
