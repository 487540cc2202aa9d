package app.tangible.transfer.piece;

import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.transfer.Supplier;
import app.tangible.transfer.SupplyFault;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks each peer that is found whether it has the film; those that do are told of. */
final class PeerSearch {

  private static final Logger LOG = LoggerFactory.getLogger(PeerSearch.class);

  private final Function<PeerInfo, PeerSupplier> suppliers;
  private final Consumer<Supplier> found;
  private final ExecutorService threads;
  private final PeerId self;
  private final int mostPeers;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<PeerId> asked = new HashSet<>();
  private boolean closed;

  PeerSearch(
      Function<PeerInfo, PeerSupplier> suppliers,
      Consumer<Supplier> found,
      ExecutorService threads,
      PeerId self,
      int mostPeers) {
    this.suppliers = suppliers;
    this.found = found;
    this.threads = threads;
    this.self = self;
    this.mostPeers = mostPeers;
  }

  void found(PeerInfo peer) {
    lock.lock();
    try {
      if (closed || peer.id().equals(self) || asked.size() >= mostPeers || !asked.add(peer.id())) {
        return;
      }
    } finally {
      lock.unlock();
    }
    try {
      threads.execute(() -> ask(peer));
    } catch (RejectedExecutionException closing) {
      LOG.debug("the source is closing");
    }
  }

  private void ask(PeerInfo peer) {
    PeerSupplier supplier = suppliers.apply(peer);
    try {
      supplier.open().awaitPieces();
    } catch (SupplyFault fault) {
      LOG.debug("peer {} does not supply: {}", peer.id().text(), fault.getMessage());
      supplier.close();
      forget(peer.id());
      return;
    }
    if (isClosed()) {
      supplier.close();
    } else {
      found.accept(supplier);
    }
  }

  /** So that it is asked again when it is found again. */
  private void forget(PeerId peer) {
    lock.lock();
    try {
      asked.remove(peer);
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }
}
