package app.tangible.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The MD5 of every decoded picture and sound frame, stream by stream, as {@code ffmpeg -f framemd5}
 * writes them. Time stamps are left out: containers count time in different units.
 */
public record Frames(SortedMap<Integer, List<String>> hashes) {

  private static final int MAX_PRIMING = 3;

  /** Reads ffmpeg's output. */
  public static Frames read(Path framemd5) throws IOException {
    SortedMap<Integer, List<String>> hashes = new TreeMap<>();
    for (String line : Files.readAllLines(framemd5)) {
      if (line.startsWith("#") || line.isBlank()) {
        continue;
      }
      String[] columns = line.split(",");
      hashes
          .computeIfAbsent(Integer.parseInt(columns[0].strip()), stream -> new ArrayList<>())
          .add(columns[5].strip());
    }
    return new Frames(hashes);
  }

  /** The ffmpeg call that makes them; {@code input} may be {@code pipe:0}. */
  public static List<String> command(String input, Path output) {
    return List.of(
        "ffmpeg",
        "-v",
        "error",
        "-nostdin",
        "-protocol_whitelist",
        "file,pipe",
        "-i",
        input,
        "-map",
        "0:v:0",
        "-map",
        "0:a?",
        "-fps_mode",
        "passthrough",
        "-f",
        "framemd5",
        "-y",
        output.toString());
  }

  /**
   * Whether every picture is the master's, and every sound frame behind at most {@link
   * #MAX_PRIMING} of encoder delay: an MP4 hides those by an edit list, Matroska keeps them.
   */
  public boolean playsLike(Frames master) {
    return hashes.keySet().equals(master.hashes.keySet())
        && hashes.keySet().stream().allMatch(stream -> playsLike(master, stream));
  }

  private boolean playsLike(Frames master, int stream) {
    List<String> ours = hashes.getOrDefault(stream, List.of());
    List<String> theirs = master.hashes.getOrDefault(stream, List.of());
    int extra = ours.size() - theirs.size();
    return extra >= 0
        && extra <= (stream == 0 ? 0 : MAX_PRIMING)
        && ours.subList(extra, ours.size()).equals(theirs);
  }

  public int count(int stream) {
    return hashes.getOrDefault(stream, List.of()).size();
  }

  /** One MD5 over all frames' MD5s of the stream. */
  public String digest(int stream) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      for (String hash : hashes.getOrDefault(stream, List.of())) {
        md5.update(HexFormat.of().parseHex(hash));
      }
      return HexFormat.of().formatHex(md5.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
