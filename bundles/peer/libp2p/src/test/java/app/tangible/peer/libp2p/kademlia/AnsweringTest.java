package app.tangible.peer.libp2p.kademlia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.Protobuf;
import app.tangible.peer.libp2p.kademlia.Message.Type;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnsweringTest {

  private static final PeerId SELF = PeerId.ofEd25519(new byte[32]);
  private static final Multiaddr FAR = Multiaddr.parse("/ip4/5.6.7.8/tcp/1");
  private static final Multiaddr NEAR = Multiaddr.parse("/ip4/192.168.1.8/tcp/1");
  private static final byte[] KEY = SimulatedNetwork.multihash(1);

  private final Random random = new Random(6);
  private final RoutingTable table =
      new RoutingTable(SELF, TableLimits.STANDARD, InstantSource.system());
  private final ProviderStore providers =
      new ProviderStore(StoreLimits.STANDARD, InstantSource.system());
  private final Answering answering =
      new Answering(table, providers, new PublicKeys(4, InstantSource.system()), 20);
  private final PeerId asker = peer(NEAR).id();

  @Test
  void recordsOnlyWhoSpeaksOfItself() throws RefusedException {
    PeerInfo other = peer(FAR);
    Message claim = Message.about(Type.ADD_PROVIDER, KEY).withProviders(List.of(other));

    assertThatThrownBy(() -> answering.answer(asker, FAR, claim))
        .isInstanceOf(RefusedException.class);
    assertThat(answering.answer(other.id(), FAR, claim)).isEmpty();
    assertThat(providers.find(KEY, 9)).containsExactly(other);
  }

  @Test
  void doesNotTellFarPeersWhoIsNear() throws RefusedException {
    PeerInfo home = peer(NEAR);
    table.offer(home, Optional.empty());
    Message request = Message.about(Type.FIND_NODE, KEY);

    assertThat(answering.answer(asker, FAR, request).orElseThrow().closer())
        .containsExactly(new PeerInfo(home.id(), List.of()));
    assertThat(answering.answer(asker, NEAR, request).orElseThrow().closer()).containsExactly(home);
  }

  @Test
  void doesNotTellAPeerOfItself() throws RefusedException {
    table.offer(new PeerInfo(asker, List.of(FAR)), Optional.empty());

    assertThat(
            answering
                .answer(asker, FAR, Message.about(Type.FIND_NODE, asker.bytes()))
                .orElseThrow()
                .closer())
        .isEmpty();
  }

  @Test
  void refusesWhatItDoesNotServe() {
    for (Message message :
        List.of(
            Message.about(Type.FIND_NODE, new byte[0]),
            Message.about(Type.ADD_PROVIDER, new byte[] {1, 2, 3}),
            Message.about(Type.PUT_VALUE, "/ipns/x".getBytes()).withValue(new byte[5]),
            Message.about(Type.PUT_VALUE, PublicKeys.nameOf(asker)).withValue(new byte[5]),
            Message.about(Type.PUT_VALUE, PublicKeys.nameOf(asker)))) {
      assertThatThrownBy(() -> answering.answer(asker, FAR, message))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesMessagesBeyondABound() {
    PeerInfo peer = peer(FAR);
    List<PeerInfo> many = new ArrayList<>();
    for (int i = 0; i < 129; i++) {
      many.add(peer);
    }
    byte[] crowd = MessageCodec.encode(Message.about(Type.FIND_NODE, KEY).withCloser(many));
    Protobuf.Writer addresses = Protobuf.writer().bytes(1, SELF.bytes());
    for (int i = 0; i < 65; i++) {
      addresses.bytes(2, FAR.bytes());
    }
    byte[] talkative = Protobuf.writer().varint(1, 4).message(8, addresses).toBytes();
    byte[] longKey = Protobuf.writer().varint(1, 4).bytes(2, new byte[129]).toBytes();

    for (byte[] bytes : List.of(crowd, talkative, longKey, new byte[(256 << 10) + 1])) {
      assertThatThrownBy(() -> MessageCodec.decode(bytes)).isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void readsWhatItWrote() {
    Message message =
        Message.about(Type.GET_PROVIDERS, KEY)
            .withCloser(List.of(peer(FAR), peer(NEAR)))
            .withProviders(List.of(peer(FAR)))
            .withValue(new byte[] {1});
    Message read = MessageCodec.decode(MessageCodec.encode(message));

    assertThat(read.type()).isEqualTo(message.type());
    assertThat(read.closer()).isEqualTo(message.closer());
    assertThat(read.providers()).isEqualTo(message.providers());
    assertThat(read.key()).isEqualTo(KEY);
    assertThat(read.value()).contains(new byte[] {1});
  }

  /** The full number: {@code -Dtangible.fuzz=1000000}. */
  @Test
  void answersOrRefusesAnyMutatedMessage() {
    for (int i = 0; i < 40; i++) {
      table.offer(peer(FAR), Optional.empty());
    }
    List<byte[]> messages = new ArrayList<>();
    for (Type type : Type.values()) {
      messages.add(
          MessageCodec.encode(
              Message.about(type, type == Type.PUT_VALUE ? PublicKeys.nameOf(SELF) : KEY)
                  .withValue(SELF.key().orElseThrow())
                  .withCloser(List.of(peer(FAR)))
                  .withProviders(List.of(new PeerInfo(asker, List.of(FAR))))));
    }
    int answered = 0;
    int count = Integer.getInteger("tangible.fuzz", 100_000);
    for (int i = 0; i < count; i++) {
      byte[] message = mutated(messages.get(random.nextInt(messages.size())));
      try {
        answering.answer(asker, FAR, MessageCodec.decode(message));
        answered++;
      } catch (MalformedException | RefusedException e) {
        assertThat(e).hasMessageNotContaining("ndex");
      }
    }
    assertThat(answered).isGreaterThan(count / 100);
    assertThat(providers.records()).isLessThanOrEqualTo(StoreLimits.STANDARD.keysOfPeer());
  }

  private byte[] mutated(byte[] message) {
    byte[] changed = message.clone();
    switch (random.nextInt(3)) {
      case 0 -> changed = Arrays.copyOf(changed, random.nextInt(changed.length + 20));
      case 1 -> {
        byte[] more = new byte[random.nextInt(1, 30)];
        random.nextBytes(more);
        int at = random.nextInt(changed.length);
        System.arraycopy(more, 0, changed, at, Math.min(more.length, changed.length - at));
      }
      default -> {
        for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
          changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
    }
    return changed;
  }

  private PeerInfo peer(Multiaddr address) {
    byte[] key = new byte[32];
    random.nextBytes(key);
    return new PeerInfo(PeerId.ofEd25519(key), List.of(address));
  }
}
