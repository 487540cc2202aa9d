package app.tangible.ingestion.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.catalogue.Edition;
import app.tangible.content.FilmKey;
import app.tangible.content.PieceManifest;
import app.tangible.content.PublisherKey;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.content.sealed1.MatroskaSealer;
import app.tangible.content.sealed1.RecordOpener;
import app.tangible.ingestion.Ingestion;
import app.tangible.ingestion.Ingestion.State;
import app.tangible.ingestion.Ingestions.Appended;
import app.tangible.ingestion.Ingestions.Begun;
import app.tangible.ingestion.Submission;
import app.tangible.keys.ServerKeys.Purpose;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FfmpegIngestionsTest {

  @TempDir static Path films;
  private static byte[] matroska;
  private static byte[] mp4;

  @TempDir Path home;
  private final FakeRegistry registry = new FakeRegistry();

  @BeforeAll
  static void makeFilms() throws Exception {
    matroska = Films.matroska(films);
    mp4 = Films.mp4(films);
  }

  private Rig open() {
    return new Rig(home, registry, step -> {});
  }

  /** Not an Exception: it ends the worker, as a kill would. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void putsAMasterOnSaleThatOpensWithItsKeyAndOnlyThere() throws Exception {
    try (Rig rig = open()) {
      Ingestion done = rig.until(rig.send(matroska), State.PUBLISHED);
      assertThat(done.problem()).isEmpty();
      assertThat(done.facts())
          .containsEntry("videoCodec", "h264")
          .containsEntry("height", "180")
          .containsEntry("audioTracks", "1");
      Edition edition = rig.catalogue.edition(done.edition().orElseThrow()).orElseThrow();
      assertThat(edition.film()).isEqualTo(done.film().orElseThrow());
      assertThat(edition.genres()).containsExactly("Animation", "Comedy");
      assertThat(edition.duration()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
      assertThat(registry.editions.values().iterator().next().priceMinor()).isEqualTo(13_000_000);

      Path sealed = rig.catalogue.sealedFile(edition.film());
      PieceManifest manifest =
          PieceManifest.decode(Files.readAllBytes(rig.catalogue.manifestFile(edition.film())));
      assertThat(new Bep52PieceHashing().rootMatches(manifest)).isTrue();
      assertThat(manifest.root()).isEqualTo(edition.pieceRoot());
      assertThat(Files.size(sealed)).isEqualTo(edition.sealedBytes());

      byte[] secret =
          rig.keys.unwrap(
              rig.catalogue.wrappedKey(edition.film()).orElseThrow(), "film/" + edition.film());
      try (FilmKey key = new FilmKey(secret);
          var view =
              new RecordOpener()
                  .open(
                      FileChannel.open(sealed),
                      edition.film(),
                      edition.masterHash(),
                      new PublisherKey(rig.keys.signing(Purpose.PUBLISHER).publicHex()),
                      new MatroskaSealer().keysOf(key))) {
        ByteBuffer head = ByteBuffer.allocate(4);
        assertThat(view.read(0, head)).isEqualTo(4);
        assertThat(head.array()).containsExactly(0x1A, 0x45, 0xDF, 0xA3); // EBML, RFC 8794
      }
    }
  }

  @Test
  void leavesNothingInClearInTheWholeHome() throws Exception {
    byte[] secret;
    try (Rig rig = open()) {
      Ingestion done = rig.until(rig.send(matroska), State.PUBLISHED);
      var film = done.film().orElseThrow();
      secret = rig.keys.unwrap(rig.catalogue.wrappedKey(film).orElseThrow(), "film/" + film);
    }
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(new String(secret, StandardCharsets.ISO_8859_1)))
            .as("film key in %s", file)
            .isFalse();
        assertThat(bytes.contains(Rig.TITLE)).as("title in %s", file).isFalse();
        // A run of the master's own bytes, from the middle of its picture.
        String clear = new String(matroska, matroska.length / 2, 64, StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(clear)).as("clear film in %s", file).isFalse();
      }
    }
    try (Stream<Path> files = Files.list(home.resolve("masters"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void keepsMastersFromOtherAccountsOfTheMachine() throws Exception {
    try (Rig rig = open()) {
      String id = rig.begin(matroska.length);
      rig.ingestions.append(id, 0, new ByteArrayInputStream(matroska, 0, 1_000));
      assertThat(mode(home.resolve("masters"))).isEqualTo("rwx------");
      assertThat(mode(home.resolve("masters").resolve(id + ".source"))).isEqualTo("rw-------");
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void takesMp4AndSaysWhatMatroskaCannotHold() throws Exception {
    try (Rig rig = open()) {
      Ingestion done = rig.until(rig.send(mp4), State.PUBLISHED);
      assertThat(done.problem()).isEmpty();
      assertThat(done.facts())
          .containsEntry("subtitleTracks", "1")
          .hasEntrySatisfying("dropped", dropped -> assertThat(dropped).contains("data:"));
    }
  }

  @Test
  void goesOnWhereABrokenUploadStopped() throws Exception {
    String id;
    int half = matroska.length / 2;
    try (Rig rig = open()) {
      id = rig.begin(matroska.length);
      assertThatThrownBy(() -> rig.ingestions.append(id, 0, breaking(half)))
          .isInstanceOf(IOException.class);
      assertThat(rig.find(id).offset()).isEqualTo(half);
    }
    try (Rig rig = open()) {
      assertThat(rig.find(id).offset()).isEqualTo(half);
      assertThat(rig.ingestions.append(id, 0, new ByteArrayInputStream(matroska)))
          .isEqualTo(new Appended.OtherOffset(half));
      assertThat(
              rig.ingestions.append(
                  id, half, new ByteArrayInputStream(matroska, half, matroska.length - half)))
          .isEqualTo(new Appended.Kept(matroska.length));
      assertThat(rig.until(id, State.PUBLISHED).state()).isEqualTo(State.PUBLISHED);
      assertThat(rig.ingestions.append(id, matroska.length, InputStream.nullInputStream()))
          .isInstanceOf(Appended.NotReceiving.class);
    }
  }

  /** Gives so many bytes, then the connection is gone. */
  private static InputStream breaking(int bytes) {
    return new InputStream() {
      private int at;

      @Override
      public int read() throws IOException {
        if (at == bytes) {
          throw new IOException("connection reset");
        }
        return matroska[at++] & 0xff;
      }
    };
  }

  @Test
  void givesAMasterUpThatDoesNotArrive() throws Exception {
    String id;
    try (Rig rig = open()) {
      id = rig.begin(matroska.length);
      rig.ingestions.append(id, 0, new ByteArrayInputStream(matroska, 0, 1_000));
    }
    try (Rig rig = new Rig(home, registry, step -> {}, Duration.ZERO)) {
      assertThat(rig.find(id).state()).isEqualTo(State.FAILED);
    }
    try (Stream<Path> masters = Files.list(home.resolve("masters"))) {
      assertThat(masters).isEmpty();
    }
  }

  @Test
  void refusesMoreBytesThanWereAnnounced() throws Exception {
    try (Rig rig = open()) {
      String id = rig.begin(100);
      assertThat(rig.ingestions.append(id, 0, new ByteArrayInputStream(matroska)))
          .isEqualTo(new Appended.TooMany(100));
      assertThat(rig.ingestions.append("0".repeat(32), 0, InputStream.nullInputStream()))
          .isEqualTo(new Appended.Unknown());
      assertThat(rig.ingestions.append("../../etc", 0, InputStream.nullInputStream()))
          .isEqualTo(new Appended.Unknown());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"probed", "remuxed", "sealed", "sealed and kept", "published"})
  void finishesAfterAKillAt(String step) throws Exception {
    AtomicReference<String> reached = new AtomicReference<>();
    String id;
    try (Rig rig =
        new Rig(
            home,
            registry,
            at -> {
              if (at.equals(step)) {
                reached.set(at);
                throw new Killed();
              }
            })) {
      id = rig.send(matroska);
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> reached.get() != null);
    }
    try (Rig rig = open()) {
      Ingestion done = rig.until(id, State.PUBLISHED);
      assertThat(done.state()).isEqualTo(State.PUBLISHED);
      assertThat(registry.editions).hasSize(1);
      assertThat(rig.catalogue.search("", 10)).hasSize(1);
    }
    try (Stream<Path> sealed = Files.list(home.resolve("films"));
        Stream<Path> masters = Files.list(home.resolve("masters"))) {
      assertThat(sealed).hasSize(2);
      assertThat(masters).isEmpty();
    }
  }

  @Test
  void waitsForAChainThatIsDown() throws Exception {
    registry.failures.set(2);
    try (Rig rig = open()) {
      String id = rig.send(matroska);
      assertThat(rig.until(id, State.PUBLISHED).state()).isEqualTo(State.PUBLISHED);
    }
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> badMasters() throws Exception {
    byte[] text = "this is no film\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    byte[] playList =
        "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n/etc/passwd\n"
            .getBytes(StandardCharsets.UTF_8);
    byte[] concat = "ffconcat version 1.0\nfile /etc/passwd\n".getBytes(StandardCharsets.UTF_8);
    byte[] damaged = matroska.clone();
    Arrays.fill(damaged, 0, 2_000, (byte) 0x55);
    return Stream.of(
        org.junit.jupiter.params.provider.Arguments.of("text", text),
        org.junit.jupiter.params.provider.Arguments.of("zeros", new byte[100_000]),
        org.junit.jupiter.params.provider.Arguments.of("one byte", new byte[] {1}),
        org.junit.jupiter.params.provider.Arguments.of("play list", playList),
        org.junit.jupiter.params.provider.Arguments.of("concat script", concat),
        org.junit.jupiter.params.provider.Arguments.of("no head", damaged),
        org.junit.jupiter.params.provider.Arguments.of(
            "cut mp4", Arrays.copyOf(mp4, mp4.length / 2)),
        org.junit.jupiter.params.provider.Arguments.of(
            "cut matroska", Arrays.copyOf(matroska, matroska.length / 3)),
        org.junit.jupiter.params.provider.Arguments.of("sound only", Films.soundOnly(films)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badMasters")
  void refusesWithAReason(String name, byte[] master) throws Exception {
    try (Rig rig = open()) {
      Ingestion done = rig.until(rig.send(master), State.PUBLISHED);
      assertThat(done.state()).as(name).isEqualTo(State.FAILED);
      assertThat(done.problem().orElse("")).contains("master");
      assertThat(rig.catalogue.search("", 10)).isEmpty();
    }
    try (Stream<Path> masters = Files.list(home.resolve("masters"));
        Stream<Path> sealed = Files.list(home.resolve("films"))) {
      assertThat(masters).isEmpty();
      assertThat(sealed).isEmpty();
    }
  }

  @Test
  void refusesAnAnnouncementOutOfBounds() {
    try (Rig rig = open()) {
      Submission good = Rig.submission(1_000);
      for (Submission bad :
          List.of(
              Rig.submission(0),
              Rig.submission(Long.MAX_VALUE),
              with(good, "", 2008, "HD"),
              with(good, "a\u0000b", 2008, "HD"),
              with(good, "x".repeat(301), 2008, "HD"),
              with(good, "Film", 1700, "HD"),
              with(good, "Film", 2008, "4K\u00e9"),
              of(good, List.of("Drama", "Drama")),
              of(good, List.of("x".repeat(41))))) {
        assertThatThrownBy(() -> rig.ingestions.begin(bad))
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThat(rig.ingestions.begin(good)).isInstanceOf(Begun.Ready.class);
    }
  }

  private static Submission of(Submission s, List<String> genres) {
    return new Submission(
        s.title(),
        s.year(),
        s.studio(),
        s.studioAccount(),
        s.synopsis(),
        s.quality(),
        s.priceMinor(),
        s.currency(),
        s.royaltyBasisPoints(),
        s.sourceBytes(),
        genres);
  }

  private static Submission with(Submission s, String title, int year, String quality) {
    return new Submission(
        title,
        year,
        s.studio(),
        s.studioAccount(),
        s.synopsis(),
        quality,
        s.priceMinor(),
        s.currency(),
        s.royaltyBasisPoints(),
        s.sourceBytes(),
        List.of());
  }
}
