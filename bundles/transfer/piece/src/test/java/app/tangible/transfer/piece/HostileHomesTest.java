package app.tangible.transfer.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.Varint;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.testing.Proxy;
import app.tangible.peer.testing.TestNodes;
import app.tangible.transfer.Transfer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a home or the line to it does, the film comes, byte for byte. */
@Timeout(60)
class HostileHomesTest {

  private static final int PIECE = 1 << 16;
  private static final CountDownLatch OVER = new CountDownLatch(1);

  private final TestFilm film = TestFilm.of(3, 80 * PIECE + 777, PIECE);
  private final TestNodes<Node> nodes = new TestNodes<>(Node::onLoopback);
  private final List<Home> homes = new ArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void close() {
    Home.closeAll(homes);
    nodes.close();
  }

  private Home home(Map<String, Object> settings) {
    homes.add(new Home(nodes, settings));
    return homes.getLast();
  }

  private Home honest() {
    return home(Map.of("maxUploadBytesPerSecond", 8_000_000L)).serving(film.shelf());
  }

  private static Path whole(Transfer transfer) throws Exception {
    return transfer.whole().get(40, TimeUnit.SECONDS);
  }

  private PeerInfo behind(Proxy proxy, Home home) {
    Multiaddr address = Multiaddr.parse("/ip4/127.0.0.1/tcp/" + proxy.port());
    return new PeerInfo(home.node.self(), List.of(address));
  }

  private static int port(Home home) {
    String text = home.node.addresses().getFirst().text();
    return Integer.parseInt(text.substring(text.lastIndexOf('/') + 1));
  }

  @Test
  void aLineThatIsCutAgainAndAgainIsOpenedAnew() throws Exception {
    Home seeder = honest();
    try (Proxy line = new Proxy(port(seeder)).limit(3_000_000)) {
      Home down = home(Map.of());
      down.routing.peers.add(behind(line, seeder));
      Transfer transfer = down.fetch(film.wanted(), folder.resolve("film"));
      for (int i = 1; i <= 4; i++) {
        long some = i * 12L * PIECE;
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> transfer.progress().verifiedBytes() > some);
        line.cut();
      }
      assertThat(whole(transfer)).hasBinaryContent(film.bytes());
      // What was under way at a cut comes again, no more: at most the pipe's depth each time.
      assertThat(line.bytes()).isLessThan(film.bytes().length + 5 * 34L * PIECE);
    }
  }

  @Test
  void bitsThatFlipOnTheLineAreNoticed() throws Exception {
    Home seeder = honest();
    try (Proxy line = new Proxy(port(seeder))) {
      Home down = home(Map.of());
      down.routing.peers.add(behind(line, seeder));
      line.corrupt(1_500_000);
      assertThat(whole(down.fetch(film.wanted(), folder.resolve("film"))))
          .hasBinaryContent(film.bytes());
    }
  }

  @Test
  void aLineThatStandsStillForAWhileGoesOn() throws Exception {
    Home seeder = honest();
    try (Proxy line = new Proxy(port(seeder)).limit(4_000_000)) {
      Home down = home(Map.of("stallSeconds", 1));
      down.routing.peers.add(behind(line, seeder));
      Transfer transfer = down.fetch(film.wanted(), folder.resolve("film"));
      Awaitility.await().until(() -> transfer.progress().verifiedBytes() > 10L * PIECE);
      line.stall();
      Awaitility.await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(5))
          .until(() -> !transfer.whole().isDone());
      line.resume();
      assertThat(whole(transfer)).hasBinaryContent(film.bytes());
    }
  }

  /** What a home says instead of what it should. */
  interface Misdeed {
    void answer(FrameOutput out, OutputStream raw, TestFilm film) throws IOException;
  }

  static Stream<Arguments> misdeeds() {
    return Stream.of(
        misdeed("closes at once", (out, raw, film) -> {}),
        misdeed("sends noise", (out, raw, film) -> raw.write(new byte[100_000])),
        misdeed(
            "has another length",
            (out, raw, film) ->
                out.write(
                    MessageType.WELCOME,
                    new Welcome(PIECE, film.bytes().length + 1L, 32, Optional.empty()).encode())),
        misdeed(
            "announces a message of a gigabyte",
            (out, raw, film) -> {
              welcome(out, film);
              Varint.write(raw, 1 << 30);
              raw.write(MessageType.DATA.code());
              raw.write(new byte[100_000]);
            }),
        misdeed(
            "has pieces that do not exist",
            (out, raw, film) -> {
              welcome(out, film);
              out.write(MessageType.HAVE, Varint.encode(1_000_000));
            }),
        misdeed(
            "sends what nobody asked for, without end",
            (out, raw, film) -> {
              welcome(out, film);
              out.write(MessageType.ALL);
              while (true) {
                out.data(1L << 40, ByteBuffer.allocate(60_000), true);
              }
            }),
        misdeed(
            "sends more than was asked for",
            (out, raw, film) -> {
              welcome(out, film);
              out.write(MessageType.ALL);
              for (int i = 0; i < 100; i++) {
                out.data(0, ByteBuffer.allocate(60_000), true);
              }
            }),
        misdeed(
            "tells of pieces without end",
            (out, raw, film) -> {
              welcome(out, film);
              while (OVER.getCount() > 0) {
                out.write(MessageType.HAVE, Varint.encode(1));
              }
            }),
        misdeed(
            "says that it has all and sends nothing",
            (out, raw, film) -> {
              welcome(out, film);
              out.write(MessageType.ALL);
              hang();
            }));
  }

  private static Arguments misdeed(String name, Misdeed misdeed) {
    return Arguments.of(name, misdeed);
  }

  private static void welcome(FrameOutput out, TestFilm film) throws IOException {
    out.write(
        MessageType.WELCOME,
        new Welcome(PIECE, film.bytes().length, 32, Optional.empty()).encode());
  }

  private static void hang() throws IOException {
    try {
      OVER.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misdeeds")
  void theFilmComesFromAnother(String name, Misdeed misdeed) throws Exception {
    Home hostile = home(Map.of());
    hostile.node.addHandler(
        new ProtocolHandler() {
          @Override
          public Set<String> protocols() {
            return Set.of(PieceHandler.PROTOCOL);
          }

          @Override
          public int streamsPerPeer() {
            return 8;
          }

          @Override
          public void serve(PeerStream stream) throws IOException {
            new FrameInput(stream.in()).next(MessageType.HELLO);
            misdeed.answer(new FrameOutput(stream.out()), stream.out(), film);
          }
        });
    Home down = home(Map.of("stallSeconds", 1)).knowing(hostile, honest());
    assertThat(whole(down.fetch(film.wanted(), folder.resolve("film"))))
        .hasBinaryContent(film.bytes());
  }

  @Test
  void aDownloaderThatFloodsIsResetAndOthersAreServed() throws Exception {
    Home seeder = honest();
    Home flooder = home(Map.of());
    PeerStream stream = flooder.node.connect(seeder.info()).open(List.of(PieceHandler.PROTOCOL));
    FrameOutput out = new FrameOutput(stream.out());
    out.write(MessageType.HELLO, new Hello(film.manifest().root(), Optional.empty()).encode());
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000_000; i++) {
                out.write(MessageType.WANT, new Want(i, false, 3, 0, 1).encode());
              }
            })
        .isInstanceOf(IOException.class);
    assertThat(whole(home(Map.of()).knowing(seeder).fetch(film.wanted(), folder.resolve("film"))))
        .hasBinaryContent(film.bytes());
  }

  @Test
  void aDownloaderThatReadsNothingHoldsNobody() throws Exception {
    Home seeder = honest();
    PeerStream stream =
        home(Map.of()).node.connect(seeder.info()).open(List.of(PieceHandler.PROTOCOL));
    FrameOutput out = new FrameOutput(stream.out());
    out.write(MessageType.HELLO, new Hello(film.manifest().root(), Optional.empty()).encode());
    for (int i = 0; i < 30; i++) {
      out.write(MessageType.WANT, new Want(i, false, i, 0, 4).encode());
    }
    assertThat(whole(home(Map.of()).knowing(seeder).fetch(film.wanted(), folder.resolve("film"))))
        .hasBinaryContent(film.bytes());
  }
}
