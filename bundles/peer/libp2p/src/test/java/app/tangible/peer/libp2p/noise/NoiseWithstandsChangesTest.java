package app.tangible.peer.libp2p.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.peer.libp2p.keys.TrialIdentity;
import app.tangible.peer.libp2p.wire.SecureLink;
import app.tangible.peer.libp2p.wire.TrialLink;
import app.tangible.peer.testing.Fuzz;
import app.tangible.peer.transport.NodeIdentity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NoiseWithstandsChangesTest {

  private static final byte[] KEY = new byte[32];

  private static byte[] frames(int... sizes) throws IOException {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    EncryptedOutput out = new EncryptedOutput(wire, CipherState.encrypting(KEY));
    for (int size : sizes) {
      out.write(new byte[size]);
      out.flush();
    }
    return wire.toByteArray();
  }

  private static InputStream decrypting(byte[] wire) {
    return new DecryptedInput(new ByteArrayInputStream(wire), CipherState.decrypting(KEY));
  }

  @Test
  void framesThatWereChanged() throws IOException {
    List<byte[]> seeds = List.of(frames(10, 20, 30), frames(1), frames(3000, 1));
    new Fuzz(41)
        .feed(
            Fuzz.count(),
            seeds,
            wire -> {
              byte[] read = decrypting(wire).readAllBytes();
              assertThat(read).isEqualTo(new byte[read.length]);
            },
            List.of(IOException.class));
  }

  @Test
  void payloadsThatWereChanged() {
    NodeIdentity self = TrialIdentity.random();
    byte[] whole = Payload.encode(self, new byte[32], List.of("/yamux/1.0.0", "/mplex/6.7.0"));
    new Fuzz(42)
        .feed(
            Fuzz.count() / 50,
            List.of(whole),
            payload -> Payload.verified(payload, new byte[32]),
            List.of(IOException.class));
    // Without a signature nothing is verified for long.
    byte[] unsigned = java.util.Arrays.copyOf(whole, 2 + self.publicKey().length);
    new Fuzz(43)
        .feed(
            Fuzz.count(),
            List.of(unsigned, new byte[] {0x22, 4, 0x12, 2, '/', 'y'}),
            payload -> Payload.verified(payload, new byte[32]),
            List.of(IOException.class));
  }

  @Test
  void messagesOfTheHandshakeThatWereChanged() throws IOException {
    DhKey key = DhKey.fresh();
    Handshake responder = new Handshake(new byte[0], key, DhKey.fresh());
    Handshake asked = new Handshake(new byte[0], key, key);
    responder.readFirst(asked.writeFirst(new byte[0]));
    byte[] second = responder.writeSecond(new byte[100]);
    new Fuzz(44)
        .feed(
            Fuzz.count() / 100,
            List.of(second),
            message -> {
              Handshake initiator = new Handshake(new byte[0], key, key);
              initiator.writeFirst(new byte[0]);
              initiator.readSecond(message);
            },
            List.of(IOException.class));
  }

  @Test
  void aFloodOfEmptyFrames() throws IOException {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    CipherState cipher = CipherState.encrypting(KEY);
    byte[] frame = new byte[18];
    for (int i = 0; i < 2000; i++) {
      frame[0] = 0;
      frame[1] = 16;
      cipher.run(new byte[0], 0, 0, frame, 2);
      wire.writeBytes(frame);
    }
    InputStream in = decrypting(wire.toByteArray());
    assertThatThrownBy(() -> in.read(new byte[10])).isInstanceOf(ProtocolException.class);
    InputStream byteByByte = decrypting(wire.toByteArray());
    assertThatThrownBy(byteByByte::read).isInstanceOf(ProtocolException.class);
  }

  @Test
  void frameThatIsTooShortForATag() {
    assertThatThrownBy(() -> decrypting(new byte[] {0, 15}).read())
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void aFrameThatIsCut() throws IOException {
    byte[] whole = frames(50);
    for (int length = 1; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> decrypting(cut).read()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aHandshakeThatIsTooLongIsRefusedBeforeItIsRead() {
    byte[] head = {(byte) 0xff, (byte) 0xff};
    assertThatThrownBy(() -> Frames.read(new ByteArrayInputStream(head)))
        .isInstanceOf(ProtocolException.class);
  }

  /** A peer that sends a byte and waits: closing the link ends the handshake at once. */
  @Test
  void aPeerThatDawdles() throws Exception {
    TrialLink[] links = TrialLink.pair();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<SecureLink> handshake =
          threads.submit(
              () ->
                  NoiseChannel.secure(
                      links[1], TrialIdentity.random(), false, Optional.empty(), List.of()));
      links[0].out().write(0);
      await().until(() -> links[1].socket().getInputStream().available() == 0);
      links[1].close();
      assertThatThrownBy(handshake::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(IOException.class);
    } finally {
      links[0].close();
    }
  }
}
