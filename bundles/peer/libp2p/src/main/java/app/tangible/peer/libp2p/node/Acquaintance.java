package app.tangible.peer.libp2p.node;

import app.tangible.peer.Identified;
import app.tangible.peer.PeerException;
import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.libp2p.identify.Host;
import app.tangible.peer.libp2p.identify.Identify;
import app.tangible.peer.transport.NodeIdentity;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks each new peer what it is; tells all of them when we are something else. */
final class Acquaintance {

  private static final Logger LOG = LoggerFactory.getLogger(Acquaintance.class);
  private static final long GATHER_MILLIS = 500;

  private final Identify identify;
  private final Connections connections;
  private final ExecutorService threads;
  private final ScheduledExecutorService clock;
  private final AtomicBoolean telling = new AtomicBoolean();

  Acquaintance(
      NodeIdentity self,
      Host host,
      Connections connections,
      ExecutorService threads,
      ScheduledExecutorService clock) {
    this.identify = new Identify(self, host);
    this.connections = connections;
    this.threads = threads;
    this.clock = clock;
  }

  ProtocolHandler handler() {
    return identify;
  }

  void meet(Connection connection) {
    run(connection, () -> identify.ask(connection));
  }

  /** Several changes at once are told once. */
  void changed() {
    if (telling.compareAndSet(false, true)) {
      clock.schedule(this::tell, GATHER_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void tell() {
    telling.set(false);
    connections.open().stream()
        .filter(each -> each.identified().filter(Acquaintance::listens).isPresent())
        .forEach(each -> run(each, () -> identify.push(each)));
  }

  private static boolean listens(Identified peer) {
    return peer.protocols().contains(Identify.PUSH);
  }

  @FunctionalInterface
  private interface Talk {
    void run() throws IOException;
  }

  private void run(Connection connection, Talk talk) {
    try {
      threads.execute(
          () -> {
            try {
              talk.run();
            } catch (IOException | PeerException e) {
              LOG.debug("{} and we do not know each other: {}", connection.peer(), e.getMessage());
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("the node is closed");
    }
  }
}
