package app.tangible.peer.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.transport.MuxedStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HostileFramesTest {

  private static final int KIB = 1024;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final YamuxMuxer muxer =
      new YamuxMuxer(
          new YamuxSettings(
              1 << 20, 2 << 20, 64, 16, Duration.ofMillis(300), Duration.ofMillis(200)),
          3 << 20,
          clock);
  private final MemoryLink[] links = MemoryLink.pair(64 * KIB);
  private final RawPeer peer = new RawPeer(links[0]);
  private final Yamux session = muxer.over(links[1]);
  private final BlockingQueue<MuxedStream> arrived = new LinkedBlockingQueue<>();

  HostileFramesTest() {
    session.onStream(arrived::add);
  }

  @AfterEach
  void close() {
    session.close();
    peer.close();
    clock.shutdownNow();
    await().untilAsserted(() -> assertThat(session.closed().toCompletableFuture()).isDone());
  }

  private void endsWithAProtocolError() throws IOException {
    List<Header> frames = peer.untilTheEnd();
    assertThat(frames.getLast()).isEqualTo(Header.goAway(Header.PROTOCOL_ERROR));
    await().until(() -> session.closed().toCompletableFuture().isCompletedExceptionally());
    assertThat(muxer.heldBytes()).isZero();
  }

  @Test
  void endsAtAFrameGreaterThanTheWindow() throws IOException {
    peer.send(Header.DATA, Header.SYN, 1, 256 * KIB + 1);
    endsWithAProtocolError();
  }

  @Test
  void endsAtAFrameOfFourGigabytes() throws IOException {
    peer.send(Header.DATA, Header.SYN, 1, 0xffff_ffffL);
    endsWithAProtocolError();
  }

  @Test
  void endsAtAnUnknownVersion() throws IOException {
    byte[] header = new byte[Header.BYTES];
    header[0] = 1;
    peer.bytes(header);
    endsWithAProtocolError();
  }

  @Test
  void endsAtAnUnknownType() throws IOException {
    peer.send(9, 0, 1, 0);
    endsWithAProtocolError();
  }

  @Test
  void endsAtAStreamWithOurNumbers() throws IOException {
    peer.send(Header.WINDOW_UPDATE, Header.SYN, 2, 0);
    endsWithAProtocolError();
  }

  @Test
  void endsAtAStreamThatIsOpenedTwice() throws IOException {
    peer.send(Header.WINDOW_UPDATE, Header.SYN, 1, 0).send(Header.DATA, Header.SYN, 1, 0);
    endsWithAProtocolError();
  }

  @Test
  void endsAtDataForTheSession() throws IOException {
    peer.send(Header.DATA, 0, 0, 0);
    endsWithAProtocolError();
  }

  @Test
  void endsAtTooManyBytesForNoStream() throws IOException {
    Thread.ofVirtual()
        .start(
            () -> {
              byte[] much = new byte[64 * KIB];
              try {
                for (int i = 0; i < 20; i++) {
                  peer.send(Header.DATA, 0, 99, much.length, much);
                }
              } catch (UncheckedIOException e) {
                assertThat(e).hasMessageContaining("closed");
              }
            });
    endsWithAProtocolError();
  }

  @Test
  void resetsStreamsBeyondTheLimitAndLivesOn() throws Exception {
    peer.reading();
    for (int i = 0; i < 1_000; i++) {
      peer.send(Header.WINDOW_UPDATE, Header.SYN, 2 * i + 1, 0);
    }
    await().until(() -> arrived.size() == 64);
    MuxedStream stream = arrived.poll();
    peer.send(Header.DATA, 0, 1, 1, (byte) 7);
    assertThat(stream.in().read()).isEqualTo(7);
    assertThat(arrived).hasSize(63);
  }

  @Test
  void endsWhenAFloodOfPingsReadsNoAnswer() {
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000_000; i++) {
                peer.send(Header.PING, Header.SYN, 0, i);
              }
            })
        .isInstanceOf(UncheckedIOException.class);
    assertThat(muxer.heldBytes()).isZero();
  }

  @Test
  void holdsNoMoreThanMemoryAllowsWhenNobodyReads() {
    peer.reading();
    byte[] half = new byte[128 * KIB];
    for (int i = 0; i < 60; i++) {
      peer.send(Header.DATA, Header.SYN, 2 * i + 1, half.length, half);
      assertThat(muxer.heldBytes()).isLessThanOrEqualTo(2 << 20);
    }
    await().until(() -> arrived.size() == 60);
    long dead =
        arrived.stream()
            .filter(
                each -> {
                  try {
                    return each.in().read() < 0;
                  } catch (IOException e) {
                    return e.getMessage().contains("memory");
                  }
                })
            .count();
    assertThat(dead).isEqualTo(60 - 16);
  }

  @Test
  void aLieAboutTheWindowOnlySendsMore() throws Exception {
    peer.send(Header.WINDOW_UPDATE, Header.SYN, 1, 0xffff_ffffL)
        .send(Header.WINDOW_UPDATE, 0, 1, 0xffff_ffffL);
    peer.reading();
    MuxedStream stream = arrived.poll(5, TimeUnit.SECONDS);
    stream.out().write(new byte[5 << 20]);
    assertThat(session.bytesOut()).isGreaterThan(5 << 20);
  }

  @Test
  void dataAfterTheEndResetsTheStreamOnly() throws Exception {
    peer.reading().send(Header.DATA, Header.SYN | Header.FIN, 1, 1, (byte) 1);
    peer.send(Header.DATA, 0, 1, 1, (byte) 2).send(Header.WINDOW_UPDATE, Header.SYN, 3, 0);
    MuxedStream first = arrived.poll(5, TimeUnit.SECONDS);
    await().until(() -> arrived.size() == 1);
    assertThatThrownBy(() -> first.in().readAllBytes()).hasMessageContaining("after the end");
  }

  @Test
  void answersToPingsThatWereNotSentAreIgnored() {
    peer.reading()
        .send(Header.PING, Header.ACK, 0, 77)
        .send(Header.WINDOW_UPDATE, Header.SYN, 1, 0);
    await().until(() -> arrived.size() == 1);
    assertThat(session.roundTrip()).isEmpty();
  }

  @Test
  void closesAConnectionWhosePeerIsSilent() throws IOException {
    assertThat(peer.untilTheEnd()).isNotEmpty();
    await().until(() -> session.closed().toCompletableFuture().isCompletedExceptionally());
  }

  @Test
  void opensNothingAfterThePeerWentAway() {
    peer.reading().send(Header.WINDOW_UPDATE, Header.SYN, 1, 0).send(Header.GO_AWAY, 0, 0, 0);
    await()
        .untilAsserted(
            () -> assertThatThrownBy(session::open).hasMessageContaining("takes no more"));
    assertThat(arrived).hasSize(1);
    arrived.remove().reset();
    await().until(() -> session.closed().toCompletableFuture().isDone());
  }

  @Test
  void framesOfOneByteCostNoMoreThanTheirBytes() throws Exception {
    peer.reading().send(Header.WINDOW_UPDATE, Header.SYN, 1, 0);
    for (int i = 0; i < 200_000; i++) {
      peer.send(Header.DATA, 0, 1, 1, (byte) i);
    }
    MuxedStream stream = arrived.poll(5, TimeUnit.SECONDS);
    await().until(() -> stream.in().available() == 200_000);
    assertThat(muxer.heldBytes()).isEqualTo(200_000);
    assertThat(stream.in().readNBytes(200_000)).hasSize(200_000);
  }
}
