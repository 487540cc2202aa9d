package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One way of a search: who was heard of, the nearest first, and what came of it. */
final class Path {

  private static final int MAX_HEARD_OF = 512;

  private final int k;
  private final TreeMap<Point, Step> steps;

  /** Questions without an answer yet. */
  int underWay;

  private enum State {
    HEARD_OF,
    ASKED,
    ANSWERED,
    /** It does not answer, or another path asks it: it does not count. */
    OUT
  }

  private static final class Step {
    final PeerInfo peer;
    State state = State.HEARD_OF;

    Step(PeerInfo peer) {
      this.peer = peer;
    }
  }

  Path(Point target, int k) {
    this.k = k;
    steps = new TreeMap<>(target.nearest());
  }

  void learn(PeerInfo peer) {
    steps.putIfAbsent(Point.of(peer.id()), new Step(peer));
    if (steps.size() > MAX_HEARD_OF && steps.lastEntry().getValue().state == State.HEARD_OF) {
      steps.pollLastEntry();
    }
  }

  /** The next to ask: one of the k nearest that are not out. */
  Optional<PeerInfo> next(Predicate<PeerId> free) {
    int counted = 0;
    for (Map.Entry<Point, Step> entry : steps.entrySet()) {
      Step step = entry.getValue();
      if (step.state == State.HEARD_OF) {
        if (free.test(step.peer.id())) {
          step.state = State.ASKED;
          return Optional.of(step.peer);
        }
        step.state = State.OUT;
      }
      if (step.state != State.OUT && ++counted == k) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  void answered(PeerInfo peer) {
    state(peer, State.ANSWERED);
  }

  void failed(PeerInfo peer) {
    state(peer, State.OUT);
  }

  private void state(PeerInfo peer, State state) {
    Step step = steps.get(Point.of(peer.id()));
    if (step != null) {
      step.state = state;
    }
  }

  List<PeerInfo> answered() {
    List<PeerInfo> answered = new ArrayList<>();
    steps.values().stream()
        .filter(step -> step.state == State.ANSWERED)
        .forEach(step -> answered.add(step.peer));
    return answered;
  }
}
