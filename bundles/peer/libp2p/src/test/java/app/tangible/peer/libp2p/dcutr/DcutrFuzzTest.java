package app.tangible.peer.libp2p.dcutr;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.libp2p.trial.Mutations;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages over a circuit, nearly right. */
class DcutrFuzzTest {

  @Test
  void survivesMutatedMessages() {
    Mutations.survive(
        message -> HolePunch.parse(message).bytes(),
        HolePunch.connect(
                List.of(
                    Multiaddr.parse("/ip4/45.45.45.1/tcp/4001"),
                    Multiaddr.parse("/ip6/2001:db8::1/tcp/4001")))
            .bytes(),
        HolePunch.sync().bytes());
  }
}
