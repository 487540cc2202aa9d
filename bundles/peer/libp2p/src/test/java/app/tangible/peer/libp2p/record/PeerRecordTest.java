package app.tangible.peer.libp2p.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.Protobuf;
import app.tangible.peer.libp2p.keys.TrialIdentity;
import app.tangible.peer.testing.Fuzz;
import app.tangible.peer.transport.NodeIdentity;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerRecordTest {

  private static final byte[] TYPE = {3, 1};
  private static final String DOMAIN = "libp2p-peer-record";

  private final NodeIdentity self = TrialIdentity.random();
  private final List<Multiaddr> addresses =
      List.of(Multiaddr.parse("/ip4/192.0.2.1/tcp/1"), Multiaddr.parse("/ip6/::1/udp/2/quic-v1"));

  @Test
  void readsWhatItSigned() {
    PeerRecord record = PeerRecord.verified(PeerRecord.signed(self, -3, addresses));
    assertThat(record).isEqualTo(new PeerRecord(self.self(), -3, addresses));
  }

  @Test
  void refusesAnyChangedByte() {
    byte[] envelope = PeerRecord.signed(self, 3, addresses);
    for (int i = 0; i < envelope.length; i++) {
      byte[] changed = envelope.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> PeerRecord.verified(changed)).isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void refusesASignatureForAnotherPurpose() {
    byte[] sealed = Envelope.seal(self, "another purpose", TYPE, new byte[0]);
    assertThatThrownBy(() -> Envelope.open(sealed, DOMAIN, TYPE))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("did not sign");
    assertThatThrownBy(() -> Envelope.open(sealed, "another purpose", new byte[] {3}))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("type");
  }

  @Test
  void refusesARecordAboutSomebodyElse() {
    byte[] payload =
        Protobuf.writer().bytes(1, TrialIdentity.random().self().bytes()).varint(2, 1).toBytes();
    byte[] envelope = Envelope.seal(self, DOMAIN, TYPE, payload);
    assertThatThrownBy(() -> PeerRecord.verified(envelope))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("another peer");
  }

  @Test
  void leavesOutAddressesThatItDoesNotUnderstand() {
    byte[] payload =
        Protobuf.writer()
            .bytes(1, self.self().bytes())
            .varint(2, 1)
            .message(3, Protobuf.writer().bytes(1, new byte[] {(byte) 0x84, 1, 0, 9}))
            .message(3, Protobuf.writer().bytes(1, addresses.getFirst().bytes()))
            .toBytes();
    byte[] envelope = Envelope.seal(self, DOMAIN, TYPE, payload);
    assertThat(PeerRecord.verified(envelope).addresses()).containsExactly(addresses.getFirst());
  }

  @Test
  void keepsAsManyAddressesAsAPeerMayHave() {
    byte[] envelope = PeerRecord.signed(self, 1, Collections.nCopies(100, addresses.getFirst()));
    assertThat(PeerRecord.verified(envelope).addresses()).hasSize(PeerInfo.MAX_ADDRESSES);
  }

  @Test
  void refusesAnEnvelopeThatIsTooLong() {
    assertThatThrownBy(() -> PeerRecord.verified(new byte[Envelope.MAX_BYTES + 1]))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void withstandsChanges() {
    // The keys of most are broken, so that few signatures have to be verified.
    new Fuzz(11)
        .feed(
            Fuzz.count() / 10,
            List.of(PeerRecord.signed(self, 3, addresses)),
            PeerRecord::verified,
            List.of(MalformedException.class));
  }
}
