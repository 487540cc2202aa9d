package app.tangible.peer.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.content.Cid;
import app.tangible.content.FilmDag;
import app.tangible.content.FilmDags;
import app.tangible.content.unixfs.UnixfsDags;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.testing.FreshIdentity;
import app.tangible.transfer.bitswap.Bitswap;
import app.tangible.transfer.bitswap.BitswapSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sealed film between this home and helia. */
@Timeout(120)
class HeliaTest {

  private static final int FILM_BYTES = (40 << 20) + 4321;

  private static JsPeer helia;

  /** What helia has it does not fetch: each test has a film of its own. */
  private static int films;

  private final FilmDags dags = new UnixfsDags();

  @TempDir private Path folder;
  private Path film;
  private FilmDag dag;
  private Node node;
  private Bitswap bitswap;

  @BeforeAll
  static void startHelia() {
    helia = new JsPeer("helia");
  }

  @AfterAll
  static void stopHelia() {
    helia.close();
  }

  @BeforeEach
  void start() throws IOException {
    Path shelf = Files.createDirectories(folder.resolve("films"));
    Path indexes = Files.createDirectories(folder.resolve("blocks"));
    byte[] noise = new byte[FILM_BYTES];
    new Random(films++).nextBytes(noise);
    film = Files.write(shelf.resolve("00112233445566778899aabbccddeeff.tsf"), noise);
    dag = dags.dagOf(film);
    node = Node.onLoopback(new FreshIdentity());
    bitswap = new Bitswap(node, dags, shelf, indexes, BitswapSettings.DEFAULT);
    node.addHandler(bitswap);
    await().until(() -> Files.list(indexes).count() == 1);
  }

  @AfterEach
  void stop() throws Exception {
    bitswap.close();
    node.close();
  }

  @Test
  void bothNameAFilmAlike() {
    assertThat(add()).isEqualTo(dag.root().text());
  }

  @Test
  void heliaFetchesAFilmFromUs() throws IOException {
    Path copy = folder.resolve("theirs");
    helia.order(
        "dial", "\"address\":\"" + node.addresses().getFirst() + "/p2p/" + node.self() + "\"");
    helia.order("get", "\"cid\":\"" + dag.root() + "\"", "\"path\":\"" + copy + "\"");

    assertThat(Files.mismatch(copy, film)).isEqualTo(-1);
  }

  @Test
  void weFetchAFilmFromHelia() throws Exception {
    Cid cid = Cid.parse(add());
    Path copy = folder.resolve("ours");
    bitswap.fetch(helia.info(), cid, FILM_BYTES, copy);

    assertThat(Files.mismatch(copy, film)).isEqualTo(-1);
  }

  @Test
  void heliaSaysThatItDoesNotHaveIt() {
    Cid foreign = Cid.of(Cid.Codec.RAW, new byte[] {1, 2, 3});

    assertThatThrownBy(() -> bitswap.fetch(helia.info(), foreign, 3, folder.resolve("no")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not have");
  }

  private String add() {
    return JsPeer.text(helia.order("add", "\"path\":\"" + film + "\""), "cid");
  }
}
