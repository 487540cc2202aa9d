package app.tangible.content.sealed1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What stands in the source's Segment beside its clusters. */
final class Outline {

  private static final int MAX_KEPT = 1024;
  private static final int MAX_TRACKS = 1024;
  private static final int VIDEO = 1;
  private static final long MAX_TIMESTAMP_SCALE = 1_000_000_000;

  private final EbmlReader ebml;
  private final Map<Integer, Integer> trackTypes = new HashMap<>();
  private final List<Element> kept = new ArrayList<>();
  private @Nullable Element info;
  private @Nullable Element tracks;
  private OptionalInt mainVideo = OptionalInt.empty();
  private long nanosPerTick = 1_000_000;
  private double durationTicks;

  Outline(EbmlReader ebml) {
    this.ebml = ebml;
  }

  /** Takes note of an element of the Segment; a repeated Info or Tracks is a copy of the first. */
  void add(Element element) throws IOException {
    switch (element.id()) {
      case Ids.INFO -> {
        if (info == null) {
          info = element;
          readInfo(element);
        }
      }
      case Ids.TRACKS -> {
        if (tracks == null) {
          tracks = element;
          readTracks(element);
        }
      }
      case Ids.CHAPTERS, Ids.ATTACHMENTS, Ids.TAGS -> {
        if (kept.size() == MAX_KEPT) {
          throw Refused.source("more than " + MAX_KEPT + " tags, chapters and attachments");
        }
        kept.add(element);
      }
      default -> {
        // SeekHead and Cues are made anew; fillers and what no one knows are left out
      }
    }
  }

  private void readInfo(Element parent) throws IOException {
    for (long at = parent.data(); at < parent.end(); ) {
      Element child = ebml.element(at, parent.end());
      if (child.id() == Ids.TIMESTAMP_SCALE) {
        nanosPerTick = ebml.uint(child, MAX_TIMESTAMP_SCALE);
        if (nanosPerTick == 0) {
          throw Refused.source("its timestamp scale is 0");
        }
      } else if (child.id() == Ids.DURATION) {
        double ticks = ebml.real(child);
        durationTicks = ticks > 0 && ticks < Block.MAX_TICKS ? ticks : 0;
      }
      at = child.end();
    }
  }

  private void readTracks(Element parent) throws IOException {
    for (long at = parent.data(); at < parent.end(); ) {
      Element child = ebml.element(at, parent.end());
      if (child.id() == Ids.TRACK_ENTRY) {
        readTrack(child);
      }
      at = child.end();
    }
    if (mainVideo.isEmpty()) {
      throw Refused.source("it has no video track");
    }
  }

  private void readTrack(Element parent) throws IOException {
    int number = 0;
    int type = 0;
    for (long at = parent.data(); at < parent.end(); ) {
      Element child = ebml.element(at, parent.end());
      if (child.id() == Ids.TRACK_NUMBER) {
        number = (int) ebml.uint(child, Integer.MAX_VALUE);
      } else if (child.id() == Ids.TRACK_TYPE) {
        type = (int) ebml.uint(child, 255);
      }
      at = child.end();
    }
    if (number == 0 || trackTypes.size() == MAX_TRACKS || trackTypes.put(number, type) != null) {
      throw Refused.source("a track without a number of its own at " + parent.position());
    }
    if (type == VIDEO && mainVideo.isEmpty()) {
      mainVideo = OptionalInt.of(number);
    }
  }

  boolean knows(int track) {
    return trackTypes.containsKey(track);
  }

  boolean isVideo(int track) {
    return trackTypes.getOrDefault(track, 0) == VIDEO;
  }

  /** The video track whose keyframes begin clusters. */
  int mainVideo() throws IOException {
    return mainVideo.orElseThrow(() -> Refused.source("it has no Tracks before its first frame"));
  }

  Element info() throws IOException {
    if (info == null) {
      throw Refused.source("it has no Info");
    }
    return info;
  }

  Element tracks() throws IOException {
    if (tracks == null) {
      throw Refused.source("it has no Tracks");
    }
    return tracks;
  }

  /** Chapters, Attachments and Tags, in this order. */
  List<Element> kept() {
    List<Element> ordered = new ArrayList<>();
    for (int id : new int[] {Ids.CHAPTERS, Ids.ATTACHMENTS, Ids.TAGS}) {
      kept.stream().filter(element -> element.id() == id).forEach(ordered::add);
    }
    return ordered;
  }

  long nanosPerTick() {
    return nanosPerTick;
  }

  /** 0 when the source does not say. */
  double durationTicks() {
    return durationTicks;
  }
}
