package app.tangible.content.sealed1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Films of every kind that reaches a publisher, small, made by ffmpeg in a second each. */
enum RealFilm {
  /** B-frames, stereo, a keyframe a second. */
  PLAIN("-c:v libx264 -preset ultrafast -bf 2 -g 24 -c:a aac"),
  /** Six channels, which AAC makes larger than a run now and then. */
  SURROUND("-c:v libx264 -preset ultrafast -g 12 -c:a flac -ac 6"),
  /** Keyframes four times a second: several in one cluster. */
  DENSE_KEYFRAMES("-c:v libx264 -preset ultrafast -g 6 -c:a aac"),
  /** One keyframe in the whole film. */
  ONE_KEYFRAME("-c:v libx264 -preset ultrafast -g 100000 -c:a aac"),
  /** Open groups of pictures and their leading B-frames. */
  OPEN_GOP("-c:v libx264 -preset veryfast -bf 3 -x264-params open-gop=1:keyint=24 -c:a aac"),
  /** Frames dropped at random: variable rate. */
  VARIABLE_RATE(
      "-vf select='gt(random(1)\\,0.4)' -vsync vfr -c:v libx264 -preset ultrafast -g 24 -c:a aac"),
  /** Every frame larger than a record. */
  LARGE_FRAMES("-t 1 -s 640x360 -c:v rawvideo -pix_fmt yuv420p -c:a pcm_s16le"),
  /** Written to a pipe: sizes unknown, no cues, no duration. */
  LIVE("-c:v libx264 -preset ultrafast -g 24 -c:a aac -f matroska -live 1", ".live.mkv"),
  /** Two pictures, two sounds. */
  TWO_VIDEOS("-map 0:v -map 0:v -map 1:a -map 1:a -c:v libx264 -preset ultrafast -g 24 -c:a aac"),
  WEBM("-c:v libvpx -deadline realtime -cpu-used 8 -g 24 -c:a libopus", ".webm"),
  /** Born as MP4, remuxed as ingestion does it. */
  MP4_BORN("-c:v libx264 -preset ultrafast -bf 2 -g 24 -c:a aac", ".mp4"),
  /** Subtitles, chapters, tags and a font. */
  EVERYTHING(
      "-i subtitles.srt -i chapters.txt -map 0:v -map 1:a -map 2:s -map 2:s -map_metadata 3"
          + " -attach font.ttf -metadata:s:t mimetype=application/x-truetype-font"
          + " -c:v libx264 -preset ultrafast -g 24 -c:a aac -c:s:0 srt -c:s:1 ass");

  static final String TITLE = "A Title Nobody May Read";

  private final String arguments;
  private final String suffix;

  RealFilm(String arguments) {
    this(arguments, ".mkv");
  }

  RealFilm(String arguments, String suffix) {
    this.arguments = arguments;
    this.suffix = suffix;
  }

  /** Makes the film in {@code folder}. */
  Path make(Path folder) throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("subtitles.srt"),
        "1\n00:00:00,500 --> 00:00:01,500\nA first line\n\n"
            + "2\n00:00:02,000 --> 00:00:03,900\nA second line\n");
    Files.writeString(
        folder.resolve("chapters.txt"),
        ";FFMETADATA1\ntitle="
            + TITLE
            + "\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=2000\ntitle=Before\n"
            + "[CHAPTER]\nTIMEBASE=1/1000\nSTART=2000\nEND=4000\ntitle=After\n");
    Files.write(folder.resolve("font.ttf"), new byte[100_000]);
    Path made = folder.resolve("source" + suffix);
    Ffmpeg.run(
        folder,
        "-f lavfi -i testsrc2=size=160x90:rate=24:duration=4"
            + " -f lavfi -i sine=frequency=440:duration=4 "
            + arguments
            + " "
            + made);
    if (!suffix.equals(".mp4")) {
      return made;
    }
    Path remuxed = folder.resolve("remuxed.mkv");
    Ffmpeg.run(folder, "-i " + made + " -map 0 -c copy " + remuxed);
    return remuxed;
  }
}
