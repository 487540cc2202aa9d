package app.tangible.peer.libp2p.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.peer.PeerId;
import app.tangible.peer.libp2p.keys.TrialIdentity;
import app.tangible.peer.libp2p.wire.TrialLink;
import app.tangible.peer.libp2p.wire.WrongPeerException;
import app.tangible.peer.transport.NodeIdentity;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NoiseChannelTest {

  private static final String YAMUX = "/yamux/1.0.0";
  private static final String MPLEX = "/mplex/6.7.0";

  private final NodeIdentity alice = TrialIdentity.random();
  private final NodeIdentity bob = TrialIdentity.random();

  @Test
  void bothKnowWhoTheOtherIs() throws IOException {
    try (Pair pair = Pair.secured(alice, bob, Optional.of(bob.self()), List.of(), List.of())) {
      assertThat(pair.initiator().peer()).isEqualTo(bob.self());
      assertThat(pair.initiator().remoteKey()).isEqualTo(bob.publicKey());
      assertThat(pair.responder().peer()).isEqualTo(alice.self());
      assertThat(pair.initiator().earlyMuxer()).isEmpty();
    }
  }

  @Test
  void refusesSomebodyElse() {
    NodeIdentity carol = TrialIdentity.random();
    assertThatThrownBy(
            () -> Pair.secured(alice, bob, Optional.of(carol.self()), List.of(), List.of()))
        .isInstanceOf(WrongPeerException.class)
        .hasMessageContaining(carol.self().text());
  }

  /** Says that it is somebody, and signs with a key of its own. */
  private record Impostor(NodeIdentity somebody, NodeIdentity own) implements NodeIdentity {

    @Override
    public PeerId self() {
      return somebody.self();
    }

    @Override
    public byte[] publicKey() {
      return somebody.publicKey();
    }

    @Override
    public byte[] sign(byte[] message) {
      return own.sign(message);
    }
  }

  @Test
  void refusesAPeerThatDoesNotHoldTheKeyThatItNames() {
    NodeIdentity impostor = new Impostor(bob, TrialIdentity.random());
    assertThatThrownBy(
            () -> Pair.secured(alice, impostor, Optional.of(bob.self()), List.of(), List.of()))
        .isInstanceOf(IOException.class)
        .hasMessage("the peer did not sign its key of Noise with its own");
    assertThatThrownBy(() -> Pair.secured(impostor, alice, Optional.empty(), List.of(), List.of()))
        .isInstanceOf(IOException.class)
        .hasMessage("the responder: the peer did not sign its key of Noise with its own");
  }

  /** A signature that was seen once proves nothing about another key of Noise. */
  @Test
  void refusesASignatureThatIsReplayed() {
    byte[] seen = bob.sign("noise-libp2p-static-key:0123456789abcdef".getBytes());
    NodeIdentity replaying =
        new NodeIdentity() {
          @Override
          public PeerId self() {
            return bob.self();
          }

          @Override
          public byte[] publicKey() {
            return bob.publicKey();
          }

          @Override
          public byte[] sign(byte[] message) {
            return seen;
          }
        };
    assertThatThrownBy(() -> Pair.secured(alice, replaying, Optional.empty(), List.of(), List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not sign");
  }

  @Test
  void doesNotTellSomebodyElseWhoItIs() throws Exception {
    TrialLink[] links = TrialLink.pair();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> responding =
          threads.submit(
              () -> NoiseChannel.secure(links[1], bob, false, Optional.empty(), List.of()));
      assertThatThrownBy(
              () ->
                  NoiseChannel.secure(links[0], alice, true, Optional.of(alice.self()), List.of()))
          .isInstanceOf(WrongPeerException.class);
      links[0].close();
      assertThatThrownBy(responding::get).hasRootCauseInstanceOf(EOFException.class);
    } finally {
      links[1].close();
    }
  }

  @Test
  void theInitiatorsOrderOfMuxersCounts() throws IOException {
    try (Pair pair =
        Pair.secured(alice, bob, Optional.empty(), List.of(YAMUX, MPLEX), List.of(MPLEX, YAMUX))) {
      assertThat(pair.initiator().earlyMuxer()).contains(YAMUX);
      assertThat(pair.responder().earlyMuxer()).contains(YAMUX);
    }
  }

  @Test
  void muxersAreAgreedOnLaterWhenOneSideNamesNone() throws IOException {
    try (Pair pair = Pair.secured(alice, bob, Optional.empty(), List.of(YAMUX), List.of())) {
      assertThat(pair.initiator().earlyMuxer()).isEmpty();
      assertThat(pair.responder().earlyMuxer()).isEmpty();
    }
  }

  @Test
  void failsWhenNoMuxerIsCommon() {
    assertThatThrownBy(
            () -> Pair.secured(alice, bob, Optional.empty(), List.of(YAMUX), List.of(MPLEX)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("muxer");
  }

  @Test
  void whatIsWrittenIsReadWhateverTheSizes() throws Exception {
    Random random = new Random(7);
    byte[] sent = new byte[3_000_000];
    random.nextBytes(sent);
    try (Pair pair = Pair.secured();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> writing =
          threads.submit(
              () -> {
                Random sizes = new Random(8);
                for (int at = 0; at < sent.length; ) {
                  int size = Math.min(sent.length - at, 1 + sizes.nextInt(200_000) >> at % 9);
                  pair.initiator().out().write(sent, at, size);
                  at += size;
                  if (sizes.nextInt(3) == 0) {
                    pair.initiator().out().flush();
                  }
                }
                pair.initiator().out().flush();
                return null;
              });
      byte[] got = new byte[sent.length];
      for (int at = 0; at < got.length; ) {
        int size = Math.min(got.length - at, 1 + random.nextInt(200_000) >> at % 7);
        if (size < 2) {
          got[at++] = (byte) pair.responder().in().read();
        } else {
          at += pair.responder().in().read(got, at, size);
        }
      }
      writing.get();
      assertThat(got).isEqualTo(sent);
    }
  }

  @Test
  void buffersGrowWithWhatComesAndShrinkAgain() throws Exception {
    try (Pair pair = Pair.secured();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      EncryptedOutput out = (EncryptedOutput) pair.initiator().out();
      DecryptedInput in = (DecryptedInput) pair.responder().in();
      assertThat(out.held() + in.held()).isLessThanOrEqualTo(4096);
      Future<?> writing =
          threads.submit(
              () -> {
                out.write(new byte[5_000_000]);
                out.flush();
                return null;
              });
      in.readNBytes(5_000_000);
      writing.get();
      assertThat(out.held()).isGreaterThan(60_000).isLessThan(70_000);
      assertThat(in.held()).isGreaterThan(60_000).isLessThan(300_000);
      for (int i = 0; i < 40; i++) {
        out.write(i);
        out.flush();
        assertThat(in.read()).isEqualTo(i);
      }
      assertThat(out.held() + in.held()).isLessThanOrEqualTo(4096);
    }
  }

  @Test
  void endsWhereThePeerHangsUp() throws IOException {
    try (Pair pair = Pair.secured()) {
      pair.initiator().out().write(1);
      pair.initiator().out().flush();
      pair.initiator().raw().close();
      assertThat(pair.responder().in().read()).isEqualTo(1);
      assertThat(pair.responder().in().read()).isEqualTo(-1);
      assertThat(pair.responder().in().read(new byte[9])).isEqualTo(-1);
    }
  }

  @Test
  void aReadOfNothingDoesNotWait() throws IOException {
    try (Pair pair = Pair.secured()) {
      assertThat(pair.responder().in().read(new byte[0])).isZero();
    }
  }

  @Test
  void writesNothingAfterItIsClosed() throws IOException {
    Pair pair = Pair.secured();
    pair.close();
    pair.initiator().out().write(1);
    assertThatThrownBy(() -> pair.initiator().out().flush()).isInstanceOf(IOException.class);
  }
}
