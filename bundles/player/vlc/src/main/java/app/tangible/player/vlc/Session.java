package app.tangible.player.vlc;

import app.tangible.player.Chapter;
import app.tangible.player.PictureSink;
import app.tangible.player.Playback;
import app.tangible.player.Playback.Problem;
import app.tangible.player.Playback.State;
import app.tangible.player.Shown;
import app.tangible.player.Track;
import app.tangible.player.Tuning;
import app.tangible.player.VideoFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import uk.co.caprica.vlcj.media.MediaStatistics;
import uk.co.caprica.vlcj.player.embedded.EmbeddedMediaPlayer;

/**
 * One film from play to stop: one libvlc player, or several, one after the other, when it has parts
 * or is begun anew with other settings. Opened, told what to do and ended on the player's own
 * thread; {@link #cancel} and what only tells, on any.
 */
final class Session {

  private final Reel reel;
  private final Pictures pictures;
  private final boolean everyFrame;
  private final IntFunction<SessionEvents> events;
  private final TrackBook book = new TrackBook();
  private final Parts parts;
  private volatile Clock clock;
  private volatile List<Chapter> chapters = List.of();
  private volatile Optional<VideoFacts> video = Optional.empty();
  private volatile Shown lost = new Shown(0, 0);
  private Tuning tuning;
  private @Nullable EmbeddedMediaPlayer player;
  private int take;
  private int volumePercent;
  private boolean wantsPause;
  private boolean over;

  /**
   * @param events makes the listener of the libvlc player of that number
   */
  Session(
      Reel reel,
      Duration from,
      PictureSink sink,
      Tuning tuning,
      boolean everyFrame,
      IntFunction<SessionEvents> events) {
    this.reel = reel;
    this.pictures = new Pictures(sink, this::realSize);
    this.tuning = tuning;
    this.everyFrame = everyFrame;
    this.events = events;
    this.parts = new Parts(reel.parts());
    this.clock = Clock.opening(from).atSpeed(tuning.speed());
  }

  /** Begins, or begins anew where it is. */
  void open(Engine engine, int volume) {
    Optional<Problem> problem = reel.problem();
    if (problem.isPresent()) {
      fail(problem.get());
      return;
    }
    volumePercent = volume;
    if (take == 0) {
      parts.measure(engine, reel);
      reel.file().map(SubtitleFiles::beside).ifPresent(found -> found.forEach(book::add));
    }
    letGo();
    start(engine, clock.position());
  }

  private void start(Engine engine, Duration from) {
    take++;
    EmbeddedMediaPlayer opened = engine.factory().mediaPlayers().newEmbeddedMediaPlayer();
    player = opened;
    opened.events().addMediaPlayerEventListener(events.apply(take));
    if (pictures.wanted()) {
      opened
          .videoSurface()
          .set(engine.factory().videoSurfaces().newVideoSurface(pictures, pictures, false));
    }
    opened.audio().setVolume(volumePercent);
    Parts.Place place = parts.at(from);
    clock = clock.in(State.OPENING, System.nanoTime()).at(from, System.nanoTime());
    parts.enter(place.part());
    String[] options = Options.of(place.within(), pictures.wanted(), everyFrame);
    if (!reel.start(opened, place.part(), options)) {
      fail(new Problem(Problem.Kind.NOT_PLAYABLE, "libvlc refuses the address or the file"));
    }
  }

  /** Called on libvlc's picture thread. */
  private Pictures.Size realSize(Pictures.Size asked) {
    EmbeddedMediaPlayer playing = player;
    return playing == null
        ? asked
        : Facts.video(playing, VideoFacts.Range.SDR)
            .map(facts -> new Pictures.Size(facts.width(), facts.height()))
            .orElse(asked);
  }

  boolean isTake(int number) {
    return take == number && !over;
  }

  Playback now(int volume) {
    return clock.asPlayback(System.nanoTime(), volume);
  }

  List<Track> tracks() {
    return book.tracks();
  }

  List<Chapter> chapters() {
    return chapters;
  }

  Optional<VideoFacts> video() {
    return video;
  }

  Shown shown() {
    return new Shown(pictures.count(), lost.lost());
  }

  /** Makes a blocked read return and silences the sink. */
  void cancel() {
    pictures.mute();
    reel.cancel();
  }

  void screen(PictureSink sink, Engine engine) {
    boolean before = pictures.wanted();
    pictures.to(sink);
    if (pictures.wanted() && !before) {
      open(engine, volumePercent); // it was begun without pictures
    }
  }

  void pause(boolean wanted) {
    wantsPause = wanted;
    with(playing -> playing.controls().setPause(wanted));
  }

  void nextFrame() {
    wantsPause = true;
    with(playing -> playing.controls().nextFrame());
  }

  void seek(Duration position, Engine engine) {
    Parts.Place place = parts.at(position);
    if (place.part() != parts.now()) {
      letGo();
      start(engine, position);
      return;
    }
    with(
        playing -> {
          clock = clock.at(position, System.nanoTime());
          playing.controls().setTime(place.within().toMillis());
        });
  }

  void volume(int percent) {
    volumePercent = percent;
    with(playing -> playing.audio().setVolume(percent));
  }

  void tune(Tuning wanted) {
    tuning = wanted;
    clock = clock.at(clock.positionAt(System.nanoTime()), System.nanoTime());
    clock = clock.atSpeed(wanted.speed());
    with(this::applyTuning);
  }

  private void applyTuning(EmbeddedMediaPlayer playing) {
    playing.controls().setRate((float) tuning.speed());
    playing.audio().setDelay(tuning.soundDelay().toNanos() / 1000);
    playing.subpictures().setDelay(tuning.subtitleDelay().toNanos() / 1000);
  }

  void select(Track.Kind kind, int id) {
    with(playing -> book.select(playing, kind, id));
  }

  void addSubtitles(Path file) {
    select(Track.Kind.SUBTITLE, book.add(SubtitleFiles.named(file)));
  }

  /** Something about the film's streams became known. */
  void read() {
    with(
        playing -> {
          book.read(playing);
          chapters = parts.chapters(playing);
          video = Facts.video(playing, reel.range());
          lost = new Shown(0, playing.media().info().statistics().picturesLost());
        });
  }

  void playing() {
    with(
        playing -> {
          clock = clock.in(State.PLAYING, System.nanoTime());
          playing.audio().setVolume(volumePercent); // forgotten while there was no sound output
          if (!tuning.equals(Tuning.PLAIN)) {
            applyTuning(playing);
          }
          book.again(playing);
          if (reel.titled()) {
            Titles.chooseLongest(playing);
          }
          if (wantsPause) {
            playing.controls().setPause(true);
          }
          read();
        });
  }

  /**
   * @param finishSoon runs {@link #finish} when a last picture has had its time
   */
  void paused(Runnable finishSoon) {
    if (!everyFrame || wantsPause) {
      clock = clock.in(State.PAUSED, System.nanoTime());
    } else {
      with(playing -> playing.controls().nextFrame());
      finishSoon.run();
    }
  }

  void at(Duration position) {
    clock = clock.reportedAt(parts.from().plus(position), System.nanoTime());
  }

  void ofLength(Duration length) {
    clock = clock.ofLength(parts.length(length));
    read();
  }

  /** How many pictures were shown, for who waits for the last one. */
  long pictures() {
    return pictures.count();
  }

  /** This part came to an end by itself, good or bad. */
  void finish(Engine engine) {
    long now = System.nanoTime();
    Optional<Exception> failure = reel.failure();
    boolean empty = pictures.count() == 0 && (book.tracks().isEmpty() || !decoded());
    if (failure.isPresent()) {
      String detail = "the film could not be read to its end: " + failure.get().getMessage();
      fail(new Problem(Problem.Kind.SOURCE_FAILED, detail));
    } else if (empty) {
      fail(new Problem(Problem.Kind.NOT_PLAYABLE, "no picture and no sound that libvlc knows"));
    } else if (parts.hasNext()) {
      letGo();
      start(engine, parts.next());
    } else {
      clock = clock.ended(now);
      end();
    }
  }

  /** Whether libvlc found anything in it that it knows. */
  private boolean decoded() {
    EmbeddedMediaPlayer playing = player;
    if (playing == null) {
      return false;
    }
    MediaStatistics found = playing.media().info().statistics();
    return found.decodedAudio() > 0 || found.decodedVideo() > 0;
  }

  /** Much time has passed since it was opened. */
  void nothingCame() {
    boolean began = clock.state() != State.OPENING && clock.state() != State.PLAYING;
    if (reel.here() && !began && pictures.count() == 0 && !clock.reported()) {
      fail(new Problem(Problem.Kind.NOTHING_COMES, "neither picture nor sound came in time"));
    }
  }

  void fail(Problem problem) {
    clock = clock.failed(problem, System.nanoTime());
    end();
  }

  boolean over() {
    return over;
  }

  private void with(Consumer<EmbeddedMediaPlayer> step) {
    EmbeddedMediaPlayer playing = player;
    if (playing != null) {
      step.accept(playing);
    }
  }

  /** Lets libvlc go; it can be begun anew. */
  void letGo() {
    EmbeddedMediaPlayer playing = player;
    player = null;
    if (playing != null) {
      playing.controls().stop();
      playing.release();
      book.forget();
    }
  }

  /** Stops libvlc and closes the source. */
  void end() {
    over = true;
    cancel();
    letGo();
    book.close();
  }
}
