package app.tangible.peer.libp2p.node;

import app.tangible.peer.MalformedException;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerException.Kind;
import app.tangible.peer.PeerStream;
import app.tangible.peer.libp2p.multistream.Multistream;
import app.tangible.peer.libp2p.wire.TimeLimit;
import app.tangible.peer.transport.MuxedStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Agrees on the protocol of a new stream, in bounded time. */
final class Negotiation {

  private static final Logger LOG = LoggerFactory.getLogger(Negotiation.class);

  private final Handlers handlers;
  private final Duration limit;
  private final Duration idle;
  private final ExecutorService threads;
  private final ScheduledExecutorService clock;

  Negotiation(
      Handlers handlers,
      NodeSettings settings,
      ExecutorService threads,
      ScheduledExecutorService clock) {
    this.handlers = handlers;
    this.limit = settings.negotiate();
    this.idle = settings.idleStream();
    this.threads = threads;
    this.clock = clock;
  }

  /** Serves a stream of the peer on a thread of its own; then runs what is given. */
  void serve(PeerConnection connection, MuxedStream stream, Runnable after) {
    threads.execute(
        () -> {
          try {
            serve(connection, stream);
          } catch (IOException | PeerException | MalformedException e) {
            LOG.debug("a stream of {} ended: {}", connection.peer(), e.getMessage());
            stream.reset();
          } catch (RuntimeException e) {
            LOG.error("a stream could not be served", e);
            stream.reset();
          } finally {
            after.run();
          }
        });
  }

  private void serve(PeerConnection connection, MuxedStream stream) throws IOException {
    TimeLimit time = new TimeLimit(clock, limit, stream::reset);
    Optional<String> agreed =
        Multistream.answer(stream.in(), stream.out(), handlers.protocols(connection.limited()));
    boolean met = time.met();
    if (met && agreed.isPresent()) {
      stream.deadline(idle);
      handlers.serve(Stream.agreed(connection, agreed.get(), stream, () -> {}));
    }
    stream.close();
  }

  /** Agrees on one of the protocols; a peer that said that it speaks the first is not asked. */
  PeerStream open(
      PeerConnection connection, MuxedStream stream, List<String> protocols, Runnable after) {
    stream.deadline(idle);
    String first = protocols.getFirst();
    if (connection.identified().filter(told -> told.protocols().contains(first)).isPresent()) {
      return Stream.likely(connection, first, stream, after);
    }
    TimeLimit time = new TimeLimit(clock, limit, stream::reset);
    try {
      Optional<String> agreed = Multistream.select(stream.in(), stream.out(), protocols);
      String protocol =
          agreed.orElseThrow(
              () ->
                  new PeerException(
                      Kind.NO_PROTOCOL, connection.peer() + " speaks none of " + protocols));
      return Stream.agreed(connection, protocol, stream, after);
    } catch (PeerException e) {
      stream.close();
      throw e;
    } catch (IOException e) {
      stream.reset();
      throw new PeerException(
          time.met() ? Kind.BROKEN : Kind.TIMEOUT,
          connection.peer() + " did not agree on a protocol: " + e.getMessage(),
          e);
    } finally {
      boolean decided = time.met();
    }
  }
}
