package app.tangible.transfer.bitswap;

import app.tangible.peer.PeerId;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import java.io.EOFException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Both sides of Bitswap with all peers: what they want of us goes to their {@link Ledger}, what we
 * want of them to our {@link Session}. Safe for use by several threads.
 */
final class Exchange {

  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final PeerNode node;
  private final Blocks blocks;
  private final Turns turns;
  private final int maxPeers;
  private final Duration stuckAfter;
  private final Executor threads;
  private final Map<PeerId, Served> served = new ConcurrentHashMap<>();
  private final Map<PeerId, Fetching> fetched = new ConcurrentHashMap<>();
  private final Map<PeerId, Integer> users = new ConcurrentHashMap<>();

  private record Served(Ledger ledger, Line line) {}

  /** A session and the line on which it speaks. */
  record Fetching(Session session, Line line) {}

  Exchange(
      PeerNode node,
      Blocks blocks,
      Turns turns,
      int maxPeers,
      Duration stuckAfter,
      Executor threads) {
    this.node = node;
    this.blocks = blocks;
    this.turns = turns;
    this.maxPeers = maxPeers;
    this.stuckAfter = stuckAfter;
    this.threads = threads;
  }

  /** One more wants blocks of the peer, until it {@link #leave leaves}. */
  void enter(PeerId peer) {
    users.merge(peer, 1, Integer::sum);
  }

  /** The last one ends the session. */
  void leave(PeerId peer) {
    if (users.computeIfPresent(peer, (id, count) -> count > 1 ? count - 1 : null) == null) {
      Fetching left = fetched.remove(peer);
      if (left != null) {
        left.session().unheard(new IOException("the session is over"));
      }
    }
  }

  /** The session with a peer; a fresh one where the last is over. */
  Fetching fetching(PeerId peer) {
    return fetched.compute(
        peer,
        (id, known) -> {
          if (known != null && !known.session().isOver()) {
            return known;
          }
          Session session = new Session();
          return new Fetching(session, new Line(node, peer, session, threads));
        });
  }

  /** Reads what a peer sends on a stream until it ends it. */
  void hear(PeerStream stream) throws IOException {
    stream.deadline(SILENCE);
    PeerId peer = stream.connection().peer();
    PushbackInputStream in = new PushbackInputStream(stream.in());
    for (int first = in.read(); first >= 0; first = in.read()) {
      in.unread(first);
      // A stranger has no reason to send more than a wantlist.
      int most =
          users.containsKey(peer) ? MessageCodec.MAX_BYTES : MessageCodec.MAX_BYTES_OF_STRANGERS;
      hear(peer, MessageCodec.decode(Protobuf.readDelimited(in, most)));
    }
  }

  void hear(PeerId peer, Message message) {
    Optional.ofNullable(fetched.get(peer)).ifPresent(each -> each.session().heard(message));
    if (message.full() || !message.wants().isEmpty()) {
      serve(peer, message);
    }
  }

  private void serve(PeerId peer, Message message) {
    Served one =
        served.computeIfAbsent(
            peer,
            id -> {
              Ledger ledger = new Ledger(blocks, turns);
              return new Served(ledger, new Line(node, peer, ledger, threads));
            });
    if (served.size() > maxPeers) {
      makeRoom(one);
    }
    if (served.size() > maxPeers) {
      served.remove(peer, one);
      return;
    }
    one.ledger().note(message);
    one.line().nudge();
  }

  /** Who wants nothing, or does not read what it wanted, gives way. */
  private void makeRoom(Served forOne) {
    for (Map.Entry<PeerId, Served> each : served.entrySet()) {
      Served other = each.getValue();
      boolean stuck = other.line().isStuck(stuckAfter);
      if (other != forOne && (stuck || other.ledger().open() == 0)) {
        served.remove(each.getKey(), other);
        if (stuck) {
          other.line().cut();
        }
      }
    }
  }

  /** Forgets a peer that is gone. */
  void gone(PeerId peer) {
    Served left = served.remove(peer);
    if (left != null) {
      left.line().cut();
    }
    Fetching session = fetched.remove(peer);
    if (session != null) {
      session.session().unheard(new EOFException("the peer is gone"));
    }
  }

  int peersServed() {
    return served.size();
  }
}
