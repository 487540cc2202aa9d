package app.tangible.ingestion.ffmpeg;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What ffprobe says of a master, and which of its streams a Matroska file can hold. */
record Probe(double seconds, List<String> mapping, Map<String, String> facts) {

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).build())
              .build());
  private static final int MAX_STREAMS = 64;
  private static final double MAX_SECONDS = 24 * 3_600;

  /** Subtitles that are text but not in a form Matroska has: they become SubRip. */
  private static final Set<String> AS_SUBRIP = Set.of("mov_text");

  private static final Set<String> SUBTITLES =
      Set.of(
          "subrip",
          "srt",
          "ass",
          "ssa",
          "webvtt",
          "hdmv_pgs_subtitle",
          "dvd_subtitle",
          "dvb_subtitle",
          "text");

  static Probe read(byte[] json) throws IOException, Unusable {
    JsonNode root = JSON.readTree(json);
    JsonNode streams = root.path("streams");
    if (streams.size() > MAX_STREAMS) {
      throw new Unusable("The master has " + streams.size() + " streams, at most 64 are taken.");
    }
    double seconds = root.path("format").path("duration").asDouble(-1);
    if (!(seconds > 0 && seconds <= MAX_SECONDS)) {
      throw new Unusable("The master has no duration, or one of more than a day.");
    }
    Streams sorted = new Streams();
    streams.forEach(sorted::add);
    if (sorted.videos == 0) {
      throw new Unusable("The master has no picture.");
    }
    Map<String, String> facts = sorted.facts;
    facts.put("durationSeconds", String.format(Locale.ROOT, "%.3f", seconds));
    facts.put("audioTracks", String.valueOf(sorted.audios));
    facts.put("subtitleTracks", String.valueOf(sorted.subtitles));
    if (!sorted.dropped.isEmpty()) {
      facts.put("dropped", String.join(" ", sorted.dropped));
    }
    return new Probe(seconds, List.copyOf(sorted.mapping), Map.copyOf(facts));
  }

  private static final class Streams {
    private final List<String> mapping = new ArrayList<>(List.of("-c", "copy"));
    private final List<String> dropped = new ArrayList<>();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private int videos;
    private int audios;
    private int subtitles;

    void add(JsonNode stream) {
      String codec = stream.path("codec_name").asText("unknown").replaceAll("[^a-z0-9_]", "");
      switch (stream.path("codec_type").asText()) {
        case "video" -> video(stream, codec);
        case "audio" -> {
          audios++;
          facts.putIfAbsent("audioCodec", codec);
          facts.putIfAbsent("audioChannels", String.valueOf(stream.path("channels").asInt()));
          map(stream);
        }
        case "subtitle" -> subtitle(stream, codec);
        case "attachment" -> map(stream);
        default -> dropped.add("data:" + codec);
      }
    }

    private void video(JsonNode stream, String codec) {
      if (stream.path("disposition").path("attached_pic").asInt() == 1) {
        dropped.add("cover:" + codec);
        return;
      }
      if (++videos > 1) {
        dropped.add("video:" + codec);
        return;
      }
      facts.put("videoCodec", codec);
      facts.put("width", String.valueOf(stream.path("width").asInt()));
      facts.put("height", String.valueOf(stream.path("height").asInt()));
      map(stream);
    }

    private void subtitle(JsonNode stream, String codec) {
      if (AS_SUBRIP.contains(codec)) {
        mapping.add("-c:s:" + subtitles);
        mapping.add("srt");
      } else if (!SUBTITLES.contains(codec)) {
        dropped.add("subtitle:" + codec);
        return;
      }
      subtitles++;
      map(stream);
    }

    private void map(JsonNode stream) {
      mapping.add("-map");
      mapping.add("0:" + stream.path("index").asInt());
    }
  }
}
