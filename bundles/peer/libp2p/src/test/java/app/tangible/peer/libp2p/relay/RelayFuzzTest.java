package app.tangible.peer.libp2p.relay;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.libp2p.trial.Mutations;
import app.tangible.peer.testing.FreshIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Messages of relays and of those that use them, nearly right. */
class RelayFuzzTest {

  private final FreshIdentity relay = new FreshIdentity();
  private final FreshIdentity home = new FreshIdentity();

  @Test
  void survivesMutatedHopMessages() {
    Instant end = Instant.ofEpochSecond(1_800_000_000);
    byte[] voucher = new Voucher(relay.self(), home.self(), end).sealed(relay);
    Promise promise =
        new Promise(end, List.of(Multiaddr.parse("/ip4/45.45.45.1/tcp/4001")), voucher);
    CircuitLimit limit = new CircuitLimit(120, 131_072);
    Mutations.survive(
        message -> HopMessage.parse(message).bytes(),
        new HopMessage.Reserve().bytes(),
        new HopMessage.Connect(home.self()).bytes(),
        new HopMessage.Answer(Status.OK, Optional.of(promise), limit).bytes());
  }

  @Test
  void survivesMutatedStopMessages() {
    Mutations.survive(
        message -> StopMessage.parse(message).bytes(),
        new StopMessage.Connect(home.self(), new CircuitLimit(120, 131_072)).bytes(),
        new StopMessage.Answer(Status.OK).bytes());
  }
}
