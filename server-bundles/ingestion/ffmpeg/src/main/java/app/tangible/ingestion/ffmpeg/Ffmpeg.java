package app.tangible.ingestion.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The two commands, on files of ours only: no other protocol than file, and only demuxers that open
 * no other files (a play list would make them read any file of this machine).
 */
final class Ffmpeg {

  private static final List<String> INPUT_BOUNDS =
      List.of(
          "-protocol_whitelist",
          "file",
          "-format_whitelist",
          "matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,mpegts,mpeg,avi,mxf,ogg");
  private static final Duration PROBE_TIME = Duration.ofSeconds(60);
  private static final long REMUX_BYTES_PER_SECOND = 5_000_000;
  private static final long SPARE_BYTES = 16L << 20;

  private final String ffmpeg;
  private final String ffprobe;

  Ffmpeg(String ffmpeg, String ffprobe) {
    this.ffmpeg = ffmpeg;
    this.ffprobe = ffprobe;
  }

  Probe probe(Path file) throws IOException, InterruptedException, Unusable {
    List<String> command = new ArrayList<>(List.of(ffprobe, "-v", "error"));
    command.addAll(INPUT_BOUNDS);
    command.addAll(
        List.of("-print_format", "json", "-show_format", "-show_streams", "file:" + file));
    Tool.Result result = Tool.run(command, PROBE_TIME);
    if (result.exit() != 0) {
      throw new Unusable(
          "The master is not a film that can be read: send a whole Matroska, MP4, MPEG or AVI"
              + " file.");
    }
    return Probe.read(result.output());
  }

  /** Copies the streams into a Matroska file that appears under this name only when it is whole. */
  void remux(Path source, Path matroska, Probe probe)
      throws IOException, InterruptedException, Unusable {
    long sourceBytes = Files.size(source);
    long maxBytes = sourceBytes + sourceBytes / 4 + SPARE_BYTES;
    Path partial = matroska.resolveSibling(matroska.getFileName() + ".partial");
    List<String> command =
        new ArrayList<>(List.of(ffmpeg, "-nostdin", "-hide_banner", "-v", "error", "-y"));
    command.addAll(INPUT_BOUNDS);
    command.addAll(List.of("-fflags", "+genpts", "-i", "file:" + source));
    command.addAll(probe.mapping());
    command.addAll(
        List.of(
            "-map_chapters",
            "0",
            "-avoid_negative_ts",
            "make_zero",
            "-max_muxing_queue_size",
            "4096",
            "-fs",
            String.valueOf(maxBytes),
            "-f",
            "matroska",
            "file:" + partial));
    try {
      Tool.Result result =
          Tool.run(command, Duration.ofSeconds(120 + sourceBytes / REMUX_BYTES_PER_SECOND));
      if (result.exit() != 0 || !Files.exists(partial)) {
        throw new Unusable("The master breaks off or is damaged: check it and send it again.");
      }
      if (Files.size(partial) >= maxBytes - SPARE_BYTES / 2) {
        throw new Unusable("The master unpacks to far more than its size.");
      }
      Files.move(partial, matroska, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Masters.delete(partial);
    }
  }
}
