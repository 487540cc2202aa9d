package app.tangible.library.folders;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.TitleDetail;
import app.tangible.library.intake.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of real files, and of files that were made to do harm. */
@Timeout(120)
class HeadsTest {

  @TempDir static Path media;
  private static Path chaptersFile;

  @BeforeAll
  static void writeChapters() throws IOException {
    chaptersFile =
        Files.writeString(
            media.resolve("chapters.txt"),
            ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=1\n"
                + "[CHAPTER]\nTIMEBASE=1/1\nSTART=1\nEND=2\n");
  }

  private static Path matroska() {
    return Media.film(
        media.resolve("film.mkv"),
        List.of("-i", chaptersFile.toString()),
        "-map_metadata",
        "2",
        "-metadata:s:a:0",
        "language=eng",
        "-metadata:s:a:1",
        "language=fre",
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-c:a:0",
        "aac",
        "-c:a:1",
        "ac3",
        "-ac:a:1",
        "6");
  }

  private static void isTheFilm(Head head, String video) {
    assertThat(head.read()).isTrue();
    assertThat(head.trouble()).isEmpty();
    assertThat(head.lines()).isEqualTo(180);
    assertThat(head.length()).isBetween(Duration.ofMillis(1900), Duration.ofMillis(2300));
    assertThat(head.streams().getFirst())
        .isEqualTo(new TitleDetail.Stream("video", video, "", "320x180"));
    assertThat(head.streams()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(head.streams().get(1).language()).isEqualTo("en");
    assertThat(head.streams().get(2).language()).isEqualTo("fr");
  }

  @Test
  void matroskaTellsLengthTracksAndChapters() {
    Head head = Heads.read(matroska());
    isTheFilm(head, "h264");
    assertThat(head.chapters()).isEqualTo(2);
    assertThat(head.streams().get(2))
        .isEqualTo(new TitleDetail.Stream("audio", "ac3", "fr", "5.1"));
  }

  @Test
  void matroskaThatWasWrittenToAPipeIsReadTooButHasNoLength() throws IOException {
    Path file = media.resolve("live.mkv");
    Media.film(file, "-c:v", "libx264", "-preset", "ultrafast", "-live", "1");
    Head head = Heads.read(file);
    assertThat(head.read()).isTrue();
    assertThat(head.lines()).isEqualTo(180);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.mp4", "plain.mov", "front.mp4", "pieces.mp4"})
  void mp4TellsLengthAndTracksWhereverItsIndexLies(String name) {
    String flags =
        name.startsWith("front")
            ? "+faststart"
            : name.startsWith("pieces") ? "+frag_keyframe+empty_moov" : "0";
    Path file =
        Media.film(
            media.resolve(name), "-c:v", "libx264", "-preset", "ultrafast", "-movflags", flags);
    Head head = Heads.read(file);
    if (name.startsWith("pieces")) {
      assertThat(head.read()).isTrue();
      assertThat(head.lines()).isEqualTo(180);
    } else {
      isTheFilm(head, "h264");
    }
  }

  @Test
  void theContentDecidesNotTheName() throws IOException {
    Path wrong = Files.copy(matroska(), media.resolve("wrong.mp4"));
    isTheFilm(Heads.read(wrong), "h264");
  }

  @Test
  void whatWeDoNotReadIsAskedOfFfprobe() throws Exception {
    Path avi = Media.film(media.resolve("old.avi"), "-c:v", "mpeg4", "-c:a", "mp3");
    Path ts = Media.film(media.resolve("live.ts"), "-c:v", "mpeg2video", "-c:a", "mp2");
    Probe probe = new Probe("ffprobe", Duration.ofSeconds(20));
    for (Path file : new Path[] {avi, ts}) {
      assertThat(Heads.read(file).read()).isFalse();
      Head head = probe.read(file).orElseThrow();
      assertThat(head.lines()).isEqualTo(180);
      assertThat(head.streams()).hasSize(3);
      assertThat(head.length()).isPositive();
    }
    Path noise = media.resolve("noise.avi");
    byte[] random = new byte[100_000];
    new Random(1).nextBytes(random);
    random[0] = 0;
    Files.write(noise, random);
    assertThat(probe.read(noise).orElseThrow().trouble()).hasValue(Trouble.NOT_A_FILM);
    assertThat(new Probe("no-such-program", Duration.ofSeconds(1)).read(avi)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"length.avi", "length.ts", "length.m2ts"})
  void whatOthersReadTellsItsLengthAllTheSame(String name) throws IOException {
    boolean avi = name.endsWith("avi");
    Path file =
        Media.film(
            media.resolve(name),
            "-c:v",
            avi ? "mpeg4" : "mpeg2video",
            "-c:a",
            avi ? "mp3" : "mp2",
            "-mpegts_m2ts_mode",
            name.endsWith("m2ts") ? "1" : "0");
    Head head = Heads.read(file);
    assertThat(head.read()).as("its streams are not known").isFalse();
    assertThat(head.trouble()).isEmpty();
    assertThat(head.length()).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2300));
    assertThat(head.lines()).isEqualTo(avi ? 180 : 0);
    byte[] bytes = Files.readAllBytes(file);
    for (int part = 0; part < 20; part++) {
      byte[] cut = Arrays.copyOf(bytes, 1 + bytes.length * part / 20);
      Head less = Heads.read(new Window(from(cut), cut.length, Heads.BUDGET));
      assertThat(less.length()).isLessThanOrEqualTo(head.length());
    }
  }

  @Test
  void aTransportStreamOfSeveralTimesHasNoLength() {
    byte[] packets = new byte[188 * 4_000];
    for (int i = 0; i < 4_000; i++) {
      packets[i * 188] = 0x47;
      packets[i * 188 + 3] = 0x20;
      packets[i * 188 + 4] = 7;
      packets[i * 188 + 5] = 0x10;
      packets[i * 188 + 6] = (byte) (i == 3_999 ? 0x80 : 0); // 13 hours in 750 KB
    }
    assertThat(head(packets).length()).isZero();
    packets[3_999 * 188 + 6] = 0;
    packets[3_999 * 188 + 7] = 1; // 1.46 s
    assertThat(head(packets).length()).isEqualTo(Duration.ofMillis(1456));
    packets[6] = packets[7] = packets[8] = packets[9] = (byte) 0xff; // from the end of the count
    packets[10] = (byte) 0x80;
    assertThat(head(packets).length()).isEqualTo(Duration.ofMillis(1456));
  }

  private static Head head(byte[] bytes) {
    try {
      return Heads.read(new Window(from(bytes), bytes.length, Heads.BUDGET));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aPlaylistThatNamesAnotherFileLeadsNowhere() throws Exception {
    Path secret = matroska();
    Path list =
        Files.writeString(
            media.resolve("list.ts"),
            "#EXTM3U\n#EXTINF:2,\nhttp://127.0.0.1:9/x.ts\n#EXTINF:2,\n" + secret.toUri() + "\n");
    assertThat(Heads.read(list).trouble()).hasValue(Trouble.NOT_A_FILM);
  }

  @Test
  void aCutFileIsToldWhereverItIsCut() throws IOException {
    for (Path whole :
        new Path[] {
          matroska(),
          Media.film(media.resolve("cut.mp4"), "-c:v", "libx264", "-preset", "ultrafast"),
          Media.film(
              media.resolve("cutfront.mp4"),
              "-c:v",
              "libx264",
              "-preset",
              "ultrafast",
              "-movflags",
              "+faststart")
        }) {
      byte[] bytes = Files.readAllBytes(whole);
      for (int part = 1; part < 20; part++) {
        int length = bytes.length * part / 20;
        Path cut = Files.write(media.resolve("cut.bin"), Arrays.copyOf(bytes, length));
        assertThat(Heads.read(cut).trouble())
            .as(whole.getFileName() + " at " + length + " of " + bytes.length)
            .hasValue(Trouble.CUT_SHORT);
      }
    }
  }

  @Test
  void aHundredThousandSpoiledHeadsCostLittleAndHarmNobody() throws IOException {
    byte[][] heads = {
      Arrays.copyOf(Files.readAllBytes(matroska()), 6000),
      head(
          Media.film(
              media.resolve("fuzz.mp4"),
              "-c:v",
              "libx264",
              "-preset",
              "ultrafast",
              "-movflags",
              "+faststart"),
          6000),
      head(Media.film(media.resolve("fuzz.avi"), "-c:v", "mpeg4", "-c:a", "mp3"), 6000),
      head(Media.film(media.resolve("fuzz.ts"), "-c:v", "mpeg2video", "-c:a", "mp2"), 6000),
      Media.tiny()
    };
    Random random = new Random(20261121);
    int understood = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] spoiled = heads[i % heads.length].clone();
      for (int left = 1 + random.nextInt(6); left > 0; left--) {
        int at = random.nextInt(Math.min(spoiled.length, 1 + random.nextInt(spoiled.length)));
        spoiled[at] =
            switch (random.nextInt(4)) {
              case 0 -> (byte) 0xff;
              case 1 -> 0;
              case 2 -> (byte) (spoiled[at] ^ 1 << random.nextInt(8));
              default -> (byte) random.nextInt();
            };
      }
      Head head = Heads.read(new Window(from(spoiled), spoiled.length, Heads.BUDGET));
      understood += head.read() ? 1 : 0;
      assertThat(head.streams().size()).isLessThanOrEqualTo(200);
      assertThat(head.length()).isBetween(Duration.ZERO, Duration.ofHours(1000));
    }
    assertThat(understood).isPositive();
  }

  private static Window.Source from(byte[] bytes) {
    return (into, at) -> {
      int count = (int) Math.min(into.remaining(), bytes.length - at);
      into.put(bytes, (int) at, count);
      return count;
    };
  }

  private static byte[] head(Path file, int bytes) throws IOException {
    return Arrays.copyOf(Files.readAllBytes(file), bytes);
  }

  @Test
  void aHugeFileThatIsMostlyAHoleIsReadAtOnce() throws IOException {
    Path huge = media.resolve("huge.mkv");
    byte[] tiny = Media.tiny();
    Files.write(huge, tiny);
    try (FileChannel channel = FileChannel.open(huge, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(1), 40L << 30);
    }
    assertThat(Heads.read(huge).lines()).isEqualTo(360);
    Files.delete(huge);
  }

  @Test
  void boxesInBoxesWithoutEndAreLeft() throws IOException {
    byte[] boxes = new byte[800_000];
    for (int i = 0; i + 8 <= boxes.length; i += 8) {
      boxes[i + 3] = 8;
      System.arraycopy("free".getBytes(), 0, boxes, i + 4, 4);
    }
    assertThat(Heads.read(Files.write(media.resolve("boxes.mp4"), boxes))).isEqualTo(Head.UNKNOWN);
  }
}
