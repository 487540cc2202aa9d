package app.tangible.transfer.bitswap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.content.FilmId;
import app.tangible.content.PieceManifest;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.peer.PeerStream;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.testing.FreshIdentity;
import app.tangible.transfer.Chunk;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Sink;
import app.tangible.transfer.SupplyFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class IpfsSupplierTest {

  @TempDir private Path folder;
  private TestFilm film;
  private PieceManifest manifest;

  @BeforeEach
  void film() throws IOException {
    film = TestFilm.in(folder, (3 << 20) + 5);
    manifest =
        new Bep52PieceHashing()
            .manifestOf(new FilmId("00112233445566778899aabbccddeeff"), film.file(), 1 << 18);
  }

  private IpfsSupplier supplier(Client client, long bytes) {
    return new IpfsSupplier(
        client, TestFilm.DAGS, film.dag().root(), bytes, () -> Progress.Route.DIRECT);
  }

  @Test
  void fillsAPartOfAPiece() throws Exception {
    try (Party home = new Party(film.blocks());
        Party other = new Party(new FilmBlocks());
        IpfsSupplier supplier = supplier(other.client(home.node), film.bytes().length)) {
      Chunk chunk = Chunk.part(manifest, 7, 3, 4);
      Collected sink = new Collected();
      supplier.fetch(chunk, sink);

      assertThat(sink.bytes.toByteArray())
          .isEqualTo(
              java.util.Arrays.copyOfRange(
                  film.bytes(), (int) chunk.offset(), (int) chunk.offset() + chunk.length()));
    }
  }

  @Test
  void aTreeOfAnotherLengthIsNoFilm() {
    try (Party home = new Party(film.blocks());
        Party other = new Party(new FilmBlocks());
        IpfsSupplier supplier = supplier(other.client(home.node), film.bytes().length + 1L)) {
      assertThatThrownBy(() -> supplier.fetch(Chunk.whole(manifest, 0), new Collected()))
          .isInstanceOf(SupplyFault.class)
          .hasMessageContaining("a node of other than");
    }
  }

  @Test
  void whatIsRecalledEndsAtOnceAndIsNobodysFault() throws Exception {
    try (Party other = new Party(new FilmBlocks());
        Node silent = Node.onLoopback(new FreshIdentity())) {
      silent.addHandler(Party.handler(IpfsSupplierTest::swallow));
      Client client = other.client(silent);
      try (IpfsSupplier supplier =
          new IpfsSupplier(
              client, TestFilm.DAGS, film.dag().leaf(0), 1 << 20, () -> Progress.Route.DIRECT)) {
        Collected sink = new Collected();
        CompletableFuture<Void> fetch =
            CompletableFuture.runAsync(
                () -> {
                  try {
                    supplier.fetch(Chunk.whole(manifest, 0), sink);
                  } catch (SupplyFault e) {
                    throw new IllegalStateException(e);
                  }
                });
        sink.over.complete(null);

        assertThatThrownBy(fetch::join).hasCauseInstanceOf(CancellationException.class);
      }
    }
  }

  private static void swallow(PeerStream stream) throws IOException {
    stream.in().transferTo(OutputStream.nullOutputStream());
  }

  private static final class Collected implements Sink {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final CompletableFuture<Void> over = new CompletableFuture<>();

    @Override
    public void take(ByteBuffer more) {
      bytes.write(more.array(), more.arrayOffset() + more.position(), more.remaining());
    }

    @Override
    public void proof(List<byte[]> hashes) {}

    @Override
    public boolean isUrgent() {
      return true;
    }

    @Override
    public boolean isRecalled() {
      return over.isDone();
    }

    @Override
    public void onRecall(Runnable action) {
      var unused = over.thenRun(action);
    }
  }
}
