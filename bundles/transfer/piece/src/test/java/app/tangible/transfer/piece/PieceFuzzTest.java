package app.tangible.transfer.piece;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.peer.Varint;
import app.tangible.transfer.PieceSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Changed conversations: either side ends with an I/O failure or goes on, never otherwise. {@code
 * -Dtangible.fuzz=1000000} for the long run.
 */
@Timeout(600)
class PieceFuzzTest {

  private static final int MESSAGES = Integer.getInteger("tangible.fuzz", 100_000);
  private static final int PIECE = 1 << 14;

  private final TestFilm film = TestFilm.of(9, 3 * PIECE + 5, PIECE);

  private static void frame(ByteArrayOutputStream out, MessageType type, byte[] body) {
    out.writeBytes(Varint.encode(body.length + 1L));
    out.write(type.code());
    out.writeBytes(body);
  }

  private static byte[] changed(byte[] good, Random random) {
    byte[] bad = good.clone();
    for (int i = random.nextInt(4); i > 0; i--) {
      bad[random.nextInt(bad.length)] = (byte) random.nextInt();
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad;
  }

  private byte[] downloader(Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    frame(out, MessageType.HELLO, new Hello(film.manifest().root(), Optional.empty()).encode());
    for (int i = random.nextInt(8); i > 0; i--) {
      switch (random.nextInt(5)) {
        case 0 -> frame(out, MessageType.WANT_MANIFEST, new byte[0]);
        case 1 -> frame(out, MessageType.CANCEL, Varint.encode(random.nextInt(9)));
        case 2 -> frame(out, MessageType.RECEIPT, new byte[141]);
        default ->
            frame(
                out,
                MessageType.WANT,
                new Want(i, random.nextBoolean(), random.nextInt(5), 0, random.nextInt(1, 3))
                    .encode());
      }
    }
    return out.toByteArray();
  }

  @Test
  void aSeederTakesWhateverComes() throws Exception {
    Random random = new Random(1);
    int runs = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int messages = 0; messages < MESSAGES; messages += 5) {
        Serving serving =
            new Serving(
                new MemoryStream(new ByteArrayInputStream(changed(downloader(random), random))),
                film.shelf(),
                TestFilm.HASHING,
                Optional.empty(),
                new Semaphore(8),
                new Throttle(0),
                threads);
        try {
          serving.run();
        } catch (IOException refused) {
          assertThat(refused.getMessage()).isNotNull();
        }
        runs++;
      }
    }
    assertThat(runs).isPositive();
  }

  private byte[] seeder(Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    frame(
        out,
        MessageType.WELCOME,
        new Welcome(PIECE, film.bytes().length, 32, Optional.empty()).encode());
    for (int i = random.nextInt(8); i > 0; i--) {
      byte[] id = Varint.encode(random.nextInt(3));
      switch (random.nextInt(9)) {
        case 0 -> frame(out, MessageType.ALL, new byte[0]);
        case 1 -> frame(out, MessageType.HAVE, Varint.encode(random.nextInt(5)));
        case 2 -> frame(out, MessageType.BITFIELD, new byte[] {(byte) random.nextInt(16)});
        case 3 -> frame(out, MessageType.CHOKE, new byte[0]);
        case 4 -> frame(out, MessageType.UNCHOKE, new byte[0]);
        case 5 ->
            frame(out, MessageType.PROOF, ByteBuffer.allocate(id.length + 64).put(id).array());
        case 6 ->
            frame(
                out,
                MessageType.MANIFEST,
                ByteBuffer.allocate(108).putInt(196).putInt(random.nextInt(2)).array());
        case 7 -> frame(out, MessageType.HELD, new byte[141]);
        default ->
            frame(out, MessageType.DATA, ByteBuffer.allocate(id.length + 900).put(id).array());
      }
    }
    return out.toByteArray();
  }

  @Test
  void aDownloaderTakesWhateverComes() {
    Random random = new Random(2);
    Hello hello = new Hello(film.manifest().root(), Optional.empty());
    for (int messages = 0; messages < MESSAGES; messages += 5) {
      byte[] said = changed(seeder(random), random);
      try {
        Download download =
            new Download(
                new MemoryStream(new ByteArrayInputStream(said)),
                hello,
                Runnable::run,
                () -> {},
                voucher -> {});
        assertThat(download.isOver()).isTrue();
        assertThat(download.has().among(4).length()).isLessThanOrEqualTo(4);
      } catch (IOException | IllegalArgumentException refused) {
        assertThat(refused.getMessage()).isNotNull();
      }
    }
  }

  @Test
  void aBitfieldIsWhatItWas() throws IOException {
    Random random = new Random(3);
    for (int count = 1; count < 70; count++) {
      BitSet set = new BitSet();
      random.ints(count, 0, count).forEach(set::set);
      assertThat(Bitfield.decode(ByteBuffer.wrap(Bitfield.encode(set, count)), count))
          .isEqualTo(set);
      assertThat(PieceSet.of(set).among(count)).isEqualTo(set);
    }
  }
}
