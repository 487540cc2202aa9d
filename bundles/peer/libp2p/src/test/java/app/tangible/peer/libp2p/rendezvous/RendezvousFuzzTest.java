package app.tangible.peer.libp2p.rendezvous;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerRecord;
import app.tangible.peer.libp2p.trial.Mutations;
import app.tangible.peer.testing.FreshIdentity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Messages of a point and its visitors, nearly right. */
class RendezvousFuzzTest {

  @Test
  void survivesMutatedMessages() {
    byte[] record =
        PeerRecord.signed(
            new FreshIdentity(), 1, List.of(Multiaddr.parse("/ip4/45.45.45.1/tcp/4001")));
    Message.Register register = new Message.Register("tangible/film/0", record, 7200);
    Mutations.survive(
        message -> Message.parse(message).bytes(),
        register.bytes(),
        new Message.Registered(Message.Status.OK, 7200).bytes(),
        new Message.Unregister("tangible/film/0").bytes(),
        new Message.Discover(Optional.of("tangible/film/0"), 100, new byte[16]).bytes(),
        new Message.Discovered(Message.Status.OK, List.of(register, register), new byte[16])
            .bytes());
  }
}
