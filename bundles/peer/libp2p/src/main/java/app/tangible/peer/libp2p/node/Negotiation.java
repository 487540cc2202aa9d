package app.tangible.peer.libp2p.node;

import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerException.Kind;
import app.tangible.peer.PeerStream;
import app.tangible.peer.libp2p.multistream.Multistream;
import app.tangible.peer.transport.MuxedStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
          } catch (IOException | PeerException e) {
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
    Future<?> alarm = alarm(stream);
    Optional<String> agreed =
        Multistream.answer(stream.in(), stream.out(), handlers.protocols(connection.limited()));
    alarm.cancel(false);
    if (agreed.isPresent()) {
      stream.deadline(idle);
      handlers.serve(Stream.agreed(connection, agreed.get(), stream, () -> {}));
    }
    stream.close();
  }

  private Future<?> alarm(MuxedStream stream) {
    return clock.schedule(stream::reset, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Agrees on one of the protocols; a peer that said that it speaks the first is not asked. */
  PeerStream open(
      PeerConnection connection, MuxedStream stream, List<String> protocols, Runnable after) {
    stream.deadline(idle);
    String first = protocols.getFirst();
    if (connection.identified().filter(told -> told.protocols().contains(first)).isPresent()) {
      return Stream.likely(connection, first, stream, after);
    }
    Future<?> alarm = alarm(stream);
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
          alarm.isDone() ? Kind.TIMEOUT : Kind.BROKEN,
          connection.peer() + " did not agree on a protocol: " + e.getMessage(),
          e);
    } finally {
      alarm.cancel(false);
    }
  }
}
