package app.tangible.peer.quic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.transport.Listening;
import app.tangible.peer.transport.MuxedLink;
import app.tangible.peer.transport.MuxedStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QuicStreamTest {

  private static final int AT_ONCE = Integer.getInteger("tangible.quic.streams", 256);

  private static final int MIB = 1024 * 1024;

  private final Node here = new Node();
  private final Node there = new Node(Map.of("maxStreamsPerLink", 300));
  private final BlockingQueue<MuxedStream> arrived = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Listening listening;
  private MuxedLink link;

  @BeforeEach
  void connect() throws Exception {
    listening = there.listen();
    link = here.dial(listening, there.id());
    there.accepted().onStream(arrived::add);
  }

  @AfterEach
  void close() {
    link.close();
    listening.close();
    here.close();
    there.close();
    threads.shutdownNow();
  }

  private MuxedStream arrived() throws InterruptedException {
    MuxedStream stream = arrived.poll(20, TimeUnit.SECONDS);
    assertThat(stream).isNotNull();
    return stream;
  }

  private MuxedStream open(int first) throws IOException {
    MuxedStream stream = link.open();
    stream.out().write(first);
    stream.out().flush();
    return stream;
  }

  @Test
  void carriesMegabytesUnchanged() throws Exception {
    byte[] sent = new byte[20 * MIB + 12_345];
    new Random(1).nextBytes(sent);
    MuxedStream stream = link.open();
    Future<?> writing =
        threads.submit(
            () -> {
              stream.out().write(sent);
              stream.closeWrite();
              return null;
            });
    assertThat(arrived().in().readAllBytes()).isEqualTo(sent);
    writing.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aWriterWaitsForAReaderThatDoesNotRead() throws Exception {
    MuxedStream stream = open(0);
    AtomicLong written = new AtomicLong();
    Future<?> writing =
        threads.submit(
            () -> {
              byte[] chunk = new byte[65536];
              for (int i = 0; i < 1024; i++) {
                stream.out().write(chunk);
                written.addAndGet(chunk.length);
              }
              stream.closeWrite();
              return null;
            });
    MuxedStream other = arrived();
    await().during(Duration.ofSeconds(1)).until(() -> written.get() < 8 * MIB);
    assertThat(writing.isDone()).isFalse();
    // Other streams go on.
    MuxedStream second = open(2);
    assertThat(arrived().in().read()).isEqualTo(2);
    second.reset();
    assertThat(other.in().readAllBytes()).hasSize(64 * MIB + 1);
    writing.get(10, TimeUnit.SECONDS);
  }

  @Test
  void manyStreamsAtOnceKeepTheirBytesApart() throws Exception {
    List<Future<byte[]>> answers = new ArrayList<>();
    threads.submit(
        () -> {
          while (true) {
            MuxedStream stream = arrived.take();
            threads.submit(
                () -> {
                  Node.echo(stream);
                  stream.closeWrite();
                  return null;
                });
          }
        });
    for (int i = 0; i < AT_ONCE; i++) {
      byte[] bytes = new byte[20_000];
      new Random(i).nextBytes(bytes);
      MuxedStream stream = link.open();
      answers.add(
          threads.submit(
              () -> {
                stream.out().write(bytes);
                stream.closeWrite();
                return stream.in().readAllBytes();
              }));
    }
    for (int i = 0; i < answers.size(); i++) {
      byte[] bytes = new byte[20_000];
      new Random(i).nextBytes(bytes);
      assertThat(answers.get(i).get(30, TimeUnit.SECONDS)).isEqualTo(bytes);
    }
  }

  @Test
  void aStreamTooManyWaitsUntilAnotherIsOver() throws Exception {
    List<MuxedStream> open = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      open.add(open(1));
    }
    Future<MuxedStream> oneMore = threads.submit(() -> link.open());
    assertThatThrownBy(() -> oneMore.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    for (int i = 0; i < 300; i++) {
      MuxedStream other = arrived();
      other.in().read();
      if (i < 150) {
        other.closeWrite();
        other.in().close();
      }
    }
    open.forEach(MuxedStream::closeWrite);
    for (MuxedStream stream : open.subList(0, 150)) {
      stream.in().readAllBytes();
    }
    assertThat(oneMore.get(10, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void aResetEndsBothDirectionsOnBothSides() throws Exception {
    MuxedStream stream = open(1);
    MuxedStream other = arrived();
    assertThat(other.in().read()).isEqualTo(1);
    stream.reset();
    assertThatThrownBy(() -> other.in().read())
        .isInstanceOf(IOException.class)
        .hasMessage("reset by the peer");
    assertThatThrownBy(() -> stream.in().read()).hasMessage("reset by this side");
    assertThatThrownBy(() -> stream.out().write(1)).isInstanceOf(IOException.class);
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(
                        () -> {
                          other.out().write(1);
                          other.out().flush();
                        })
                    .isInstanceOf(IOException.class));
  }

  @Test
  void aResetWakesAReaderThatWaits() throws Exception {
    MuxedStream stream = open(1);
    Future<?> reading =
        threads.submit(
            () -> assertThatThrownBy(() -> stream.in().read()).hasMessage("reset by this side"));
    arrived();
    stream.reset();
    reading.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aResetWakesAWriterThatWaits() throws Exception {
    MuxedStream stream = open(1);
    Future<?> writing =
        threads.submit(
            () ->
                assertThatThrownBy(() -> stream.out().write(new byte[64 * MIB]))
                    .isInstanceOf(IOException.class));
    MuxedStream other = arrived();
    assertThat(other.in().read()).isEqualTo(1);
    other.reset();
    writing.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aClosedReaderTellsTheWriter() throws Exception {
    MuxedStream stream = open(1);
    arrived().in().close();
    assertThatThrownBy(() -> stream.out().write(new byte[64 * MIB]))
        .isInstanceOf(IOException.class);
  }

  @Test
  void halfClosedStreamsGoOnTheOtherWay() throws Exception {
    MuxedStream stream = open(1);
    stream.closeWrite();
    MuxedStream other = arrived();
    assertThat(other.in().readAllBytes()).containsExactly(1);
    byte[] sent = new byte[MIB / 2];
    new Random(2).nextBytes(sent);
    other.out().write(sent);
    other.closeWrite();
    assertThat(stream.in().readAllBytes()).isEqualTo(sent);
    assertThatThrownBy(() -> stream.out().write(1)).isInstanceOf(IOException.class);
  }

  @Test
  void smallWritesArriveWithoutAFlush() throws Exception {
    MuxedStream stream = link.open();
    for (int i = 0; i < 1000; i++) {
      stream.out().write(i);
    }
    byte[] got = arrived().in().readNBytes(1000);
    assertThat(got).hasSize(1000);
    assertThat(got[999]).isEqualTo((byte) 999);
  }

  @Test
  void writesOfAnySizeKeepTheirOrder() throws Exception {
    Random random = new Random(3);
    byte[] sent = new byte[8 * MIB];
    random.nextBytes(sent);
    MuxedStream stream = link.open();
    Future<?> writing =
        threads.submit(
            () -> {
              int at = 0;
              while (at < sent.length) {
                int bound = random.nextBoolean() ? 200 : 150_000;
                int size = Math.min(sent.length - at, random.nextInt(bound));
                stream.out().write(sent, at, size);
                at += size;
              }
              stream.closeWrite();
              return null;
            });
    assertThat(arrived().in().readAllBytes()).isEqualTo(sent);
    writing.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aReadThatWaitsTooLongResets() throws Exception {
    MuxedStream stream = open(1);
    MuxedStream other = arrived();
    assertThat(other.in().read()).isEqualTo(1);
    stream.deadline(Duration.ofMillis(200));
    assertThatThrownBy(() -> stream.in().read()).hasMessage("the peer sent nothing for too long");
    assertThatThrownBy(() -> other.in().read()).hasMessage("reset by the peer");
  }

  @Test
  void readsNothingWhereNothingIsAsked() throws Exception {
    InputStream in = open(1).in();
    assertThat(in.read(new byte[0], 0, 0)).isZero();
    assertThat(in.available()).isZero();
    assertThat(in.readNBytes(0)).isEmpty();
  }

  @Test
  void aPeerThatResetsForEverIsLeft() throws Exception {
    for (int i = 0; i < 5000 && !link.closed().toCompletableFuture().isDone(); i++) {
      try {
        open(1).reset();
      } catch (IOException _) {
        break;
      }
    }
    await().until(() -> link.closed().toCompletableFuture().isDone());
  }
}
