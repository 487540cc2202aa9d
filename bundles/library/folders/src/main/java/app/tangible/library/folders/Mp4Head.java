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

/** The head of an MP4 or QuickTime file (ISO/IEC 14496-12): boxes in boxes, wherever it lies. */
final class Mp4Head {

  private static final Set<String> FIRST =
      Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "styp", "uuid");
  private static final int FIRST_PACKED = 0x400;
  private static final String[] MACINTOSH =
      ("en fr de it nl sv es da pt no he ja ar fi el is mt tr hr zh ur hi th ko lt pl hu et lv se"
              + " fo fa ru zh")
          .split(" ");
  private static final int MOST_BOXES = 5000;
  private static final int MOST_TRACKS = 200;
  private static final long LONGEST_SECONDS = 1000 * 3600;

  private final Window file;
  private final List<TitleDetail.Stream> streams = new ArrayList<>();
  private int left = MOST_BOXES;
  private Duration length = Duration.ZERO;
  private int lines;
  private int chapters;

  Mp4Head(Window file) {
    this.file = file;
  }

  static boolean isBox(String type) {
    return FIRST.contains(type);
  }

  /** One box: its content is {@code from} to {@code to}. */
  private record Box(String type, long from, long to) {}

  /** One track, gathered box by box. */
  private static final class Track {
    private String handler = "";
    private String codec = "";
    private String language = "";
    private int width;
    private int height;
    private int channels;
  }

  Head read() throws IOException {
    boolean found = false;
    boolean cut = false;
    long at = 0;
    while (at + 8 <= file.size() && !(found && cut)) {
      Box box = box(at, Long.MAX_VALUE);
      cut |= box.to() > file.size();
      if (box.type().equals("moov")) {
        if (cut) {
          return Head.troubled(Trouble.CUT_SHORT);
        }
        found = true;
        every(box, this::movie);
      }
      if (found && box.type().equals("moof")) {
        break; // fragments to the end
      }
      at = box.to();
    }
    if (!found) {
      return cut ? Head.troubled(Trouble.CUT_SHORT) : Head.UNKNOWN;
    }
    return new Head(
        length,
        lines,
        chapters,
        streams,
        cut ? Optional.of(Trouble.CUT_SHORT) : Optional.empty(),
        true);
  }

  private void movie(Box box) throws IOException {
    switch (box.type()) {
      case "mvhd" -> length = time(box, length);
      case "trak" -> {
        if (streams.size() < MOST_TRACKS) {
          Track track = new Track();
          every(box, one -> track(track, one));
          add(track);
        }
      }
      case "mvex" -> every(box, this::fragments);
      case "udta" -> every(box, this::chapterList);
      default -> {}
    }
  }

  private void fragments(Box box) throws IOException {
    if (box.type().equals("mehd") && length.isZero()) {
      boolean wide = file.u8(box.from()) == 1;
      long units = wide ? file.i64(box.from() + 4) : file.u32(box.from() + 4);
      length = time(units, scale);
    }
  }

  private long scale;

  /** Of {@code mvhd}: version, flags, created, modified, time scale, duration. */
  private Duration time(Box box, Duration otherwise) throws IOException {
    boolean wide = file.u8(box.from()) == 1;
    scale = file.u32(box.from() + (wide ? 20 : 12));
    long units = wide ? file.i64(box.from() + 24) : file.u32(box.from() + 16);
    boolean unknown = units == 0xffffffffL || units < 0;
    return unknown ? otherwise : time(units, scale);
  }

  private static Duration time(long units, long scale) {
    return scale == 0 || units < 0 || units / scale > LONGEST_SECONDS
        ? Duration.ZERO
        : Duration.ofMillis((long) (units * 1000.0 / scale));
  }

  private void chapterList(Box box) throws IOException {
    if (box.type().equals("chpl") && box.to() - box.from() > 9) {
      chapters = file.u8(box.from() + 8);
    }
  }

  private void track(Track track, Box box) throws IOException {
    switch (box.type()) {
      case "mdia", "minf", "stbl" -> every(box, one -> track(track, one));
      case "mdhd" -> {
        boolean wide = file.u8(box.from()) == 1;
        track.language = language(file.u16(box.from() + (wide ? 32 : 20)));
      }
      case "hdlr" -> {
        String handler = type(box.from() + 8);
        // The handler of the data reference comes inside minf.
        track.handler = track.handler.isEmpty() ? handler : track.handler;
      }
      case "stsd" -> {
        if (file.u32(box.from() + 4) > 0) {
          sample(track, box(box.from() + 8, box.to()));
        }
      }
      default -> {}
    }
  }

  private void sample(Track track, Box entry) throws IOException {
    track.codec = entry.type();
    if (track.handler.equals("vide")) {
      track.width = file.u16(entry.from() + 24);
      track.height = file.u16(entry.from() + 26);
    } else if (track.handler.equals("soun")) {
      track.channels = file.u16(entry.from() + 16);
    }
  }

  private void add(Track track) {
    String codec = Mp4Codecs.shortened(track.codec);
    switch (track.handler) {
      case "vide" -> {
        lines = lines == 0 ? track.height : lines;
        String size = Streams.size(track.width, track.height);
        streams.add(new TitleDetail.Stream("video", codec, "", size));
      }
      case "soun" ->
          streams.add(
              new TitleDetail.Stream(
                  "audio", codec, track.language, Streams.channels(track.channels)));
      case "sbtl", "subt", "subp", "clcp" ->
          streams.add(new TitleDetail.Stream("subtitle", codec, track.language, ""));
      default -> {}
    }
  }

  /** Three letters of five bits each; in a QuickTime file below that, a number of the Macintosh. */
  private static String language(int packed) {
    if (packed < FIRST_PACKED) {
      return packed < MACINTOSH.length ? MACINTOSH[packed] : "";
    }
    char[] letters = new char[3];
    for (int i = 0; i < 3; i++) {
      letters[i] = (char) ((packed >> (10 - 5 * i) & 0x1f) + 0x60);
    }
    return Languages.of(new String(letters));
  }

  /** What is done with a box. */
  @FunctionalInterface
  private interface Use {
    void of(Box box) throws IOException;
  }

  private void every(Box parent, Use use) throws IOException {
    if (parent.to() > file.size()) {
      throw new EOFException();
    }
    long at = parent.from();
    while (at + 8 <= parent.to()) {
      Box box = box(at, parent.to());
      use.of(box);
      at = box.to();
    }
  }

  private Box box(long at, long within) throws IOException {
    if (--left < 0) {
      throw new Window.TooMuch();
    }
    long size = file.u32(at);
    String type = type(at + 4);
    long from = at + 8;
    if (size == 1) {
      size = file.i64(at + 8);
      from = at + 16;
    } else if (size == 0) {
      size = Math.min(within, file.size()) - at;
    }
    if (size < from - at || size > Long.MAX_VALUE - at || at + size > within) {
      throw new Window.TooMuch();
    }
    return new Box(type, from, at + size);
  }

  private String type(long at) throws IOException {
    return new String(file.bytes(at, 4), StandardCharsets.ISO_8859_1);
  }
}
