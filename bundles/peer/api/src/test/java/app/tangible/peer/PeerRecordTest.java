package app.tangible.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.peer.transport.NodeIdentity;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeerRecordTest {

  private final Node node = new Node();
  private final PeerRecord record =
      new PeerRecord(
          new PeerInfo(
              node.self(),
              List.of(
                  Multiaddr.parse("/ip4/192.0.2.7/tcp/4001"),
                  Multiaddr.parse("/ip6/2001:db8::1/udp/4001/quic-v1"))),
          1_795_262_400L);

  @Test
  void comesBackWithItsSigner() {
    assertThat(PeerRecord.open(record.seal(node))).isEqualTo(record);
  }

  @Test
  void refusesARecordThatAnotherPeerSigned() {
    assertThatThrownBy(() -> PeerRecord.open(record.seal(new Node())))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("another");
  }

  @Test
  void refusesAnEnvelopeOfAnotherDomainOrType() {
    byte[] type = {0x03, 0x01};
    byte[] foreign = SignedEnvelope.seal(node, "libp2p-relay-rsvp", type, new byte[] {1});
    assertThatThrownBy(() -> PeerRecord.open(foreign)).isInstanceOf(MalformedException.class);
    byte[] other =
        SignedEnvelope.seal(node, "libp2p-peer-record", new byte[] {3, 2}, new byte[] {1});
    assertThatThrownBy(() -> PeerRecord.open(other)).isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesAnyFlippedBitAndAnyCut() {
    byte[] sealed = record.seal(node);
    for (int bit = 0; bit < sealed.length * 8; bit += 3) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> PeerRecord.open(changed))
          .as("bit %d", bit)
          .isInstanceOf(MalformedException.class);
    }
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThatThrownBy(() -> PeerRecord.open(cut)).isInstanceOf(MalformedException.class);
    }
  }

  /** Whatever comes: a record or a refusal, soon. */
  @Test
  void foreignBytesAreARecordOrMalformed() {
    Random random = new Random(11);
    byte[] sealed = record.seal(node);
    int rounds = Integer.getInteger("tangible.fuzz", 100_000);
    for (int i = 0; i < rounds; i++) {
      byte[] bytes;
      if (i % 50 == 0) {
        bytes = sealed.clone();
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      } else {
        bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        System.arraycopy(sealed, 0, bytes, 0, random.nextInt(bytes.length + 1) % 38);
      }
      try {
        assertThat(PeerRecord.open(bytes)).isEqualTo(record);
      } catch (MalformedException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
  }

  @Test
  void leavesOutAddressesThatItDoesNotUnderstand() {
    byte[] payload =
        Protobuf.writer()
            .bytes(1, node.self().bytes())
            .varint(2, 7)
            .message(3, Protobuf.writer().bytes(1, new byte[] {(byte) 0xff, 0x7f, 1}))
            .message(3, Protobuf.writer().bytes(1, record.info().addresses().get(0).bytes()))
            .toBytes();
    byte[] sealed =
        SignedEnvelope.seal(node, "libp2p-peer-record", new byte[] {0x03, 0x01}, payload);
    assertThat(PeerRecord.open(sealed).info().addresses())
        .containsExactly(record.info().addresses().get(0));
  }

  @Test
  void keepsAsManyAddressesAsAPeerMayHave() {
    List<Multiaddr> many = Collections.nCopies(100, record.info().addresses().getFirst());
    byte[] sealed = PeerRecord.signed(node, 1, many);
    assertThat(PeerRecord.open(sealed).info().addresses()).hasSize(PeerInfo.MAX_ADDRESSES);
  }

  @Test
  void refusesAnEnvelopeThatIsTooLong() {
    byte[] endless = new byte[SignedEnvelope.MAX_BYTES + 1];
    assertThatThrownBy(() -> PeerRecord.open(endless)).isInstanceOf(MalformedException.class);
  }

  private static final class Node implements NodeIdentity {

    private final KeyPair pair;

    Node() {
      try {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private byte[] raw() {
      byte[] spki = pair.getPublic().getEncoded();
      return Arrays.copyOfRange(spki, spki.length - 32, spki.length);
    }

    @Override
    public PeerId self() {
      return PeerId.ofEd25519(raw());
    }

    @Override
    public byte[] publicKey() {
      return self().key().orElseThrow();
    }

    @Override
    public byte[] sign(byte[] message) {
      try {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(message);
        return signer.sign();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
