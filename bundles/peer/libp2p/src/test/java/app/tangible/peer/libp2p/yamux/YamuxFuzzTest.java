package app.tangible.peer.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.transport.MuxedStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Frames that are nearly right. {@code -Dtangible.fuzz=1000000} for more of them, {@code
 * -Dtangible.fuzz.seed=N} for the same ones again.
 */
@Timeout(600)
class YamuxFuzzTest {

  private static final int FRAMES = Integer.getInteger("tangible.fuzz", 100_000);
  private static final long SEED = Long.getLong("tangible.fuzz.seed", 20261121L);

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ConcurrentLinkedQueue<Throwable> escaped = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void watch() {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> escaped.add(failure));
  }

  @AfterEach
  void close() {
    Thread.setDefaultUncaughtExceptionHandler(null);
    clock.shutdownNow();
  }

  @Test
  void survivesMutatedFrames() {
    YamuxSettings settings =
        new YamuxSettings(1 << 20, 4 << 20, 32, 16, Duration.ofSeconds(30), Duration.ofMillis(100));
    YamuxMuxer muxer = new YamuxMuxer(settings, 8 << 20, clock);
    Random random = new Random(SEED);
    int sent = 0;
    int sessions = 0;
    while (sent < FRAMES) {
      sent += one(muxer, random);
      sessions++;
    }
    assertThat(escaped).as("seed %d, %d sessions", SEED, sessions).isEmpty();
    await().untilAsserted(() -> assertThat(muxer.heldBytes()).isZero());
  }

  /** One session, fed until it ends or had enough. */
  private int one(YamuxMuxer muxer, Random random) {
    MemoryLink[] links = MemoryLink.pair(8 << 10);
    RawPeer peer = new RawPeer(links[0]).reading();
    Yamux session = muxer.over(links[1]);
    session.onStream(stream -> Thread.ofVirtual().start(() -> echo(stream)));
    int frames = 0;
    try {
      for (; frames < 1000; frames++) {
        peer.bytes(frame(random));
      }
    } catch (IOException e) {
      // It ended, as it should at what is wrong.
      frames++;
    }
    peer.close();
    boolean over =
        session
            .closed()
            .handle((nothing, failure) -> true)
            .toCompletableFuture()
            .orTimeout(30, TimeUnit.SECONDS)
            .join();
    assertThat(over).isTrue();
    return frames;
  }

  private static void echo(MuxedStream stream) {
    try {
      stream.in().transferTo(stream.out());
      stream.close();
    } catch (IOException e) {
      stream.reset();
    }
  }

  /** Mostly right; now and then a wrong bit, length, number or flag. */
  private static byte[] frame(Random random) {
    int type = random.nextInt(100) < 70 ? Header.DATA : random.nextInt(3) + 1;
    type = type == Header.GO_AWAY && random.nextInt(20) > 0 ? Header.PING : type;
    int stream = type < Header.PING ? 1 + 2 * random.nextInt(8) : 0;
    int flags = random.nextInt(4) == 0 ? 1 << random.nextInt(4) : 0;
    byte[] payload = new byte[type == Header.DATA ? random.nextInt(300) : 0];
    long length = type == Header.DATA ? payload.length : random.nextInt(1 << 20);
    byte[] frame = new byte[Header.BYTES + payload.length];
    new Header(0, type, flags, stream, length).put(frame, 0);
    if (random.nextInt(300) == 0) {
      frame[random.nextInt(Header.BYTES)] ^= (byte) (1 << random.nextInt(8));
    }
    return frame;
  }
}
