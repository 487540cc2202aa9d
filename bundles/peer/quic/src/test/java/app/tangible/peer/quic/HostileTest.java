package app.tangible.peer.quic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.transport.Listening;
import app.tangible.peer.transport.MuxedLink;
import app.tangible.peer.transport.MuxedStream;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What strangers may send to a port that listens. */
@Timeout(300)
class HostileTest {

  private static final int DATAGRAMS = Integer.getInteger("tangible.fuzz", 100_000);
  private static final int CALLERS = 1_000;
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final int VERSION_1 = 1;

  private final Random random = new Random(7);
  private final Node there = new Node(Map.of("handshakeSeconds", 3));
  private Listening listening;

  @BeforeEach
  void listen() throws IOException {
    listening = there.serve(Node::echo);
  }

  @AfterEach
  void close() {
    listening.close();
    there.close();
  }

  private void stillServes() throws Exception {
    try (Node caller = new Node();
        MuxedLink link = caller.dial(listening, there.id())) {
      MuxedStream stream = link.open();
      stream.out().write(42);
      stream.closeWrite();
      assertThat(stream.in().readAllBytes()).containsExactly(42);
    }
  }

  @Test
  void anUnknownVersionIsToldTheKnownOneInFewerBytes() throws Exception {
    try (Datagrams stranger = new Datagrams(listening)) {
      byte[] sent = Datagrams.initial(random, 0x1a2a3a4a, new byte[0]);
      stranger.send(sent);
      List<byte[]> answers = stranger.receive(PATIENCE);
      assertThat(answers).hasSize(1);
      ByteBuffer answer = ByteBuffer.wrap(answers.getFirst());
      assertThat(answer.getInt(1)).isZero(); // Version Negotiation
      assertThat(answer.getInt(answer.limit() - 4)).isEqualTo(VERSION_1);
      assertThat(answer.limit()).isLessThan(sent.length);
    }
  }

  @Test
  void aSmallDatagramIsNotAnswered() throws Exception {
    try (Datagrams stranger = new Datagrams(listening)) {
      for (int version : new int[] {VERSION_1, 0x1a2a3a4a}) {
        byte[] whole = Datagrams.initial(random, version, new byte[0]);
        byte[] small = Arrays.copyOf(whole, 1199);
        stranger.send(small);
      }
      stranger.send(new byte[] {0x40});
      stranger.send(new byte[0]);
      assertThat(stranger.receive(PATIENCE)).isEmpty();
    }
  }

  @Test
  void aForeignTokenIsAnsweredWithRetry() throws Exception {
    try (Datagrams stranger = new Datagrams(listening)) {
      byte[] sent = Datagrams.initial(random, VERSION_1, Datagrams.bytes(random, 60));
      stranger.send(sent);
      List<byte[]> answers = stranger.receive(PATIENCE);
      assertThat(answers).hasSize(1);
      assertThat(answers.getFirst()[0] & 0xf0).isEqualTo(0xf0);
      assertThat(answers.getFirst().length).isLessThan(200);
    }
  }

  /** RFC 9000, 8: at most three times what came, until the address is validated. */
  @Test
  void aCallerThatNeverAnswersGetsLittle() throws Exception {
    try (Datagrams stranger = new Datagrams(listening)) {
      byte[] first = firstOfACall();
      stranger.send(first);
      int answered =
          stranger.receive(Duration.ofSeconds(2)).stream().mapToInt(bytes -> bytes.length).sum();
      assertThat(answered).isPositive().isLessThanOrEqualTo(3 * first.length);
    }
    stillServes();
  }

  /** The first datagram of a real call. */
  private static byte[] firstOfACall() throws Exception {
    try (DatagramChannel listener =
            DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        Node caller = new Node()) {
      Thread call =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      var unused =
                          caller.transport.dial(
                              Addresses.multiaddr((InetSocketAddress) address(listener)),
                              Optional.empty(),
                              Duration.ofMillis(300));
                    } catch (IOException _) {
                      // Nobody answers it.
                    }
                  });
      ByteBuffer buffer = ByteBuffer.allocate(65_535);
      listener.receive(buffer);
      call.join();
      byte[] datagram = new byte[buffer.flip().remaining()];
      buffer.get(datagram);
      return datagram;
    }
  }

  private static SocketAddress address(DatagramChannel channel) {
    try {
      return channel.getLocalAddress();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A peer whose second call is never finished keeps the speed of its first. */
  @Test
  void anUnfinishedCallDoesNotSlowAProvenOneOfTheSamePort() throws Exception {
    byte[] call = firstOfACall();
    try (Node caller = new Node();
        Listening shared = caller.listen();
        MuxedLink link = caller.dial(listening, there.id())) {
      // As from the caller's own port: it is what the listener sees.
      caller.transport.send(call, listening.addresses().getFirst());
      await().until(() -> there.halfOpen() == 1);
      MuxedStream stream = link.open();
      byte[] sent = new byte[256 * 1024];
      Thread writing = Thread.ofVirtual().start(() -> write(stream, sent));
      assertThat(stream.in().readAllBytes()).hasSize(sent.length);
      // Slowed, it would have come after that call was given up.
      assertThat(there.halfOpen()).isEqualTo(1);
      writing.join();
      assertThat(shared.addresses()).hasSize(1);
    }
  }

  private static void write(MuxedStream stream, byte[] bytes) {
    try {
      stream.out().write(bytes);
      stream.closeWrite();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aThousandCallersThatGoAwayTakeNoPlace() throws Exception {
    List<byte[]> calls = new ArrayList<>();
    byte[] call = firstOfACall();
    for (int i = 0; i < CALLERS; i++) {
      calls.add(call);
    }
    List<Datagrams> strangers = new ArrayList<>();
    try {
      for (byte[] each : calls) {
        Datagrams stranger = new Datagrams(listening);
        strangers.add(stranger);
        stranger.send(otherIds(each));
      }
      assertThat(there.halfOpen()).isLessThanOrEqualTo(64);
      stillServes();
    } finally {
      for (Datagrams stranger : strangers) {
        stranger.close();
      }
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> there.halfOpen() == 0);
    stillServes();
  }

  /** Another destination id: it cannot be decrypted, but it is counted before that. */
  private byte[] otherIds(byte[] call) {
    byte[] other = call.clone();
    System.arraycopy(Datagrams.bytes(random, 8), 0, other, 6, 8);
    return other;
  }

  @Test
  void datagramsOfAnyKindDoNoHarm() throws Exception {
    byte[] call = firstOfACall();
    long before = directBytes();
    try (Datagrams stranger = new Datagrams(listening)) {
      for (int i = 0; i < DATAGRAMS; i++) {
        stranger.send(hostile(call));
        if (i % 1000 == 999) {
          stranger.receive(Duration.ofMillis(1));
        }
      }
    }
    stillServes();
    await().atMost(Duration.ofSeconds(20)).until(() -> there.halfOpen() == 0);
    assertThat(directBytes() - before).isLessThan(64L << 20);
  }

  private byte[] hostile(byte[] call) {
    return switch (random.nextInt(5)) {
      case 0 -> Datagrams.bytes(random, random.nextInt(1500));
      case 1 -> mutated(call);
      case 2 -> Datagrams.initial(random, random.nextInt(), new byte[0]);
      case 3 -> Datagrams.initial(random, VERSION_1, Datagrams.bytes(random, random.nextInt(100)));
      default -> mutated(Datagrams.initial(random, VERSION_1, new byte[0]));
    };
  }

  private byte[] mutated(byte[] call) {
    byte[] changed = call.clone();
    for (int change = random.nextInt(6); change >= 0; change--) {
      changed[random.nextInt(random.nextBoolean() ? 40 : changed.length)] = (byte) random.nextInt();
    }
    return changed;
  }

  private static long directBytes() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
