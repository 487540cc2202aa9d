package app.tangible.peer.libp2p.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The vector {@code Noise_XX_25519_ChaChaPoly_SHA256} of cacophony, vectors/cacophony.txt. */
class HandshakeTest {

  private static final byte[] PROLOGUE = hex("4a6f686e2047616c74");
  private static final DhKey INITIATOR =
      key("e61ef9919cde45dd5f82166404bd08e38bceb5dfdfded0a34c8df7ed542214d1");
  private static final DhKey INITIATOR_EPHEMERAL =
      key("893e28b9dc6ca8d611ab664754b8ceb7bac5117349a4439a6b0569da977c464a");
  private static final DhKey RESPONDER =
      key("4a3acbfdb163dec651dfa3194dece676d437029c62a408b4c5ea9114246e4893");
  private static final DhKey RESPONDER_EPHEMERAL =
      key("bbdb4cdbd309f1a1f2e1456967fe288cadd6f712d65dc7b7793d5e63da6b375b");

  private static final byte[][] PAYLOADS = {
    hex("4c756477696720766f6e204d69736573"),
    hex("4d757272617920526f746862617264"),
    hex("462e20412e20486179656b"),
    hex("4361726c204d656e676572"),
    hex("4a65616e2d426170746973746520536179"),
    hex("457567656e2042f6686d20766f6e2042617765726b")
  };
  private static final byte[][] MESSAGES = {
    hex(
        "ca35def5ae56cec33dc2036731ab14896bc4c75dbb07a61f879f8e3afa4c7944"
            + "4c756477696720766f6e204d69736573"),
    hex(
        "95ebc60d2b1fa672c1f46a8aa265ef51bfe38e7ccb39ec5be34069f144808843"
            + "81cbad1f276e038c48378ffce2b65285e08d6b68aaa3629a5a8639392490e5b9"
            + "bd5269c2f1e4f488ed8831161f19b7815528f8982ffe09be9b5c412f8a0db50f"
            + "8814c7194e83f23dbd8d162c9326ad"),
    hex(
        "c7195ffacac1307ff99046f219750fc47693e23c3cb08b89c2af808b444850a8"
            + "0ae475b9df0f169ae80a89be0865b57f58c9fea0d4ec82a286427402f113e4b6"
            + "ae769a1d95941d49b25030"),
    hex("96763ed773f8e47bb3712f0e29b3060ffc956ffc146cee53d5e1df"),
    hex("3e40f15f6f3a46ae446b253bf8b1d9ffb6ed9b174d272328ff91a7e2e5c79c07f5"),
    hex("eb3f3515110702e047a6c9da4478b6ead94873c11c0f2d710ddb3f09fce024b3a58502ae3f")
  };
  private static final byte[] HASH =
      hex("c8e5f64e846193be2a834104c2a009868d6c9f3bd3c186299888b488b2f1f58e");

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static DhKey key(String hex) {
    byte[] basePoint = new byte[32];
    basePoint[0] = 9;
    try {
      return DhKey.of(hex(hex), DhKey.of(hex(hex), basePoint).agree(basePoint));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private final Handshake initiator = new Handshake(PROLOGUE, INITIATOR, INITIATOR_EPHEMERAL);
  private final Handshake responder = new Handshake(PROLOGUE, RESPONDER, RESPONDER_EPHEMERAL);

  private void shakeHands() throws IOException {
    assertThat(initiator.writeFirst(PAYLOADS[0])).isEqualTo(MESSAGES[0]);
    assertThat(responder.readFirst(MESSAGES[0])).isEqualTo(PAYLOADS[0]);
    assertThat(responder.writeSecond(PAYLOADS[1])).isEqualTo(MESSAGES[1]);
    assertThat(initiator.readSecond(MESSAGES[1])).isEqualTo(PAYLOADS[1]);
    assertThat(initiator.writeThird(PAYLOADS[2])).isEqualTo(MESSAGES[2]);
    assertThat(responder.readThird(MESSAGES[2])).isEqualTo(PAYLOADS[2]);
  }

  @Test
  void isTheVectors() throws IOException {
    shakeHands();
    assertThat(initiator.hash()).isEqualTo(HASH);
    assertThat(responder.hash()).isEqualTo(HASH);
    assertThat(initiator.theirs()).isEqualTo(RESPONDER.publicKey());
    assertThat(responder.theirs()).isEqualTo(INITIATOR.publicKey());
    // The vector goes on in turns: the responder has the fourth message.
    byte[][] keys = initiator.split();
    assertThat(responder.split()).isDeepEqualTo(keys);
    assertTransport(CipherState.encrypting(keys[1]), CipherState.decrypting(keys[1]), 3);
    assertTransport(CipherState.encrypting(keys[0]), CipherState.decrypting(keys[0]), 4);
    CipherState second = CipherState.encrypting(keys[1], 1);
    assertTransport(second, CipherState.decrypting(keys[1], 1), 5);
  }

  private static void assertTransport(CipherState out, CipherState in, int index)
      throws IOException {
    byte[] plain = PAYLOADS[index];
    byte[] buffer = new byte[plain.length + CipherState.TAG_BYTES];
    assertThat(out.run(plain, 0, plain.length, buffer, 0)).isEqualTo(buffer.length);
    assertThat(buffer).isEqualTo(MESSAGES[index]);
    assertThat(in.run(buffer, 0, buffer.length, buffer, 0)).isEqualTo(plain.length);
    assertThat(buffer).startsWith(plain);
  }

  @Test
  void refusesAnotherPrologue() throws IOException {
    Handshake other = new Handshake(new byte[] {1}, RESPONDER, RESPONDER_EPHEMERAL);
    other.readFirst(initiator.writeFirst(new byte[0]));
    byte[] second = other.writeSecond(new byte[0]);
    assertThatThrownBy(() -> initiator.readSecond(second))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("forged");
  }

  @Test
  void refusesEveryBitThatIsNotAsItWasSent() throws IOException {
    initiator.writeFirst(PAYLOADS[0]);
    for (int bit = 0; bit < MESSAGES[1].length * 8; bit += 3) {
      byte[] changed = MESSAGES[1].clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      Handshake fresh = new Handshake(PROLOGUE, INITIATOR, INITIATOR_EPHEMERAL);
      fresh.writeFirst(PAYLOADS[0]);
      // The top bit of a key of X25519 is not part of it, but of the hash.
      assertThatThrownBy(() -> fresh.readSecond(changed)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesMessagesThatAreCut() throws IOException {
    for (int length = 0; length < 96; length++) {
      byte[] cut = java.util.Arrays.copyOf(MESSAGES[1], length);
      Handshake fresh = new Handshake(PROLOGUE, INITIATOR, INITIATOR_EPHEMERAL);
      fresh.writeFirst(PAYLOADS[0]);
      assertThatThrownBy(() -> fresh.readSecond(cut)).isInstanceOf(IOException.class);
    }
  }

  /** RFC 7748, 6.1: a secret of zeros is known to all. */
  @Test
  void refusesKeysThatAgreeWithEveryOther() throws IOException {
    responder.readFirst(new byte[32]);
    assertThatThrownBy(() -> responder.writeSecond(new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("agrees with every other");
  }
}
