package app.tangible.peer.libp2p.noise;

import app.tangible.peer.PeerId;
import app.tangible.peer.libp2p.keys.TrialIdentity;
import app.tangible.peer.libp2p.wire.SecureLink;
import app.tangible.peer.libp2p.wire.TrialLink;
import app.tangible.peer.transport.NodeIdentity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Two ends that shook hands. */
record Pair(SecureLink initiator, SecureLink responder) implements AutoCloseable {

  static Pair secured() throws IOException {
    return secured(
        TrialIdentity.random(), TrialIdentity.random(), Optional.empty(), List.of(), List.of());
  }

  static Pair secured(
      NodeIdentity initiator,
      NodeIdentity responder,
      Optional<PeerId> expected,
      List<String> initiators,
      List<String> responders)
      throws IOException {
    TrialLink[] links = TrialLink.pair();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<SecureLink> answering =
          threads.submit(
              closing(
                  links[1],
                  () ->
                      NoiseChannel.secure(
                          links[1], responder, false, Optional.empty(), responders)));
      SecureLink asked =
          closing(
                  links[0],
                  () -> NoiseChannel.secure(links[0], initiator, true, expected, initiators))
              .call();
      return new Pair(asked, answering.get(10, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      throw new IOException("the responder: " + e.getCause().getMessage(), e.getCause());
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Callable<SecureLink> closing(TrialLink link, Callable<SecureLink> handshake) {
    return () -> {
      try {
        return handshake.call();
      } catch (Exception e) {
        link.close();
        throw e;
      }
    };
  }

  @Override
  public void close() {
    initiator.close();
    responder.close();
  }
}
