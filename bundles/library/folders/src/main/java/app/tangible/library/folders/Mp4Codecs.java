package app.tangible.library.folders;

import java.util.Locale;

/** Sample entries (mp4ra.org) as people call them. */
final class Mp4Codecs {

  private Mp4Codecs() {}

  static String shortened(String entry) {
    return switch (entry) {
      case "avc1", "avc2", "avc3", "avc4", "dva1", "dvav" -> "h264";
      case "hvc1", "hev1", "dvh1", "dvhe" -> "hevc";
      case "vvc1", "vvi1" -> "vvc";
      case "av01" -> "av1";
      case "vp08" -> "vp8";
      case "vp09" -> "vp9";
      case "mp4v" -> "mpeg4";
      case "mp4a" -> "aac";
      case "ac-3" -> "ac3";
      case "ec-3" -> "eac3";
      case "mlpa" -> "truehd";
      case "fLaC" -> "flac";
      case "dtsc", "dtsh", "dtsl", "dtse" -> "dts";
      case "lpcm", "sowt", "twos", "in24", "in32", "fl32", "ipcm" -> "pcm";
      case "apch", "apcn", "apcs", "apco", "ap4h", "ap4x" -> "prores";
      case "tx3g" -> "text";
      case "wvtt" -> "vtt";
      default -> entry.strip().toLowerCase(Locale.ROOT);
    };
  }
}
