package app.tangible.peer.libp2p.rendezvous;

import app.tangible.peer.MalformedException;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerRecord;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one point again and again who is in a namespace; each time for what is new. */
final class Search {

  private static final Logger LOG = LoggerFactory.getLogger(Search.class);
  private static final int MAX_PAGES = 10;
  private static final int PAGE = 100;

  private final PeerNode node;
  private final PeerInfo point;
  private final String namespace;
  private final Consumer<PeerInfo> found;
  private final ReentrantLock turn = new ReentrantLock();
  private byte[] cookie = {};

  Search(PeerNode node, PeerInfo point, String namespace, Consumer<PeerInfo> found) {
    this.node = node;
    this.point = point;
    this.namespace = namespace;
    this.found = found;
  }

  /** All pages that there are since the last time; nothing while another thread is at it. */
  void next() {
    if (!turn.tryLock()) {
      return;
    }
    try {
      for (int i = 0; i < MAX_PAGES; i++) {
        Message answer =
            Visit.ask(node, point, new Message.Discover(Optional.of(namespace), PAGE, cookie));
        if (!(answer instanceof Message.Discovered page) || page.status() != Message.Status.OK) {
          cookie = new byte[0]; // the point began anew, perhaps
          return;
        }
        cookie = page.cookie();
        page.registrations().forEach(this::report);
        if (page.registrations().isEmpty()) {
          return;
        }
      }
    } finally {
      turn.unlock();
    }
  }

  /** A point vouches for nothing: what is told is what the peer itself has signed. */
  private void report(Message.Register registration) {
    try {
      PeerRecord record = PeerRecord.open(registration.signedPeerRecord());
      if (!record.info().id().equals(node.self())) {
        found.accept(record.info());
      }
    } catch (MalformedException e) {
      LOG.debug("a point tells of a peer that did not sign: {}", e.toString());
    }
  }
}
