package app.tangible.library.folders;

import app.tangible.library.TitleDetail;
import app.tangible.library.intake.Trouble;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The head of a Matroska or WebM file: EBML (RFC 8794), Matroska (RFC 9559). Jumps over clusters
 * only where the seek head says where to.
 */
final class MatroskaHead {

  private static final long SEGMENT = 0x18538067L;
  private static final long SEEK_HEAD = 0x114D9B74L;
  private static final long SEEK = 0x4DBBL;
  private static final long SEEK_ID = 0x53ABL;
  private static final long SEEK_POSITION = 0x53ACL;
  private static final long INFO = 0x1549A966L;
  private static final long TIMESTAMP_SCALE = 0x2AD7B1L;
  private static final long DURATION = 0x4489L;
  private static final long TRACKS = 0x1654AE6BL;
  private static final long TRACK = 0xAEL;
  private static final long CHAPTERS = 0x1043A770L;
  private static final long EDITION = 0x45B9L;
  private static final long CHAPTER = 0xB6L;
  private static final long CLUSTER = 0x1F43B675L;

  private static final int MOST_ELEMENTS = 2000;
  private static final int MOST_TRACKS = 200;
  private static final long UNKNOWN = -1;
  private static final double LONGEST_MILLIS = 1000.0 * 3600 * 1000;

  private final Window file;
  private final List<TitleDetail.Stream> streams = new ArrayList<>();
  private final List<Long> jumps = new ArrayList<>();
  private int left = MOST_ELEMENTS;
  private long scaleNanos = 1_000_000;
  private double duration;
  private int lines;
  private int chapters;
  private boolean infoSeen;
  private boolean tracksSeen;
  private boolean chaptersSeen;

  MatroskaHead(Window file) {
    this.file = file;
  }

  /** One element: its content is {@code from} to {@code to}. */
  private record Element(long id, long from, long to, boolean open) {}

  Head read() throws IOException {
    Element header = element(0, file.size());
    Element segment = element(header.to(), file.size());
    while (segment.id() != SEGMENT) {
      segment = element(segment.to(), file.size());
    }
    boolean cut = segment.to() > file.size();
    long end = Math.min(segment.to(), file.size());
    try {
      children(segment.from(), end);
      for (int i = 0; i < jumps.size() && !complete(); i++) {
        long to = segment.from() + jumps.get(i);
        if (to > segment.from() && to < end) {
          take(element(to, end), segment.from());
        }
      }
    } catch (EOFException e) {
      cut = true;
    }
    if (!tracksSeen) {
      return cut ? Head.troubled(Trouble.CUT_SHORT) : Head.UNKNOWN;
    }
    double millis = duration * scaleNanos / 1e6;
    return new Head(
        millis > 0 && millis < LONGEST_MILLIS ? Duration.ofMillis((long) millis) : Duration.ZERO,
        lines,
        chapters,
        streams,
        cut ? Optional.of(Trouble.CUT_SHORT) : Optional.empty(),
        true);
  }

  private boolean complete() {
    return infoSeen && tracksSeen && chaptersSeen;
  }

  /** Up to the first cluster: what comes then is named by the seek head. */
  private void children(long from, long end) throws IOException {
    long at = from;
    while (at < end && !complete()) {
      Element element = element(at, Long.MAX_VALUE);
      if (element.id() == CLUSTER) {
        return;
      }
      take(element, from);
      if (element.open()) {
        return;
      }
      at = element.to();
    }
  }

  private void take(Element element, long segment) throws IOException {
    if (element.id() == SEEK_HEAD) {
      seeks(element);
    } else if (element.id() == INFO && !infoSeen) {
      infoSeen = true;
      info(element);
    } else if (element.id() == TRACKS && !tracksSeen) {
      tracks(element);
      tracksSeen = true;
    } else if (element.id() == CHAPTERS && !chaptersSeen) {
      chaptersSeen = true;
      each(element, EDITION, edition -> each(edition, CHAPTER, one -> chapters++));
    }
  }

  private void seeks(Element head) throws IOException {
    each(
        head,
        SEEK,
        seek -> {
          long[] found = {0, 0};
          each(seek, SEEK_ID, id -> found[0] = number(id));
          each(seek, SEEK_POSITION, position -> found[1] = number(position));
          if (Set.of(INFO, TRACKS, CHAPTERS).contains(found[0]) && jumps.size() < 100) {
            jumps.add(found[1]);
          }
        });
  }

  private void info(Element info) throws IOException {
    each(info, TIMESTAMP_SCALE, scale -> scaleNanos = number(scale));
    each(info, DURATION, length -> duration = real(length));
  }

  private void tracks(Element tracks) throws IOException {
    each(
        tracks,
        TRACK,
        element -> {
          if (streams.size() < MOST_TRACKS) {
            MatroskaTrack track = new MatroskaTrack();
            every(element, one -> track(track, one));
            lines = lines == 0 ? track.lines() : lines;
            track.stream().ifPresent(streams::add);
          }
        });
  }

  private void track(MatroskaTrack track, Element element) throws IOException {
    if (element.id() == MatroskaTrack.VIDEO || element.id() == MatroskaTrack.AUDIO) {
      every(element, one -> track(track, one));
    } else if (MatroskaTrack.TEXTS.contains(element.id())) {
      track.text(element.id(), text(element));
    } else if (MatroskaTrack.NUMBERS.contains(element.id())) {
      track.number(element.id(), number(element));
    }
  }

  /** What is done with an element. */
  @FunctionalInterface
  private interface Use {
    void of(Element element) throws IOException;
  }

  private void each(Element parent, long id, Use use) throws IOException {
    every(
        parent,
        element -> {
          if (element.id() == id) {
            use.of(element);
          }
        });
  }

  private void every(Element parent, Use use) throws IOException {
    long end = Math.min(parent.to(), file.size());
    long at = parent.from();
    while (at < end) {
      Element element = element(at, parent.to());
      use.of(element);
      at = element.to();
    }
    if (parent.to() > file.size()) {
      throw new EOFException();
    }
  }

  /** What does not end within its parent is not there. */
  private Element element(long at, long within) throws IOException {
    if (--left < 0) {
      throw new Window.TooMuch();
    }
    int idBytes = width(file.u8(at), 4);
    long id = 0;
    for (int i = 0; i < idBytes; i++) {
      id = id << 8 | file.u8(at + i);
    }
    int first = file.u8(at + idBytes);
    int sizeBytes = width(first, 8);
    long size = first & (0xff >> sizeBytes);
    boolean open = size == 0xff >> sizeBytes;
    for (int i = 1; i < sizeBytes; i++) {
      int next = file.u8(at + idBytes + i);
      open &= next == 0xff;
      size = size << 8 | next;
    }
    long from = at + idBytes + sizeBytes;
    if (open) {
      return new Element(id, from, file.size(), true);
    }
    // Where the parent itself is cut, so are its children.
    if (size < 0
        || size > Long.MAX_VALUE - from
        || (within < file.size() && from + size > within)) {
      throw new Window.TooMuch();
    }
    return new Element(id, from, from + size, false);
  }

  private static int width(int first, int most) throws IOException {
    int width = Integer.numberOfLeadingZeros(first) - 23;
    if (width > most) {
      throw new Window.TooMuch();
    }
    return width;
  }

  private long number(Element element) throws IOException {
    long length = element.to() - element.from();
    if (length > 8) {
      return UNKNOWN;
    }
    long number = 0;
    for (long at = element.from(); at < element.to(); at++) {
      number = number << 8 | file.u8(at);
    }
    return number;
  }

  private double real(Element element) throws IOException {
    long length = element.to() - element.from();
    return length == 4
        ? Float.intBitsToFloat((int) file.u32(element.from()))
        : length == 8 ? Double.longBitsToDouble(file.i64(element.from())) : 0;
  }

  private String text(Element element) throws IOException {
    int length = (int) Math.min(200, element.to() - element.from());
    String text = new String(file.bytes(element.from(), length), StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
