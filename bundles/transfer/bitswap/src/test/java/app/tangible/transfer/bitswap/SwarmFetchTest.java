package app.tangible.transfer.bitswap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.content.Cid;
import app.tangible.content.FilmId;
import app.tangible.content.PieceManifest;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.testing.TestNodes;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.Wanted;
import app.tangible.transfer.swarm.SwarmTransfers;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A film fetched by the swarm with IPFS as a source. */
@Timeout(60)
class SwarmFetchTest {

  @TempDir private Path folder;
  private final TestNodes<Node> nodes = new TestNodes<>(Node::onLoopback);
  private final SwarmTransfers swarm = new SwarmTransfers(new Bep52PieceHashing(), defaults());
  private TestFilm film;
  private Bitswap home;
  private Bitswap other;

  @BeforeEach
  void start() throws IOException {
    film = TestFilm.in(folder, (6 << 20) + 99);
    Node here = nodes.fresh();
    home = new Bitswap(here, TestFilm.DAGS, film.folder(), index("here"), BitswapSettings.DEFAULT);
    here.addHandler(home);
    Node there = nodes.fresh();
    Path none = Files.createDirectories(folder.resolve("none"));
    other =
        new Bitswap(
            there,
            TestFilm.DAGS,
            none,
            index("there"),
            BitswapSettings.DEFAULT.asking(List.of(TestNodes.info(here))));
    there.addHandler(other);
    swarm.add(other);
    await().until(() -> Files.list(folder.resolve("here")).count() == 1);
  }

  @AfterEach
  void stop() throws Exception {
    swarm.close();
    other.close();
    home.close();
    nodes.close();
  }

  private Path index(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 14, 1 << 18, 1 << 20, 1 << 22})
  void fetchesEveryByteFromIpfsWhateverTheLengthOfAPiece(int pieceBytes) throws Exception {
    PieceManifest manifest = manifest(pieceBytes);
    swarm.add(new HonestSupplier(manifest, new byte[0]));
    Transfer transfer = fetch(manifest, film.dag().root());

    assertThat(Files.mismatch(transfer.whole().get(50, TimeUnit.SECONDS), film.file()))
        .isEqualTo(-1);
    assertThat(fromIpfs(transfer)).isEqualTo(film.bytes().length);
  }

  @Test
  void anotherFilmUnderTheNameIsNotKept() throws Exception {
    Path foreign = film.folder().resolve("ff112233445566778899aabbccddeeff.tsf");
    byte[] bytes = film.bytes().clone();
    bytes[bytes.length - 1] ^= 1;
    bytes[0] ^= 1;
    Files.write(foreign, bytes);
    Cid name = TestFilm.DAGS.dagOf(foreign).root();
    home.close();
    Node liar = nodes.fresh();
    Bitswap lying =
        new Bitswap(liar, TestFilm.DAGS, film.folder(), index("liar"), BitswapSettings.DEFAULT);
    liar.addHandler(lying);
    await().until(() -> Files.list(folder.resolve("liar")).count() == 2);
    Node mine = nodes.fresh();
    Bitswap asking =
        new Bitswap(
            mine,
            TestFilm.DAGS,
            Files.createDirectories(folder.resolve("none")),
            index("mine"),
            BitswapSettings.DEFAULT.asking(List.of(TestNodes.info(liar))));
    mine.addHandler(asking);
    swarm.add(asking);
    PieceManifest manifest = manifest(1 << 20);
    swarm.add(new HonestSupplier(manifest, film.bytes()));
    Transfer transfer = fetch(manifest, name);

    assertThat(Files.mismatch(transfer.whole().get(50, TimeUnit.SECONDS), film.file()))
        .isEqualTo(-1);
    assertThat(fromIpfs(transfer)).isLessThan(film.bytes().length);
    asking.close();
    lying.close();
  }

  @Test
  void withoutANameNobodyIsAsked() throws Exception {
    try (AutoCloseable search =
        other.search(
            new Wanted(
                new FilmId("00112233445566778899aabbccddeeff"),
                manifest(1 << 20).root(),
                5,
                List.of()),
            found -> {
              throw new AssertionError("asked " + found.name());
            })) {
      assertThat(search).isNotNull();
    }
  }

  private static long fromIpfs(Transfer transfer) {
    return transfer.progress().sources().stream()
        .filter(source -> source.name().startsWith("ipfs "))
        .mapToLong(Progress.Source::verifiedBytes)
        .sum();
  }

  private PieceManifest manifest(int pieceBytes) throws IOException {
    return new Bep52PieceHashing()
        .manifestOf(new FilmId("00112233445566778899aabbccddeeff"), film.file(), pieceBytes);
  }

  private Transfer fetch(PieceManifest manifest, Cid cid) {
    Wanted wanted =
        new Wanted(manifest.film(), manifest.root(), manifest.sealedBytes(), List.of())
            .named(Optional.of(cid));
    return swarm.fetch(wanted, folder.resolve("fetched.tsf"));
  }

  private static SwarmTransfers.Config defaults() {
    return (SwarmTransfers.Config)
        Proxy.newProxyInstance(
            SwarmFetchTest.class.getClassLoader(),
            new Class<?>[] {SwarmTransfers.Config.class},
            (proxy, method, arguments) -> method.getDefaultValue());
  }
}
