package app.tangible.player.vlc;

import app.tangible.player.Chapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import uk.co.caprica.vlcj.media.Media;
import uk.co.caprica.vlcj.media.MediaEventAdapter;
import uk.co.caprica.vlcj.media.MediaParsedStatus;
import uk.co.caprica.vlcj.media.MediaRef;
import uk.co.caprica.vlcj.media.ParseFlag;
import uk.co.caprica.vlcj.player.base.ChapterDescription;
import uk.co.caprica.vlcj.player.base.MediaPlayer;

/** The parts of a film that lies in several files: where each begins in the whole. */
final class Parts {

  private static final int MEASURE_MILLIS = 5000;

  /** A position within one part. */
  record Place(int part, Duration within) {}

  private final Duration[] lengths;
  private int now;

  Parts(int count) {
    lengths = new Duration[count];
    java.util.Arrays.fill(lengths, Duration.ZERO);
  }

  /** Asks libvlc how long each part is; only where there are several. Blocks. */
  void measure(Engine engine, Reel reel) {
    if (lengths.length > 1 && reel instanceof FilesReel files) {
      for (int part = 0; part < lengths.length; part++) {
        lengths[part] = length(engine, files.addresses().get(part));
      }
    }
  }

  private static Duration length(Engine engine, String address) {
    MediaRef ref = engine.factory().media().newMediaRef(address);
    Media media = ref.newMedia();
    CountDownLatch parsed = new CountDownLatch(1);
    try {
      media
          .events()
          .addMediaEventListener(
              new MediaEventAdapter() {
                @Override
                public void mediaParsedChanged(Media of, MediaParsedStatus status) {
                  parsed.countDown();
                }
              });
      media.parsing().parse(MEASURE_MILLIS, ParseFlag.PARSE_LOCAL);
      parsed.await(2L * MEASURE_MILLIS, TimeUnit.MILLISECONDS);
      return Duration.ofMillis(Math.max(0, media.info().duration()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Duration.ZERO;
    } finally {
      media.release();
      ref.release();
    }
  }

  /** Which part a position of the whole is in. */
  Place at(Duration position) {
    Duration rest = position;
    for (int part = 0; part < lengths.length - 1; part++) {
      if (rest.compareTo(lengths[part]) < 0) {
        return new Place(part, rest);
      }
      rest = rest.minus(lengths[part]);
    }
    return new Place(lengths.length - 1, rest);
  }

  int now() {
    return now;
  }

  void enter(int part) {
    now = part;
  }

  boolean hasNext() {
    return now + 1 < lengths.length;
  }

  /** Where the next part begins. */
  Duration next() {
    return from(now + 1);
  }

  /** Where the part that plays begins. */
  Duration from() {
    return from(now);
  }

  private Duration from(int part) {
    Duration from = Duration.ZERO;
    for (int i = 0; i < part; i++) {
      from = from.plus(lengths[i]);
    }
    return from;
  }

  /** Of the whole, when the part that plays is that long. */
  Duration length(Duration ofThis) {
    lengths[now] = ofThis;
    return from(lengths.length);
  }

  /** Chapters of the part that plays, or, where it has none, the parts themselves. */
  List<Chapter> chapters(MediaPlayer player) {
    List<Chapter> chapters = new ArrayList<>();
    if (lengths.length == 1 && player.chapters().count() > 1) {
      for (ChapterDescription told : player.chapters().descriptions()) {
        String name = told.name() == null ? "" : told.name().strip();
        chapters.add(new Chapter(name, Duration.ofMillis(Math.max(0, told.offset()))));
      }
    } else if (lengths.length > 1) {
      for (int part = 0; part < lengths.length; part++) {
        chapters.add(new Chapter("", from(part)));
      }
    }
    return List.copyOf(chapters);
  }
}
