package app.tangible.transfer.bitswap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.content.Cid;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.testing.FreshIdentity;
import app.tangible.peer.testing.TestNodes;
import app.tangible.transfer.bitswap.Message.Block;
import app.tangible.transfer.bitswap.Message.Name;
import app.tangible.transfer.bitswap.Message.Want;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Homes to homes, and homes to peers that are none. */
@Timeout(60)
class ExchangeTest {

  @TempDir private Path folder;
  private TestFilm film;

  @BeforeEach
  void film() throws IOException {
    film = TestFilm.in(folder, (9 << 20) + 77);
  }

  @Test
  void fetchesAFilmByItsName() throws Exception {
    try (Party home = new Party(film.blocks());
        Party other = new Party(new FilmBlocks());
        Client client = other.client(home.node)) {
      assertThat(client.has(film.dag().root())).isTrue();
      Path copy = folder.resolve("copy");
      new FilmFetch(TestFilm.DAGS, client).fetch(film.dag().root(), film.bytes().length, copy);

      assertThat(Files.mismatch(copy, film.file())).isEqualTo(-1);
    }
  }

  @Test
  void saysWhatIsNotThere() throws Exception {
    Cid foreign = Cid.of(Cid.Codec.RAW, new byte[7]);
    try (Party home = new Party(film.blocks());
        Party other = new Party(new FilmBlocks());
        Client client = other.client(home.node)) {
      assertThat(client.has(foreign)).isFalse();
      assertThatThrownBy(() -> client.block(foreign)).isInstanceOf(Session.AbsentException.class);
    }
  }

  @Test
  void doesNotServeBytesThatChangedOnTheDisk() throws Exception {
    byte[] changed = film.bytes().clone();
    changed[5] ^= 1;
    Files.write(film.file(), changed);
    FilmBlocks blocks = film.blocks();
    try (Party home = new Party(blocks);
        Party other = new Party(new FilmBlocks());
        Client client = other.client(home.node)) {
      assertThatThrownBy(() -> client.block(film.dag().leaf(0)))
          .isInstanceOf(Session.AbsentException.class);
      assertThat(blocks.films()).isEmpty();
    }
  }

  @Test
  void wrongBlocksAreNoAnswerAndManyEndTheSession() throws Exception {
    try (Party other = new Party(new FilmBlocks());
        Node liar = Node.onLoopback(new FreshIdentity());
        Client client = other.client(liar)) {
      liar.addHandler(
          Party.handler(
              stream -> {
                Protobuf.readDelimited(stream.in(), 1 << 20);
                PeerStream back = liar.open(stream.connection().peer(), List.of(Line.PROTOCOL));
                for (int i = 0; i < 100; i++) {
                  byte[] wrong = {(byte) i};
                  Block block = new Block(film.dag().leaf(0), wrong);
                  Protobuf.writeDelimited(
                      back.out(),
                      MessageCodec.encode(
                          new Message(false, List.of(), List.of(block), List.of())));
                }
                back.close();
              }));

      assertThatThrownBy(() -> client.block(film.dag().leaf(0)))
          .hasMessageContaining("nobody asked for");
    }
  }

  @Test
  void aWantlistWithoutEndCostsOneThousandWants() {
    Ledger ledger = new Ledger(film.blocks(), new Turns(1, 0));
    for (int i = 0; i < 100; i++) {
      ledger.note(Message.wants(wants(1000, i * 1000)));
    }

    assertThat(ledger.open()).isEqualTo(MessageCodec.MAX_WANTS);
    assertThatThrownBy(
            () -> MessageCodec.decode(MessageCodec.encode(Message.wants(wants(1025, 0)))))
        .hasMessageContaining("1024 wants");
  }

  private static List<Want> wants(int count, int from) {
    return IntStream.range(from, from + count)
        .mapToObj(
            i -> Cid.of(Cid.Codec.RAW, new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)}))
        .map(cid -> Want.block(cid, 1))
        .toList();
  }

  @Test
  void namesThatAreNoneOfOursAreAnsweredTheyAreNotHere() throws Exception {
    Ledger ledger = new Ledger(film.blocks(), new Turns(1, 0));
    Name name = new Name(new byte[] {0x12, 0x20, 5});
    ledger.note(Message.wants(List.of(new Want(name, 1, false, false, true))));

    assertThat(ledger.next().orElseThrow().presences())
        .containsExactly(new Message.Presence(name, false));
    assertThat(ledger.next()).isEmpty();
  }

  @Test
  void sendsTheMostUrgentFirstAndNothingThatWasCancelled() throws Exception {
    Ledger ledger = new Ledger(film.blocks(), new Turns(1, 0));
    ledger.note(
        Message.wants(
            List.of(
                Want.block(film.dag().leaf(0), 1),
                Want.block(film.dag().leaf(1), 3),
                Want.block(film.dag().leaf(2), 2),
                Want.block(film.dag().leaf(3), 9))));
    ledger.note(Message.wants(List.of(Want.cancel(film.dag().leaf(3)))));
    List<Cid> sent = new ArrayList<>();
    for (var next = ledger.next(); next.isPresent(); next = ledger.next()) {
      next.get().blocks().forEach(block -> sent.add(block.cid()));
    }

    assertThat(sent).containsExactly(film.dag().leaf(1), film.dag().leaf(2), film.dag().leaf(0));
  }

  @Test
  void aNewWantlistReplacesTheOld() throws Exception {
    Ledger ledger = new Ledger(film.blocks(), new Turns(1, 0));
    ledger.note(Message.wants(List.of(Want.block(film.dag().leaf(0), 1))));
    ledger.note(new Message(true, List.of(), List.of(), List.of()));

    assertThat(ledger.next()).isEmpty();
  }

  @Test
  void servesAsManyPeersAsItMay() throws Exception {
    try (Party home = new Party(film.blocks(), 2)) {
      List<Party> others = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        others.add(new Party(new FilmBlocks()));
      }
      List<CompletableFuture<byte[]>> blocks = new ArrayList<>();
      for (Party each : others) {
        blocks.add(each.client(home.node).start(film.dag().leaf(0), 1));
      }
      await().until(() -> blocks.stream().anyMatch(CompletableFuture::isDone));
      assertThat(home.exchange.peersServed()).isLessThanOrEqualTo(2);
      others.forEach(Party::close);
    }
  }

  @Test
  void aPeerThatGoesEndsWhatIsWantedOfIt() throws Exception {
    try (Party other = new Party(new FilmBlocks());
        Node silent = Node.onLoopback(new FreshIdentity());
        Client client = other.client(silent)) {
      silent.addHandler(Party.handler(stream -> stream.in().readAllBytes()));
      CompletableFuture<byte[]> block = client.start(film.dag().leaf(0), 1);
      silent.ban(other.id(), Duration.ofMinutes(1), "gone");

      assertThatThrownBy(() -> client.finish(film.dag().leaf(0), block))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aPeerThatDoesNotReadGivesWay() throws Exception {
    try (Party home = new Party(film.blocks(), 1);
        Party other = new Party(new FilmBlocks());
        Node deaf = Node.onLoopback(new FreshIdentity())) {
      CountDownLatch over = new CountDownLatch(1);
      deaf.addHandler(
          Party.handler(
              stream -> {
                try {
                  over.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }));
      deaf.connect(TestNodes.info(home.node));
      PeerStream wants = deaf.open(home.id(), List.of(Line.PROTOCOL));
      List<Want> all =
          IntStream.range(0, film.dag().leaves())
              .mapToObj(i -> Want.block(film.dag().leaf(i), 1))
              .toList();
      Protobuf.writeDelimited(wants.out(), MessageCodec.encode(Message.wants(all)));
      await().until(() -> home.exchange.peersServed() == 1);

      try (Client client = other.client(home.node, Duration.ofSeconds(1))) {
        await()
            .atMost(Duration.ofSeconds(45))
            .ignoreExceptions()
            .until(() -> client.has(film.dag().root()));
      }
      over.countDown();
    }
  }

  @Test
  void aStrangerMaySendWantsOnly() throws Exception {
    try (Party home = new Party(film.blocks());
        Node stranger = Node.onLoopback(new FreshIdentity())) {
      stranger.connect(TestNodes.info(home.node));
      PeerStream stream = stranger.open(home.id(), List.of(Line.PROTOCOL));
      byte[] flood =
          MessageCodec.encode(
              new Message(
                  false,
                  List.of(),
                  List.of(new Block(film.dag().leaf(0), new byte[1 << 20])),
                  List.of()));

      assertThatThrownBy(
              () -> {
                while (true) {
                  Protobuf.writeDelimited(stream.out(), flood);
                }
              })
          .isInstanceOf(IOException.class);
    }
  }
}
