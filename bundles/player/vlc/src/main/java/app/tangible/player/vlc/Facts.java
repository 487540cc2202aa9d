package app.tangible.player.vlc;

import app.tangible.player.VideoFacts;
import java.util.Map;
import java.util.Optional;
import uk.co.caprica.vlcj.media.AudioTrackInfo;
import uk.co.caprica.vlcj.media.TrackInfo;
import uk.co.caprica.vlcj.media.VideoTrackInfo;
import uk.co.caprica.vlcj.player.base.MediaPlayer;

/** Names what tracks are made of. */
final class Facts {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("h264", "H.264"),
          Map.entry("hevc", "HEVC"),
          Map.entry("av01", "AV1"),
          Map.entry("VP80", "VP8"),
          Map.entry("VP90", "VP9"),
          Map.entry("mpgv", "MPEG-2"),
          Map.entry("mp4v", "MPEG-4"),
          Map.entry("WVC1", "VC-1"),
          Map.entry("a52", "AC-3"),
          Map.entry("eac3", "E-AC-3"),
          Map.entry("dts", "DTS"),
          Map.entry("trhd", "TrueHD"),
          Map.entry("mlp", "MLP"),
          Map.entry("mp4a", "AAC"),
          Map.entry("mpga", "MP3"),
          Map.entry("flac", "FLAC"),
          Map.entry("Opus", "Opus"),
          Map.entry("vorb", "Vorbis"),
          Map.entry("subt", "SRT"),
          Map.entry("ssa", "ASS"),
          Map.entry("BDPG", "PGS"),
          Map.entry("bdpg", "PGS"),
          Map.entry("spu", "VobSub"),
          Map.entry("DVBS", "DVB"),
          Map.entry("dvbs", "DVB"),
          Map.entry("wvtt", "WebVTT"),
          Map.entry("tx3g", "Timed text"));

  private static final Map<Integer, String> SPEAKERS =
      Map.of(1, "1.0", 2, "2.0", 3, "2.1", 4, "4.0", 5, "5.0", 6, "5.1", 7, "6.1", 8, "7.1");

  private Facts() {}

  static String of(TrackInfo track) {
    String codec = track.codecName() == null ? "" : track.codecName().strip();
    String name = NAMES.getOrDefault(codec, codec.startsWith("pcm") ? "PCM" : codec);
    return track instanceof AudioTrackInfo sound
        ? (name + " " + SPEAKERS.getOrDefault(sound.channels(), "")).strip()
        : name;
  }

  /** What is known of the picture, and not its brightness. */
  static Optional<VideoFacts> video(MediaPlayer player, VideoFacts.Range range) {
    for (VideoTrackInfo track : player.media().info().videoTracks()) {
      if (track.width() > 0 && track.height() > 0) {
        return Optional.of(
            new VideoFacts(
                of(track),
                isTurned(track) ? track.height() : track.width(),
                isTurned(track) ? track.width() : track.height(),
                shape(track),
                ratio(track.frameRate(), track.frameRateBase()),
                range));
      }
    }
    return Optional.empty();
  }

  /** Whether it lies on its side, as telephones record it. */
  static boolean isTurned(VideoTrackInfo track) {
    return switch (track.orientation()) {
      case LEFT_TOP, LEFT_BOTTOM, RIGHT_TOP, RIGHT_BOTTOM -> true;
      case TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT -> false;
    };
  }

  private static double shape(VideoTrackInfo track) {
    double shape = ratio(track.sampleAspectRatio(), track.sampleAspectRatioBase());
    if (!(shape > 0.1 && shape < 10)) {
      return 1;
    }
    return isTurned(track) ? 1 / shape : shape;
  }

  private static double ratio(int above, int below) {
    return below == 0 ? 0 : above / (double) below;
  }
}
