package app.tangible.player.vlc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files as they lie about in households: whole, broken, misnamed, and with odd insides. */
final class OddFiles {

  /** What must come of one. */
  enum Outcome {
    /** A picture or sound. */
    PLAYS,
    /** It says that there is nothing to play. */
    NOTHING,
    /** It says that it is not there. */
    MISSING,
    /** Any of these, in time. */
    EITHER
  }

  /** One line: name of the file, what ffmpeg is told; one second of it is enough. */
  private static final String MADE =
      """
      hevc10.mkv     | V -c:v libx265 -pix_fmt yuv420p10le -x265-params log-level=none
      vfr.mkv        | V -vf select='not(mod(n\\,3))+not(mod(n\\,5))' -fps_mode vfr
      seven.mkv      | A -c:a ac3 -ac 6
      seven-one.mkv  | A -c:a flac -ac 8
      sound.mp3      | A
      sound.flac     | A
      sound.ac3      | A
      sound.mka      | A -c:a truehd -strict -2
      dts.mka        | A -c:a dca -strict -2
      silent.mp4     | V
      interlaced.mpg | V -c:v mpeg2video -flags +ildct+ilme -s 64x64
      odd-size.mkv   | V -vf scale=63:37 -pix_fmt yuv444p
      one-pixel.mkv  | V -vf scale=1:1 -c:v ffv1 -pix_fmt yuv444p
      one-fps.mkv    | V -r 1
      many-fps.mp4   | V -r 240
      negative.ts    | VA -output_ts_offset -5
      late.mkv       | VA -output_ts_offset 36000
      fragments.mp4  | VA -movflags frag_keyframe+empty_moov
      live.mkv       | VA -live 1
      webm.webm      | VA -c:v libvpx-vp9 -deadline realtime -c:a libopus
      theora.ogv     | V -c:v libtheora
      asf.wmv        | VA -c:v wmv2 -c:a wmav2
      flash.flv      | V -c:v flv
      dance.gif      | V
      bare.h264      | V
      wide-pixels.mkv| V -vf setsar=64/45
      prores.mov     | V -c:v prores
      old.avi        | VA -c:v mpeg4 -c:a mp3
      shop.vob       | VA -c:v mpeg2video -c:a ac3 -f vob
      mjpeg.mkv      | V -c:v mjpeg -pix_fmt yuvj420p
      noname         | VA -f matroska
      liar.avi       | VA -f mp4
      still.mp4      | V -frames:v 1 -r 1/3600
      """;

  private static final List<String> NAMES =
      List.of(
          "映画 ・ 日本語.mkv",
          "فيلم عربي.mkv",
          "סרט.mkv",
          "चलचित्र.mkv",
          "фильм.mkv",
          "ταινία.mkv",
          "🎬🍿.mkv",
          "e\u0301te\u0301 (NFD).mkv",
          "100% #1 ?&=;.mkv",
          "it's \"quoted\" \\ back.mkv",
          "-vf rotate.mkv",
          "  spaces  .mkv",
          "line\nbreak.mkv",
          "%s%n%d.mkv",
          "a:b|c<d>*.mkv",
          "x".repeat(240) + ".mkv");

  private final Path folder;
  private final Map<Path, Outcome> files = new LinkedHashMap<>();

  OddFiles(Path folder) {
    this.folder = folder;
  }

  Map<Path, Outcome> make() throws IOException, InterruptedException {
    makeByFfmpeg();
    makeManyTracks();
    makeWithChaptersAndCover();
    Path whole = folder.resolve("fragments.mp4");
    Path matroska = ffmpeg("base.mkv", "VA -t 3");
    Path box = ffmpeg("base.mp4", "VA -t 3");
    breakThem(Files.readAllBytes(matroska), Files.readAllBytes(box));
    makeNoFilms(Files.readAllBytes(whole));
    for (String name : NAMES) {
      try {
        files.put(Files.copy(matroska, folder.resolve(name)), Outcome.PLAYS);
      } catch (java.nio.file.InvalidPathException e) {
        // This machine's names cannot hold it, so no household has it here.
      }
    }
    return files;
  }

  private void makeByFfmpeg() throws IOException, InterruptedException {
    for (String line : MADE.lines().toList()) {
      String[] both = line.split("\\|");
      ffmpeg(both[0].strip(), both[1].strip());
    }
  }

  /** V stands for pictures, A for sound; the rest is ffmpeg's. */
  private Path ffmpeg(String name, String arguments) throws IOException, InterruptedException {
    String[] words = arguments.split(" ", 2);
    List<String> command = new ArrayList<>();
    if (words[0].contains("V")) {
      command.add("-f lavfi -i testsrc2=size=64x64:rate=24:duration=3");
    }
    if (words[0].contains("A")) {
      command.add("-f lavfi -i sine=duration=3:sample_rate=48000");
    }
    String rest = words.length > 1 ? words[1] : "";
    command.add(rest);
    if (words[0].contains("V") && !rest.contains("-c:v") && name.matches(".*\\.(mkv|mp4|ts)")) {
      command.add("-c:v libx264 -preset ultrafast -g 12");
    }
    command.add("-y");
    Path file = folder.resolve(name);
    command.add(file.toString());
    Films.ffmpeg(String.join(" ", command).strip().replaceAll(" +", " "));
    files.put(file, Outcome.PLAYS);
    return file;
  }

  private void makeManyTracks() throws IOException, InterruptedException {
    String maps = IntStream.range(0, 40).mapToObj(i -> "-map 1:a").collect(Collectors.joining(" "));
    ffmpeg("forty.mkv", "VA -map 0:v " + maps + " -c:a aac -b:a 16k");
    Path texts =
        Files.writeString(folder.resolve("line.srt"), "1\n00:00:00,000 --> 00:00:02,000\nx\n");
    String subtitles =
        IntStream.range(0, 40).mapToObj(i -> "-map 1:s").collect(Collectors.joining(" "));
    ffmpeg("forty-texts.mkv", "V -i " + texts + " -map 0:v " + subtitles + " -c:s srt");
    Path huge = ffmpeg("huge-texts.mkv", "V");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; lines.length() < 12_000_000; i++) {
      lines.append(i).append("\n00:00:00,000 --> 99:59:59,999\n").append("huge ".repeat(400));
      lines.append("\n\n");
    }
    Files.writeString(folder.resolve("huge-texts.fr.srt"), lines);
    Files.write(folder.resolve("huge-texts.en.ass"), noise(100_000));
    files.put(huge, Outcome.PLAYS);
  }

  private void makeWithChaptersAndCover() throws IOException, InterruptedException {
    StringBuilder meta = new StringBuilder(";FFMETADATA1\n");
    for (int i = 0; i < 9; i++) {
      meta.append("[CHAPTER]\nTIMEBASE=1/1000\nSTART=%d\nEND=%d\n".formatted(100 * i, 9000 - i));
      meta.append("title=Overlapping ").append(i).append('\n');
    }
    Path chapters = Files.writeString(folder.resolve("chapters.txt"), meta);
    ffmpeg("chapters.mkv", "V -i " + chapters + " -map_metadata 1 -map 0:v");
    ffmpeg("turned-base.mp4", "V");
    Films.ffmpeg(
        "-i " + folder.resolve("turned-base.mp4"),
        "-c copy -metadata:s:v:0 rotate=90 -y " + folder.resolve("turned.mp4"));
    files.put(folder.resolve("turned.mp4"), Outcome.PLAYS);
    Films.ffmpeg("-f lavfi -i testsrc2=size=64x64 -frames:v 1 -y " + folder.resolve("cover.png"));
    Films.ffmpeg(
        "-i " + folder.resolve("sound.mp3") + " -i " + folder.resolve("cover.png"),
        "-map 0 -map 1 -c copy -disposition:v attached_pic -y " + folder.resolve("covered.mp3"));
    files.put(folder.resolve("covered.mp3"), Outcome.PLAYS);
  }

  private void breakThem(byte[] matroska, byte[] box) throws IOException {
    keep("half.mkv", Arrays.copyOf(matroska, matroska.length / 2), Outcome.PLAYS);
    keep("head-only.mkv", Arrays.copyOf(matroska, 300), Outcome.EITHER);
    keep("ten-bytes.mkv", Arrays.copyOf(matroska, 10), Outcome.NOTHING);
    keep("no-head.mkv", Arrays.copyOfRange(matroska, 500, matroska.length), Outcome.EITHER);
    keep("no-index.mkv", filled(matroska, matroska.length - 200, 200), Outcome.PLAYS);
    keep("hole.mkv", filled(matroska, matroska.length / 2, 3000), Outcome.PLAYS);
    keep("no-moov.mp4", Arrays.copyOf(box, box.length / 2), Outcome.NOTHING);
    keep("noise-in-moov.mp4", filled(box, box.length - 900, 500), Outcome.EITHER);
    keep("tail.mp4", Arrays.copyOfRange(box, 48, box.length), Outcome.EITHER);
    byte[] wide = matroska.clone();
    for (int i = 0; i + 4 < wide.length; i++) {
      if (wide[i] == (byte) 0xB0 && wide[i + 1] == (byte) 0x81 && wide[i + 2] == 64) {
        wide[i + 2] = 127; // the header says another width than the stream
      }
    }
    keep("says-wide.mkv", wide, Outcome.PLAYS);
    byte[] packets = Files.readAllBytes(folder.resolve("negative.ts"));
    keep("mid-packet.ts", Arrays.copyOfRange(packets, 77, packets.length), Outcome.PLAYS);
    byte[] video = Files.readAllBytes(folder.resolve("old.avi"));
    keep("no-index.avi", Arrays.copyOf(video, video.length * 2 / 3), Outcome.PLAYS);
    keep(
        "half.flac",
        Arrays.copyOf(Files.readAllBytes(folder.resolve("sound.flac")), 9000),
        Outcome.EITHER);
  }

  private void makeNoFilms(byte[] film) throws IOException {
    keep("empty.mkv", new byte[0], Outcome.NOTHING);
    keep("zeros.mkv", new byte[1 << 20], Outcome.NOTHING);
    keep("noise.mkv", noise(300_000), Outcome.NOTHING);
    keep(
        "text.mp4",
        "This is no film.\n".repeat(99).getBytes(StandardCharsets.UTF_8),
        Outcome.NOTHING);
    keep(
        "page.avi",
        "<!doctype html><video src=x></video>".getBytes(StandardCharsets.UTF_8),
        Outcome.NOTHING);
    keep(
        "list.mp4",
        "#EXTM3U\n#EXTINF:1,x\nhttp://127.0.0.1:9/x.mp4\n".getBytes(StandardCharsets.UTF_8),
        Outcome.NOTHING);
    byte[] zip = Arrays.copyOf(new byte[] {'P', 'K', 3, 4, 20, 0, 1, 0, 0, 0}, 5000);
    System.arraycopy(noise(4000), 0, zip, 60, 4000);
    keep("encrypted-zip.mkv", zip, Outcome.NOTHING);
    keep("eight-k.h264", film.length > 8 ? hugeHeader() : film, Outcome.EITHER);
    files.put(Files.createDirectory(folder.resolve("folder.mkv")), Outcome.NOTHING);
    files.put(folder.resolve("never-there.mkv"), Outcome.MISSING);
    files.put(
        Files.createSymbolicLink(folder.resolve("dangling.mkv"), Path.of("nowhere")),
        Outcome.MISSING);
    Path cycle = folder.resolve("cycle.mkv");
    files.put(Files.createSymbolicLink(cycle, cycle), Outcome.MISSING);
  }

  /** A sequence parameter set that promises 8192 by 4320 pixels, and then noise. */
  private static byte[] hugeHeader() {
    byte[] head = {
      0,
      0,
      0,
      1,
      0x67,
      0x64,
      0,
      0x3C,
      (byte) 0xAC,
      (byte) 0xD9,
      0,
      0x40,
      0,
      0x21,
      (byte) 0xE8,
      0x40,
      0,
      0,
      0,
      1,
      0x68,
      (byte) 0xEB,
      (byte) 0xE3,
      (byte) 0xCB,
      0,
      0,
      0,
      1,
      0x65,
      (byte) 0x88
    };
    byte[] all = Arrays.copyOf(head, 20_000);
    System.arraycopy(noise(19_000), 0, all, head.length, 19_000);
    return all;
  }

  private static byte[] filled(byte[] bytes, int from, int count) {
    byte[] broken = bytes.clone();
    System.arraycopy(noise(count), 0, broken, from, count);
    return broken;
  }

  private static byte[] noise(int count) {
    byte[] noise = new byte[count];
    new Random(7).nextBytes(noise);
    return noise;
  }

  private void keep(String name, byte[] bytes, Outcome outcome) throws IOException {
    files.put(Files.write(folder.resolve(name), bytes), outcome);
  }
}
