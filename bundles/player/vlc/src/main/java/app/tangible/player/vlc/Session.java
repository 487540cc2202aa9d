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
import java.util.function.IntFunction;
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
  private final Takes takes;
  private final Wishes wishes;
  private final Parts parts;
  private final TrackBook book = new TrackBook();
  private final Findings findings;
  private volatile Clock clock;
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
    this.everyFrame = everyFrame;
    this.takes = new Takes(events);
    this.wishes = new Wishes(tuning);
    this.parts = new Parts(reel.parts());
    this.findings = new Findings(reel, parts);
    this.clock = Clock.opening(from).atSpeed(tuning.speed());
  }

  /** Begins, or begins anew where it is. */
  void open(Engine engine, int volume) {
    Optional<Problem> problem = reel.problem();
    if (problem.isPresent()) {
      fail(problem.get());
      return;
    }
    wishes.volume(volume);
    if (takes.isFirst()) {
      parts.measure(engine, reel);
      reel.file().map(SubtitleFiles::beside).ifPresent(found -> found.forEach(book::add));
    }
    letGo();
    start(engine, clock.position());
  }

  private void start(Engine engine, Duration from) {
    EmbeddedMediaPlayer opened = takes.begin(engine, pictures);
    wishes.tellVolume(opened);
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
    return takes
        .playing()
        .flatMap(playing -> Facts.video(playing, VideoFacts.Range.SDR))
        .map(facts -> new Pictures.Size(facts.width(), facts.height()))
        .orElse(asked);
  }

  boolean isTake(int number) {
    return takes.isNow(number) && !over;
  }

  Playback now(int volume) {
    return clock.asPlayback(System.nanoTime(), volume);
  }

  List<Track> tracks() {
    return book.tracks();
  }

  List<Chapter> chapters() {
    return findings.chapters();
  }

  Optional<VideoFacts> video() {
    return findings.video();
  }

  Shown shown() {
    return new Shown(pictures.count(), findings.picturesLost());
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
      open(engine, wishes.volumePercent()); // it was begun without pictures
    }
  }

  void pause(boolean wanted) {
    wishes.pause(wanted);
    takes.with(playing -> playing.controls().setPause(wanted));
  }

  void nextFrame() {
    wishes.pause(true);
    takes.with(playing -> playing.controls().nextFrame());
  }

  void seek(Duration position, Engine engine) {
    Parts.Place place = parts.at(position);
    if (place.part() != parts.now()) {
      letGo();
      start(engine, position);
      return;
    }
    takes.with(
        playing -> {
          clock = clock.at(position, System.nanoTime());
          playing.controls().setTime(place.within().toMillis());
        });
  }

  void volume(int percent) {
    wishes.volume(percent);
    takes.with(wishes::tellVolume);
  }

  void tune(Tuning wanted) {
    wishes.tune(wanted);
    clock = clock.at(clock.positionAt(System.nanoTime()), System.nanoTime());
    clock = clock.atSpeed(wanted.speed());
    takes.with(wishes::tellTuning);
  }

  void select(Track.Kind kind, int id) {
    takes.with(playing -> book.select(playing, kind, id));
  }

  void addSubtitles(Path file) {
    select(Track.Kind.SUBTITLE, book.add(SubtitleFiles.named(file)));
  }

  /** Something about the film's streams became known. */
  void read() {
    takes.with(
        playing -> {
          book.read(playing);
          findings.read(playing);
        });
  }

  void playing() {
    takes.with(
        playing -> {
          clock = clock.in(State.PLAYING, System.nanoTime());
          wishes.tell(playing);
          book.again(playing);
          if (reel.titled()) {
            Titles.chooseLongest(playing);
          }
          if (wishes.isPaused()) {
            playing.controls().setPause(true);
          }
          read();
        });
  }

  /**
   * @param finishSoon runs {@link #finish} when a last picture has had its time
   */
  void paused(Runnable finishSoon) {
    if (!everyFrame || wishes.isPaused()) {
      clock = clock.in(State.PAUSED, System.nanoTime());
    } else {
      takes.with(playing -> playing.controls().nextFrame());
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

  private boolean decoded() {
    return takes.playing().filter(Findings::decoded).isPresent();
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

  /** Lets libvlc go; it can be begun anew. */
  void letGo() {
    if (takes.letGo()) {
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
