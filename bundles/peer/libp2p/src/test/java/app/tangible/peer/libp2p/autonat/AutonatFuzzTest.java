package app.tangible.peer.libp2p.autonat;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.libp2p.trial.Mutations;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages of those who call back and those who ask for it, nearly right. */
class AutonatFuzzTest {

  @Test
  void survivesMutatedMessages() {
    List<Multiaddr> addresses =
        List.of(
            Multiaddr.parse("/ip4/45.45.45.1/tcp/4001"),
            Multiaddr.parse("/ip6/2001:db8::1/tcp/4001"));
    Mutations.survive(
        message -> DialMessage.parse(message).bytes(),
        DialMessage.Request.of(addresses, 0x0123456789abcdefL).bytes(),
        new DialMessage.Response(DialMessage.OK, 1, DialMessage.DIAL_OK).bytes(),
        new DialMessage.DataRequest(1, 50_000).bytes(),
        new DialMessage.Data(64).bytes());
  }

  @Test
  void survivesMutatedCalls() {
    Mutations.survive(
        message -> DialBack.bytes(DialBack.nonce(message)), DialBack.bytes(0x0123456789abcdefL));
  }
}
