package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One search among all peers for those nearest to a point. It goes along several paths that share
 * no peer (S/Kademlia): a liar on one of them does not decide where the others go. Used once, by
 * one thread.
 */
final class Lookup {

  /** What a lookup may cost. */
  record Limits(int k, int alpha, int paths, int answersOfBlock, Duration time) {
    static final Limits STANDARD = new Limits(20, 10, 2, 3, Duration.ofSeconds(30));

    Limits {
      if (k < 1 || paths < 1 || alpha < paths || answersOfBlock < 1) {
        throw new IllegalArgumentException("a lookup that asks nobody");
      }
    }

    Limits with(int alpha, int paths, Duration time) {
      return new Limits(k, alpha, paths, answersOfBlock, time);
    }
  }

  /** Asks one peer. */
  interface Asking {
    Wire.Answer ask(PeerInfo peer) throws IOException;
  }

  private record Done(Path path, PeerInfo peer, Optional<Wire.Answer> answer) {}

  private final PeerId self;
  private final Point target;
  private final Limits limits;
  private final Executor threads;
  private final Asking asking;
  private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
  private final Set<PeerId> claimed = new HashSet<>();
  private final Map<AddressBlock, Integer> answersOfBlock = new HashMap<>();

  Lookup(PeerId self, Point target, Limits limits, Executor threads, Asking asking) {
    this.self = self;
    this.target = target;
    this.limits = limits;
    this.threads = threads;
    this.asking = asking;
  }

  /**
   * The nearest peers that answered, at most {@code k}, the nearest first.
   *
   * @param enough asked after each answer; true ends the search
   */
  List<PeerInfo> run(List<PeerInfo> seeds, BooleanSupplier enough) throws InterruptedException {
    List<Path> paths = paths(seeds);
    long end = System.nanoTime() + limits.time().toNanos();
    while (!enough.getAsBoolean()) {
      paths.forEach(this::ask);
      if (paths.stream().allMatch(path -> path.underWay == 0)) {
        break;
      }
      Done next = done.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        break;
      }
      heard(next);
    }
    Comparator<PeerInfo> nearest =
        Comparator.comparing(peer -> Point.of(peer.id()), target.nearest());
    return paths.stream()
        .flatMap(path -> path.answered().stream())
        .sorted(nearest)
        .limit(limits.k())
        .toList();
  }

  private List<Path> paths(List<PeerInfo> seeds) {
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < Math.min(limits.paths(), Math.max(1, seeds.size())); i++) {
      paths.add(new Path(target, limits.k()));
    }
    for (int i = 0; i < seeds.size(); i++) {
      paths.get(i % paths.size()).learn(seeds.get(i));
    }
    return paths;
  }

  private void ask(Path path) {
    while (path.underWay < limits.alpha() / limits.paths()) {
      Optional<PeerInfo> next = path.next(peer -> !peer.equals(self) && claimed.add(peer));
      if (next.isEmpty()) {
        return;
      }
      PeerInfo peer = next.get();
      path.underWay++;
      threads.execute(() -> done.add(new Done(path, peer, answerOf(peer))));
    }
  }

  private Optional<Wire.Answer> answerOf(PeerInfo peer) {
    try {
      return Optional.of(asking.ask(peer));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private void heard(Done next) {
    next.path().underWay--;
    if (next.answer().isEmpty() || isCrowded(next.answer().get())) {
      next.path().failed(next.peer());
      return;
    }
    next.path().answered(next.peer());
    next.answer().get().message().closer().stream()
        .limit(limits.k())
        .filter(peer -> !peer.id().equals(self))
        .forEach(next.path()::learn);
  }

  /** One address block gets no more than its share of a search, however many ids it has. */
  private boolean isCrowded(Wire.Answer answer) {
    return AddressBlock.of(answer.from())
        .filter(block -> answersOfBlock.merge(block, 1, Integer::sum) > limits.answersOfBlock())
        .isPresent();
  }
}
