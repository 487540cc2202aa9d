package app.tangible.metadata.gathered;

import app.tangible.metadata.MetadataException;
import app.tangible.metadata.MetadataSource;
import app.tangible.metadata.SourceTrouble;
import app.tangible.metadata.SourceTrouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the sources do, and how long which of them is left alone. Safe for several threads. */
final class Standing implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Standing.class);
  private static final Duration LONGEST_REST = Duration.ofMinutes(10);
  private static final Duration LONGEST_WISH = Duration.ofDays(1);

  /** A trouble, and how long the rest for it is. */
  private record State(SourceTrouble trouble, Duration rest) {

    boolean rests(Instant now) {
      return trouble.kind() == Kind.KEY_REFUSED
          || trouble.again().filter(now::isBefore).isPresent();
    }
  }

  private final Duration firstRest;
  private final Runnable changed;
  private final Map<MetadataSource, State> troubles = new ConcurrentHashMap<>();
  private final Map<MetadataSource, Instant> late = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("metadata-rest").factory());

  /**
   * All do well.
   *
   * @param firstRest how long one is left alone that does not say it; then twice as long each time
   * @param changed called when another one can be asked, or cannot
   */
  Standing(Duration firstRest, Runnable changed) {
    this.firstRest = firstRest;
    this.changed = changed;
  }

  /** Whether it can be asked now. */
  boolean open(MetadataSource source) {
    State state = troubles.get(source);
    return !late.containsKey(source) && (state == null || !state.rests(Instant.now()));
  }

  Optional<SourceTrouble> trouble(MetadataSource source) {
    Instant since = late.get(source);
    return since != null
        ? Optional.of(new SourceTrouble(Kind.HANGS, since, Optional.empty()))
        : Optional.ofNullable(troubles.get(source)).map(State::trouble);
  }

  /** It gave an answer. */
  void worked(MetadataSource source) {
    State state = troubles.get(source);
    // One that was asked before the trouble began may answer after it.
    if (state != null && !state.rests(Instant.now()) && troubles.remove(source, state)) {
      LOG.info("the metadata source {} answers again", source.getClass().getName());
      changed.run();
    }
  }

  /** It threw. */
  void failed(MetadataSource source, Throwable why) {
    Instant now = Instant.now();
    AtomicReference<@Nullable State> was = new AtomicReference<>();
    State next =
        troubles.compute(
            source,
            (same, before) -> {
              was.set(before);
              boolean rests = before != null && before.rests(now);
              return rests ? before : after(before, why, now); // several were asked at once
            });
    if (next.equals(was.get())) {
      return;
    }
    if (was.get() == null) {
      // One line: a scan asks for ten thousand titles.
      String name = source.getClass().getName();
      if (why instanceof MetadataException) {
        LOG.warn("the metadata source {} is left alone for a while: {}", name, why.getMessage());
      } else {
        LOG.warn("the metadata source {} fails; said once until it answers again", name, why);
      }
    }
    changed.run();
    next.trouble().again().ifPresent(again -> tellAt(Duration.between(now, again)));
  }

  private State after(@Nullable State before, Throwable why, Instant now) {
    Instant since = before == null ? now : before.trouble().since();
    if (!(why instanceof MetadataException outage)) {
      return new State(new SourceTrouble(Kind.BROKEN, since, Optional.empty()), Duration.ZERO);
    }
    Duration mine = before == null ? firstRest : twice(before.rest());
    Duration rest =
        outage.pause().map(wish -> shorter(wish, LONGEST_WISH)).orElse(mine).plusMillis(1);
    boolean byItself = outage.kind() != Kind.KEY_REFUSED;
    return new State(
        new SourceTrouble(
            outage.kind(), since, byItself ? Optional.of(now.plus(rest)) : Optional.empty()),
        outage.pause().isPresent() && before != null ? before.rest() : mine);
  }

  private Duration twice(Duration rest) {
    return rest.isZero() ? firstRest : shorter(rest.multipliedBy(2), LONGEST_REST);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? other : one;
  }

  private void tellAt(Duration pause) {
    try {
      clock.schedule(changed, pause.toMillis() + 1, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed meanwhile", e);
    }
  }

  /** It did not answer in time; it is not asked until its thread has come back. */
  void late(MetadataSource source) {
    if (late.putIfAbsent(source, Instant.now()) == null) {
      changed.run();
    }
  }

  /** Its thread came back. */
  void onTime(MetadataSource source) {
    if (late.remove(source) != null) {
      changed.run();
    }
  }

  void forget(MetadataSource source) {
    late.remove(source);
    troubles.remove(source);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
