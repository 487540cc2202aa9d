package app.tangible.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.player.Medium;
import app.tangible.player.PictureSink;
import app.tangible.player.Player;
import app.tangible.player.Track;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subtitles of every kind, in the film and beside it: seen as letters on a black picture. */
class SubtitlesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A line a second: libvlc shows what begins after it was chosen. */
  private static final String LINES =
      everySecond(i -> i + 1 + "\n00:00:%02d,000 --> 00:00:%02d,990\nÉté, là-bas\n\n");

  private static final String STYLED =
      """
      [Script Info]
      ScriptType: v4.00+
      PlayResX: 320
      PlayResY: 180
      [V4+ Styles]
      Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
      Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, \
      Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
      Style: Default,DejaVu Serif,40,&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,0,0,0,0,100,100,\
      0,0,1,1,0,5,10,10,10,1
      [Events]
      Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
      """
          + everySecond(
              i -> "Dialogue: 0,0:00:%02d.00,0:00:%02d.99,Default,,0,0,0,,Wide letters\n");

  private static String everySecond(IntFunction<String> line) {
    return IntStream.range(0, 58)
        .mapToObj(i -> line.apply(i).formatted(i, i))
        .collect(Collectors.joining());
  }

  @TempDir Path folder;

  private final VlcPlayer player = new VlcPlayer(Settings.usual());
  private final Brightest brightest = new Brightest();

  /** How much of the latest picture is bright. */
  private static final class Brightest implements PictureSink {

    private volatile int bright;

    @Override
    public void format(int width, int height) {}

    @Override
    public void picture(ByteBuffer[] planes) {
      int found = 0;
      for (int at = 1; at < planes[0].remaining(); at += 4) {
        found += (planes[0].get(at) & 0xFF) > 150 ? 1 : 0;
      }
      bright = found;
    }
  }

  @BeforeEach
  void blackFilm() throws Exception {
    Films.ffmpeg(
        "-f lavfi -i color=black:size=320x180:rate=5:duration=60 -c:v libx264 -preset ultrafast",
        "-y " + folder.resolve("film.mkv"));
  }

  @AfterEach
  void close() throws Exception {
    player.close();
  }

  private Player play(String name) {
    player.play(new Medium.Files(List.of(folder.resolve(name))), Duration.ZERO, brightest);
    return player;
  }

  private Track subtitle(int wanted) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                player.tracks().stream()
                    .filter(track -> track.kind() == Track.Kind.SUBTITLE)
                    .skip(wanted)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private void awaitLetters() {
    await().atMost(PATIENCE).until(() -> brightest.bright > 30);
  }

  private void mux(String subtitles, String codec, String more) throws Exception {
    Films.ffmpeg(
        "-i " + folder.resolve("film.mkv") + " -i " + folder.resolve(subtitles),
        "-map 0 -map 1 -c:v copy -c:s " + codec + more + " -metadata:s:s:0 language=fre",
        "-y " + folder.resolve("with.mkv"));
  }

  private void showsThoseInTheFilm(String facts) {
    play("with.mkv");
    await().atMost(PATIENCE).until(() -> subtitle(0).language().equals("fre"));
    Track track = subtitle(0);
    assertThat(track.facts()).isEqualTo(facts);
    player.select(Track.Kind.SUBTITLE, track.id());
    awaitLetters();
    player.select(Track.Kind.SUBTITLE, -1);
    await().atMost(PATIENCE).until(() -> brightest.bright < 30);
  }

  @Test
  void textInTheFilm() throws Exception {
    Files.writeString(folder.resolve("lines.srt"), LINES);
    mux("lines.srt", "srt", "");
    showsThoseInTheFilm("SRT");
  }

  @Test
  void assWithTheFontThatTheFilmBrings() throws Exception {
    Files.writeString(folder.resolve("lines.ass"), STYLED);
    Path font = Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSerif-Bold.ttf");
    String attach =
        Files.exists(font) ? " -attach " + font + " -metadata:s:t mimetype=font/ttf" : "";
    mux("lines.ass", "copy", attach);
    showsThoseInTheFilm("ASS");
  }

  @Test
  void picturesOfADisc() throws Exception {
    Files.writeString(folder.resolve("lines.ass"), STYLED);
    Films.ffmpeg(
        "-i " + folder.resolve("film.mkv") + " -i " + PgsFile.write(folder.resolve("lines.sup")),
        "-map 0 -map 1 -c copy -metadata:s:s:0 language=fre -y " + folder.resolve("with.mkv"));
    showsThoseInTheFilm("PGS");
  }

  @Test
  void picturesOfADvd() throws Exception {
    VobSubFile.mux(
        folder.resolve("film.mkv"),
        PgsFile.write(folder.resolve("lines.sup")),
        folder.resolve("with.mkv"));
    showsThoseInTheFilm("VobSub");
  }

  @Test
  void picturesOfADvdBesideTheFilm() throws Exception {
    Path pictures = PgsFile.write(folder.resolve("lines.sup"));
    Path film = folder.resolve("film.mkv");
    VobSubFile.beside(VobSubFile.mux(film, pictures, folder.resolve("with.mkv")), "film.fr", "fr");
    play("film.mkv");
    Track track = subtitle(0);
    assertThat(track.language()).isEqualTo("fr");
    player.select(Track.Kind.SUBTITLE, track.id());
    awaitLetters();
  }

  @ParameterizedTest
  @CsvSource({
    "film.fr.srt, UTF-8, fr, ''",
    "film.fr.srt, UTF-16LE, fr, ''",
    "film.French.SDH.srt, windows-1252, fr, SDH",
    "film.pl.forced.srt, windows-1250, pl, forced",
    "Subs/English.srt, UTF-8, en, ''",
    "film.srt, UTF-16BE, '', ''"
  })
  void besideTheFilm(String name, String charset, String language, String mark) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    String text = LINES.replace("là-bas", charset.endsWith("1250") ? "łąka" : "là-bas");
    Files.write(file, text.getBytes(Charset.forName(charset)));
    play("film.mkv");
    Track track = subtitle(0);
    assertThat(track.language()).isEqualTo(language);
    assertThat(track.name()).isEqualTo(mark);
    assertThat(track.selected()).isFalse();
    player.select(Track.Kind.SUBTITLE, track.id());
    awaitLetters();
    await().atMost(PATIENCE).until(() -> subtitle(0).selected());
  }

  @Test
  void webVttBesideTheFilmAndOneThatIsSentFromElsewhere() throws Exception {
    String text = "WEBVTT\n\n" + everySecond(i -> "00:%02d.000 --> 00:%02d.990\nHello\n\n");
    Files.writeString(folder.resolve("film.en.vtt"), text);
    Path sent = Files.writeString(folder.resolve("sent.srt"), LINES);
    play("film.mkv");
    player.select(Track.Kind.SUBTITLE, subtitle(0).id());
    awaitLetters();
    player.addSubtitles(sent);
    await().atMost(PATIENCE).until(() -> subtitle(1).selected());
    awaitLetters();
  }

  @Test
  void brokenOnesHarmNothing() throws Exception {
    Files.write(folder.resolve("film.en.srt"), new byte[70_000]);
    Files.writeString(folder.resolve("film.de.ass"), "[Events]\nDialogue: " + "{\\".repeat(9999));
    Files.writeString(folder.resolve("film.fr.idx"), "# VobSub index file, v7\nsize: 0x0\n");
    play("film.mkv");
    for (int i = 0; i < 3; i++) {
      player.select(Track.Kind.SUBTITLE, subtitle(i).id());
    }
    Duration then = player.now().position();
    await().atMost(PATIENCE).until(() -> player.now().position().compareTo(then) > 0);
  }

  @Test
  void webVttBecomesPlainLines() {
    String text =
        """
        WEBVTT - a title

        STYLE
        ::cue { color: red }

        NOTE nobody reads this

        one
        00:01.500 --> 00:02.000 align:start position:10%
        <v Ann><i>Hello</i></v> &amp; bye
        again

        01:00:00.000 --> 01:00:01.000
        Late
        """;
    assertThat(WebVtt.toSrt(text))
        .isEqualTo(
            """
            1
            00:00:01,500 --> 00:00:02,000
            <i>Hello</i> & bye
            again

            2
            01:00:00,000 --> 01:00:01,000
            Late

            """);
    assertThat(WebVtt.toSrt("no cues --> at all")).isEmpty();
  }

  @Test
  void readsTextInWhateverItWasWritten() {
    String text = "Dès l’été, ça ira.";
    for (Charset charset :
        List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16,
            Charset.forName("windows-1252"))) {
      assertThat(SubtitleText.of(text.getBytes(charset), "fr")).as(charset.name()).isEqualTo(text);
    }
    String russian = "Привет, мир";
    assertThat(SubtitleText.of(russian.getBytes(Charset.forName("windows-1251")), "ru"))
        .isEqualTo(russian);
    assertThat(SubtitleText.of(new byte[0], "")).isEmpty();
  }
}
