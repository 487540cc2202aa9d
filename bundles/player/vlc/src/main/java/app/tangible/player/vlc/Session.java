package app.tangible.player.vlc;

import app.tangible.player.ByteSource;
import app.tangible.player.PictureSink;
import app.tangible.player.Playback;
import app.tangible.player.Playback.Problem;
import app.tangible.player.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.co.caprica.vlcj.media.VideoTrackInfo;
import uk.co.caprica.vlcj.player.embedded.EmbeddedMediaPlayer;

/**
 * One film from play to stop. Opened, told what to do and ended on the player's own thread; {@link
 * #cancel}, {@link #now} and {@link #tracks} on any.
 */
final class Session {

  private final FilmBytes bytes;
  private final Pictures pictures;
  private final boolean hasPictures;
  private final Duration from;
  private final boolean everyFrame;
  private volatile Clock clock;
  private volatile List<Track> tracks = List.of();
  private @Nullable EmbeddedMediaPlayer player;
  private boolean wantsPause;
  private boolean over;

  Session(ByteSource source, Duration from, PictureSink sink, boolean everyFrame) {
    this.bytes = new FilmBytes(source);
    this.pictures = new Pictures(sink, this::realSize);
    this.hasPictures = sink != PictureSink.none();
    this.from = from;
    this.everyFrame = everyFrame;
    this.clock = Clock.opening(from);
  }

  void open(Engine engine, int volumePercent, SessionEvents events) {
    EmbeddedMediaPlayer opened = engine.factory().mediaPlayers().newEmbeddedMediaPlayer();
    player = opened;
    opened.events().addMediaPlayerEventListener(events);
    if (hasPictures) {
      opened
          .videoSurface()
          .set(engine.factory().videoSurfaces().newVideoSurface(pictures, pictures, false));
    }
    opened.audio().setVolume(volumePercent);
    opened.media().play(bytes, options());
  }

  private String[] options() {
    List<String> options = new ArrayList<>();
    options.add(String.format(Locale.ROOT, ":start-time=%.3f", from.toMillis() / 1000.0));
    if (!hasPictures) {
      options.add(":no-video");
    } else if (everyFrame) {
      // libvlc ends as soon as its queue is empty, when the last picture still waits for its
      // time, and throws that one away. Paused at the end it can be asked for; see paused().
      options.add(":play-and-pause");
    }
    return options.toArray(String[]::new);
  }

  /** Called on libvlc's picture thread, between open and end. */
  private Pictures.Size realSize(Pictures.Size asked) {
    EmbeddedMediaPlayer playing = player;
    if (playing == null) {
      return asked;
    }
    for (VideoTrackInfo track : playing.media().info().videoTracks()) {
      if (track.width() > 0 && track.height() > 0) {
        return switch (track.orientation()) {
          case LEFT_TOP, LEFT_BOTTOM, RIGHT_TOP, RIGHT_BOTTOM ->
              new Pictures.Size(track.height(), track.width());
          case TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT ->
              new Pictures.Size(track.width(), track.height());
        };
      }
    }
    return asked;
  }

  Playback now(int volumePercent) {
    return clock.asPlayback(System.nanoTime(), volumePercent);
  }

  List<Track> tracks() {
    return tracks;
  }

  /** Makes a blocked read return and silences the sink. */
  void cancel() {
    pictures.mute();
    bytes.cancel();
  }

  void pause(boolean wanted) {
    wantsPause = wanted;
    EmbeddedMediaPlayer playing = player;
    if (playing != null) {
      playing.controls().setPause(wanted);
    }
  }

  void seek(Duration position) {
    EmbeddedMediaPlayer playing = player;
    if (playing != null) {
      clock = clock.at(position, System.nanoTime());
      playing.controls().setTime(position.toMillis());
    }
  }

  void volume(int percent) {
    EmbeddedMediaPlayer playing = player;
    if (playing != null) {
      playing.audio().setVolume(percent);
    }
  }

  void select(Track.Kind kind, int id) {
    EmbeddedMediaPlayer playing = player;
    if (playing != null) {
      switch (kind) {
        case AUDIO -> playing.audio().setTrack(id);
        case SUBTITLE -> playing.subpictures().setTrack(id);
      }
      readTracks();
    }
  }

  void readTracks() {
    EmbeddedMediaPlayer playing = player;
    if (playing != null) {
      tracks = Tracks.of(playing);
    }
  }

  void playing(int volumePercent) {
    clock = clock.in(Playback.State.PLAYING, System.nanoTime());
    volume(volumePercent); // libvlc forgets it while there is no sound output yet
    if (wantsPause) {
      pause(true);
    }
  }

  /**
   * @param finishSoon runs {@link #finish} when a last picture has had its time
   */
  void paused(Runnable finishSoon) {
    EmbeddedMediaPlayer playing = player;
    if (everyFrame && !wantsPause && playing != null) {
      playing.controls().nextFrame();
      finishSoon.run();
    } else {
      clock = clock.in(Playback.State.PAUSED, System.nanoTime());
    }
  }

  void at(Duration position) {
    clock = clock.at(position, System.nanoTime());
  }

  void ofLength(Duration length) {
    clock = clock.ofLength(length);
  }

  /** It came to an end by itself, good or bad. */
  void finish() {
    long now = System.nanoTime();
    Optional<Exception> failure = bytes.failure();
    if (failure.isPresent()) {
      String detail = "the film could not be read to its end: " + failure.get().getMessage();
      clock = clock.failed(new Problem(Problem.Kind.SOURCE_FAILED, detail), now);
    } else if (!pictures.shown() && tracks.isEmpty()) {
      String detail = "the source holds no picture and no sound that libvlc knows";
      clock = clock.failed(new Problem(Problem.Kind.NOT_PLAYABLE, detail), now);
    } else {
      clock = clock.ended(now);
    }
    end();
  }

  void fail(Problem problem) {
    clock = clock.failed(problem, System.nanoTime());
    end();
  }

  boolean over() {
    return over;
  }

  /** Stops libvlc and closes the source. */
  void end() {
    over = true;
    cancel();
    EmbeddedMediaPlayer playing = player;
    player = null;
    if (playing != null) {
      playing.controls().stop();
      playing.release();
    }
  }
}
