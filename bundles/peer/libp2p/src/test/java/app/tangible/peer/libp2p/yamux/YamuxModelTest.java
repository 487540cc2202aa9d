package app.tangible.peer.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.transport.MuxedStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Streams that do anything in any order, beside a model of a stream: two queues of bytes. What is
 * read is a prefix of what was written; an end comes after all of it, or is a reset; and nothing is
 * held when all is over.
 */
class YamuxModelTest {

  private static final int STREAMS = 40;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger done = new AtomicInteger();

  @AfterEach
  void close() {
    clock.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void readsWhatWasWritten(long seed) throws Exception {
    Random random = new Random(seed);
    YamuxSettings settings =
        new YamuxSettings(
            256 << 10 << random.nextInt(5),
            64 << 20,
            STREAMS,
            1 + random.nextInt(STREAMS),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30));
    YamuxMuxer muxer = new YamuxMuxer(settings, 128 << 20, clock);
    MemoryLink[] links = MemoryLink.pair(1 << 10 + random.nextInt(10));
    Yamux client = muxer.over(links[0]);
    Yamux server = muxer.over(links[1]);
    server.onStream(stream -> Thread.ofVirtual().start(() -> answer(stream)));
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      long of = random.nextLong();
      threads.add(Thread.ofVirtual().start(() -> ask(client, of)));
    }
    for (Thread thread : threads) {
      assertThat(thread.join(Duration.ofSeconds(60))).as("nobody hangs").isTrue();
    }
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(done.get()).isEqualTo(STREAMS);
    await().untilAsserted(() -> assertThat(muxer.heldBytes()).isZero());
    client.close();
    server.close();
  }

  /** Sends a seed and a number of bytes that follow from it, and reads the same number back. */
  private void ask(Yamux client, long seed) {
    Random random = new Random(seed);
    int bytes = random.nextInt(10) == 0 ? 0 : random.nextInt(1 << 5 + random.nextInt(16));
    boolean resets = random.nextInt(6) == 0;
    try {
      MuxedStream stream = client.open();
      Thread writer =
          Thread.ofVirtual().start(() -> write(stream, seed, bytes, random.nextInt(1 << 18) + 1));
      int stop = resets ? random.nextInt(bytes + 1) : bytes;
      int got = read(stream, seed, stop, new Random(seed + 1));
      if (resets) {
        stream.reset();
      } else if (got != bytes) {
        wrong.add(got + " bytes came back of " + bytes);
      } else if (stream.in().read() != -1) {
        wrong.add("more came back than was sent");
      }
      writer.join();
      stream.close();
    } catch (IOException | InterruptedException e) {
      wrong.add("a stream that nobody reset: " + e);
    }
    done.incrementAndGet();
  }

  private static void write(MuxedStream stream, long seed, int bytes, int most) {
    byte[] chunk = new byte[most];
    try {
      for (int at = 0; at < bytes; ) {
        int length = Math.min(most, bytes - at);
        for (int i = 0; i < length; i++) {
          chunk[i] = at(seed, at + i);
        }
        stream.out().write(chunk, 0, length);
        at += length;
      }
      stream.closeWrite();
    } catch (IOException e) {
      // Our own reader reset it.
      stream.reset();
    }
  }

  private int read(MuxedStream stream, long seed, int bytes, Random random) throws IOException {
    byte[] chunk = new byte[1 << 17];
    int at = 0;
    while (at < bytes) {
      int length = 1 + random.nextInt(Math.min(chunk.length, bytes - at));
      int n = stream.in().read(chunk, 0, length);
      if (n < 0) {
        return at;
      }
      for (int i = 0; i < n; i++) {
        if (chunk[i] != at(seed, at + i)) {
          wrong.add("another byte at " + (at + i));
          return at;
        }
      }
      at += n;
    }
    return at;
  }

  private static byte at(long seed, int offset) {
    return (byte) (seed + offset * 31L + (offset >>> 8));
  }

  private static void answer(MuxedStream stream) {
    try {
      stream.in().transferTo(stream.out());
      stream.close();
    } catch (IOException e) {
      stream.reset();
    }
  }
}
