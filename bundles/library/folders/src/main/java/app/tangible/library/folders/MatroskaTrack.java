package app.tangible.library.folders;

import app.tangible.library.TitleDetail;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One track entry (RFC 9559, 5.1.4.1), gathered element by element. */
final class MatroskaTrack {

  static final long VIDEO = 0xE0L;
  static final long AUDIO = 0xE1L;

  private static final long TYPE = 0x83L;
  private static final long CODEC = 0x86L;
  private static final long LANGUAGE = 0x22B59CL;
  private static final long LANGUAGE_BCP_47 = 0x22B59DL;
  private static final long WIDTH = 0xB0L;
  private static final long HEIGHT = 0xBAL;
  private static final long CHANNELS = 0x9FL;

  static final Set<Long> TEXTS = Set.of(CODEC, LANGUAGE, LANGUAGE_BCP_47);
  static final Set<Long> NUMBERS = Set.of(TYPE, WIDTH, HEIGHT, CHANNELS);

  private static final int MOST = 1 << 20;

  private int type;
  private String codec = "";
  // What a track without the element is in.
  private String language = "eng";
  private String bcp47 = "";
  private int width;
  private int height;
  private int channels = 1;

  void text(long id, String text) {
    if (id == CODEC) {
      codec = text;
    } else if (id == LANGUAGE) {
      language = text;
    } else {
      bcp47 = text;
    }
  }

  void number(long id, long value) {
    int number = value < 0 || value > MOST ? 0 : (int) value;
    if (id == TYPE) {
      type = number;
    } else if (id == WIDTH) {
      width = number;
    } else if (id == HEIGHT) {
      height = number;
    } else {
      channels = number;
    }
  }

  int lines() {
    return type == 1 ? height : 0;
  }

  Optional<TitleDetail.Stream> stream() {
    String spoken = Languages.of(bcp47.isEmpty() ? language : bcp47);
    return switch (type) {
      case 1 -> stream("video", "", Streams.size(width, height));
      case 2 -> stream("audio", spoken, Streams.channels(channels));
      case 17 -> stream("subtitle", spoken, "");
      default -> Optional.empty();
    };
  }

  private Optional<TitleDetail.Stream> stream(String kind, String spoken, String facts) {
    return Optional.of(new TitleDetail.Stream(kind, shortened(codec), spoken, facts));
  }

  private static String shortened(String codec) {
    return switch (codec) {
      case "V_MPEG4/ISO/AVC" -> "h264";
      case "V_MPEGH/ISO/HEVC" -> "hevc";
      case "V_MPEGI/ISO/VVC" -> "vvc";
      case "V_MPEG4/ISO/ASP", "V_MPEG4/ISO/SP", "V_MPEG4/ISO/AP" -> "mpeg4";
      case "A_MPEG/L3" -> "mp3";
      case "A_MPEG/L2" -> "mp2";
      case "S_TEXT/UTF8", "S_TEXT/ASCII" -> "srt";
      case "S_TEXT/ASS", "S_TEXT/SSA", "S_ASS", "S_SSA" -> "ass";
      case "S_TEXT/WEBVTT" -> "vtt";
      case "S_HDMV/PGS" -> "pgs";
      default -> {
        String[] parts = codec.substring(Math.min(2, codec.length())).split("/");
        yield parts[0].toLowerCase(Locale.ROOT);
      }
    };
  }
}
