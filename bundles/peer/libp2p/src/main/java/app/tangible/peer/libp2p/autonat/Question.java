package app.tangible.peer.libp2p.autonat;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one peer to call us at one of some addresses. */
final class Question {

  private static final Logger LOG = LoggerFactory.getLogger(Question.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What is paid at most for a call elsewhere than where we come from. */
  private static final long MOST_DATA = 100_000;

  private static final int CHUNK = 4096;

  /**
   * What a peer found.
   *
   * @param reachable whether its call arrived
   */
  record Finding(Multiaddr address, boolean reachable) {}

  private final BeingCalled calls;

  Question(BeingCalled calls) {
    this.calls = calls;
  }

  /** Empty when the peer did not say, or says what we know to be untrue. */
  Optional<Finding> ask(PeerConnection peer, List<Multiaddr> addresses) {
    long nonce = RANDOM.nextLong();
    calls.expect(nonce);
    try (PeerStream stream = peer.open(List.of(DialMessage.PROTOCOL))) {
      stream.deadline(PATIENCE);
      send(stream, DialMessage.Request.of(addresses, nonce));
      DialMessage.Response response = response(stream, addresses.size());
      return finding(response, addresses, calls.arrived(nonce));
    } catch (IOException | PeerException | MalformedException e) {
      LOG.debug("a peer did not call back: {}", e.toString());
      return Optional.empty();
    } finally {
      calls.arrived(nonce);
    }
  }

  private static Optional<Finding> finding(
      DialMessage.Response response, List<Multiaddr> addresses, boolean arrived) {
    if (response.status() != DialMessage.OK || response.index() >= addresses.size()) {
      return Optional.empty();
    }
    Multiaddr address = addresses.get(response.index());
    return switch (response.dialStatus()) {
      case DialMessage.DIAL_OK ->
          arrived ? Optional.of(new Finding(address, true)) : Optional.empty();
      case DialMessage.DIAL_ERROR -> Optional.of(new Finding(address, false));
      default -> Optional.empty();
    };
  }

  private static DialMessage.Response response(PeerStream stream, int addresses)
      throws IOException {
    DialMessage answer = read(stream);
    if (answer instanceof DialMessage.DataRequest asked) {
      if (asked.count() > MOST_DATA || asked.index() >= addresses) {
        stream.reset();
        throw new IOException("a call back for " + asked.count() + " bytes is too dear");
      }
      for (long left = asked.count(); left > 0; left -= CHUNK) {
        send(stream, new DialMessage.Data(CHUNK));
      }
      answer = read(stream);
    }
    if (answer instanceof DialMessage.Response response) {
      return response;
    }
    throw new IOException("not a response");
  }

  private static DialMessage read(PeerStream stream) throws IOException {
    return DialMessage.parse(Protobuf.readDelimited(stream.in(), DialMessage.MAX_BYTES));
  }

  private static void send(PeerStream stream, DialMessage message) throws IOException {
    Protobuf.writeDelimited(stream.out(), message.bytes());
  }
}
