package app.tangible.transfer.piece;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.testing.TestNodes;
import app.tangible.transfer.PieceSet;
import app.tangible.transfer.Transfer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An urgent piece of slow homes comes in parts from several, each with its proof. */
@Timeout(60)
class LeafChunksTest {

  private static final int PIECE = 1 << 20;

  private final TestFilm film = TestFilm.of(8, 12 * PIECE, PIECE);
  private final TestNodes<Node> nodes = new TestNodes<>(Node::onLoopback);
  private final List<Home> homes = new ArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void close() {
    Home.closeAll(homes);
    nodes.close();
  }

  private Home slow(TestFilm.Reading reading) {
    homes.add(new Home(nodes, Map.of("maxUploadBytesPerSecond", 500_000L)));
    return homes.getLast().serving(film.shelf(PieceSet.all(), reading));
  }

  private Home down() {
    homes.add(new Home(nodes));
    return homes.getLast();
  }

  @Test
  void severalHomesShareAnUrgentPiece() {
    Home buyer = down().knowing(slow(film::honest), slow(film::honest), slow(film::honest));
    Transfer transfer = buyer.fetch(film.wanted(), folder.resolve("film"));
    transfer.playAt(8L * PIECE);
    assertThat(transfer.await(8L * PIECE, 400_000, Duration.ofSeconds(20))).isTrue();
    // Less than a piece is enough, which none of them could have sent whole in this time.
    assertThat(transfer.progress().sources())
        .filteredOn(source -> source.verifiedBytes() > 0)
        .hasSizeGreaterThan(1);
    transfer.cancel();
  }

  @Test
  void aLieIsKnownByItsLeavesAndItsHomeIsBanned() throws Exception {
    AtomicInteger lies = new AtomicInteger();
    TestFilm.Reading wrong =
        (offset, into) -> {
          int begin = into.position();
          film.honest(offset, into);
          for (int at = begin; at < into.limit(); at += 1 << 14) {
            into.put(at, (byte) (into.get(at) ^ 1));
          }
          lies.incrementAndGet();
        };
    Home liar = slow(wrong);
    Home fast = down().serving(film.shelf());
    Home buyer = down().knowing(liar, slow(film::honest), slow(film::honest));
    Transfer transfer = buyer.fetch(film.wanted(), folder.resolve("film"));
    transfer.playAt(0);
    assertThat(transfer.await(0, 100_000, Duration.ofSeconds(20))).isTrue();
    ByteBuffer first = ByteBuffer.allocate(100_000);
    try (var file = java.nio.channels.FileChannel.open(transfer.file())) {
      file.read(first, 0);
    }
    assertThat(first.array()).isEqualTo(java.util.Arrays.copyOf(film.bytes(), 100_000));
    buyer.source.add(new FixedRouting(fast.info()));
    assertThat(transfer.whole().get(40, TimeUnit.SECONDS)).hasBinaryContent(film.bytes());
    assertThat(lies.get()).isLessThan(40);
  }
}
