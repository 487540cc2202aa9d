package app.tangible.peer.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.transport.MuxedStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class YamuxTest {

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final BlockingQueue<MuxedStream> arrived = new LinkedBlockingQueue<>();
  private final YamuxMuxer muxer = new YamuxMuxer(YamuxSettings.DEFAULT, 256L << 20, clock);
  private final MemoryLink[] links = MemoryLink.pair(256 << 10);
  private final Yamux client = muxer.over(links[0]);
  private final Yamux server = muxer.over(links[1]);

  YamuxTest() {
    server.onStream(arrived::add);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    clock.shutdownNow();
  }

  @Test
  void carriesBytesBothWays() throws Exception {
    MuxedStream here = client.open();
    here.out().write("hello".getBytes());
    MuxedStream there = arrived.poll(5, TimeUnit.SECONDS);
    assertThat(there.in().readNBytes(5)).asString().isEqualTo("hello");
    there.out().write("you too".getBytes());
    there.closeWrite();
    assertThat(here.in().readAllBytes()).asString().isEqualTo("you too");
  }

  @Test
  void keepsTheOtherDirectionOpenAfterAHalfClose() throws Exception {
    MuxedStream here = client.open();
    here.closeWrite();
    MuxedStream there = arrived.poll(5, TimeUnit.SECONDS);
    assertThat(there.in().read()).isEqualTo(-1);
    byte[] much = new byte[3 << 20];
    new Random(1).nextBytes(much);
    Thread.ofVirtual().start(() -> writeAndClose(there, much));
    assertThat(here.in().readAllBytes()).isEqualTo(much);
    assertThatThrownBy(() -> here.out().write(1)).isInstanceOf(IOException.class);
  }

  @Test
  void stopsAWriterWhoseReaderDoesNotRead() throws Exception {
    MuxedStream here = client.open();
    here.deadline(Duration.ofMillis(200));
    assertThatThrownBy(() -> here.out().write(new byte[300 << 10]))
        .isInstanceOf(IOException.class)
        .hasRootCauseInstanceOf(SocketTimeoutException.class);
    MuxedStream there = arrived.poll(5, TimeUnit.SECONDS);
    await()
        .untilAsserted(
            () -> assertThatThrownBy(() -> there.in().read()).hasMessageContaining("reset"));
  }

  @Test
  void endsAReadThatWaitsTooLong() throws Exception {
    MuxedStream here = client.open();
    here.out().write(1);
    here.deadline(Duration.ofMillis(50));
    assertThatThrownBy(() -> here.in().read()).hasMessageContaining("silent");
  }

  @Test
  void bringsAResetToTheOtherSide() throws Exception {
    MuxedStream here = client.open();
    here.out().write(1);
    MuxedStream there = arrived.poll(5, TimeUnit.SECONDS);
    there.reset();
    assertThatThrownBy(() -> here.in().read()).hasMessageContaining("reset");
    assertThatThrownBy(() -> here.out().write(1)).hasMessageContaining("reset");
  }

  @Test
  void growsItsWindowWhileTheReaderKeepsUpAndGivesTheMemoryBack() throws Exception {
    MuxedStream here = client.open();
    byte[] much = new byte[64 << 20];
    Thread.ofVirtual().start(() -> writeAndClose(here, much));
    MuxedStream there = arrived.poll(5, TimeUnit.SECONDS);
    byte[] buffer = new byte[64 << 10];
    long total = 0;
    long most = 0;
    for (int n = there.in().read(buffer); n >= 0; n = there.in().read(buffer)) {
      total += n;
      most = Math.max(most, muxer.heldBytes());
    }
    there.closeWrite();
    assertThat(total).isEqualTo(much.length);
    assertThat(most).isBetween(256L << 10, 32L << 20);
    await().untilAsserted(() -> assertThat(muxer.heldBytes()).isZero());
  }

  @Test
  void opensNoMoreThan256StreamsThatNobodyAcknowledged() throws Exception {
    for (int i = 0; i < 256; i++) {
      client.open().out().write(1);
    }
    AtomicReference<Object> next = new AtomicReference<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                next.set(client.open());
              } catch (IOException e) {
                next.set(e);
              }
            });
    await().during(Duration.ofMillis(200)).until(() -> next.get() == null);
    arrived.poll(5, TimeUnit.SECONDS).out().write(1);
    await().until(() -> next.get() instanceof MuxedStream);
  }

  @Test
  void carriesAThousandStreamsAtOnce() throws Exception {
    server.onStream(
        stream ->
            Thread.ofVirtual()
                .start(
                    () -> {
                      try {
                        writeAndClose(stream, stream.in().readAllBytes());
                      } catch (IOException e) {
                        stream.reset();
                      }
                    }));
    List<Thread> threads = new ArrayList<>();
    BlockingQueue<Integer> done = new LinkedBlockingQueue<>();
    for (int i = 0; i < 1000; i++) {
      byte[] mine = new byte[i * 37];
      new Random(i).nextBytes(mine);
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      MuxedStream stream = client.open();
                      writeAndClose(stream, mine);
                      assertThat(stream.in().readAllBytes()).isEqualTo(mine);
                      done.add(mine.length);
                    } catch (IOException e) {
                      throw new IllegalStateException(e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(done).hasSize(1000);
    await().untilAsserted(() -> assertThat(muxer.heldBytes()).isZero());
  }

  @Test
  void tellsAllStreamsWhenTheConnectionEnds() throws Exception {
    MuxedStream here = client.open();
    here.out().write(1);
    MuxedStream there = arrived.poll(5, TimeUnit.SECONDS);
    client.close();
    assertThat(there.in().read()).isEqualTo(1);
    assertThatThrownBy(() -> there.in().read()).isInstanceOf(IOException.class);
    assertThatThrownBy(client::open).isInstanceOf(IOException.class);
    server.closed().toCompletableFuture().get(5, TimeUnit.SECONDS);
  }

  @Test
  void givesTheMemoryOfABrokenStreamBackWhenItIsReset() throws Exception {
    client.open().out().write(new byte[1000]);
    MuxedStream there = arrived.poll(5, TimeUnit.SECONDS);
    await().until(() -> there.in().available() == 1000);
    client.close();
    server.closed().toCompletableFuture().get(5, TimeUnit.SECONDS);
    assertThat(muxer.heldBytes()).isEqualTo(1000);
    there.reset();
    assertThat(muxer.heldBytes()).isZero();
  }

  @Test
  void letsALittleThroughWhileMuchIsUnderWay() throws Exception {
    MuxedStream bulk = client.open();
    AtomicBoolean over = new AtomicBoolean();
    Thread writer = Thread.ofVirtual().start(() -> writeUntil(over, bulk));
    MuxedStream drained = arrived.poll(5, TimeUnit.SECONDS);
    Thread.ofVirtual().start(() -> discard(drained));
    MuxedStream small = client.open();
    small.out().write(1);
    MuxedStream there = arrived.poll(5, TimeUnit.SECONDS);
    for (int i = 0; i < 100; i++) {
      small.out().write(i);
    }
    assertThat(there.in().readNBytes(101)).hasSize(101);
    over.set(true);
    writer.join();
    assertThat(client.bytesOut()).as("much was under way").isGreaterThan(1 << 20);
  }

  @Test
  void doesNotHangWhenBothSidesSendBeforeTheyRead() throws Exception {
    MuxedStream here = client.open();
    here.out().write(1);
    MuxedStream there = arrived.poll(5, TimeUnit.SECONDS);
    Thread mine = Thread.ofVirtual().start(() -> writeAndClose(here, new byte[8 << 20]));
    Thread theirs = Thread.ofVirtual().start(() -> writeAndClose(there, new byte[8 << 20]));
    // Both windows are full now, and the pipe between them is smaller than they are.
    await().until(() -> here.in().available() >= 256 << 10 && there.in().available() >= 256 << 10);
    Thread.ofVirtual().start(() -> discard(here));
    discard(there);
    assertThat(mine.join(Duration.ofSeconds(20))).isTrue();
    assertThat(theirs.join(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void measuresTheRoundTrip() {
    await().untilAsserted(() -> assertThat(client.roundTrip()).isPresent());
  }

  private static void writeUntil(AtomicBoolean over, MuxedStream stream) {
    byte[] much = new byte[4 << 20];
    while (!over.get()) {
      try {
        stream.out().write(much);
      } catch (IOException e) {
        return;
      }
    }
    stream.closeWrite();
  }

  private static void discard(MuxedStream stream) {
    try {
      stream.in().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      stream.reset();
    }
  }

  private static void writeAndClose(MuxedStream stream, byte[] bytes) {
    try {
      stream.out().write(bytes);
      stream.closeWrite();
    } catch (IOException e) {
      stream.reset();
    }
  }
}
