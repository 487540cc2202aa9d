package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.ContentKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is due from time to time. Safe for use by several threads; {@link #tick} by one. */
final class Upkeep {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final int MAX_PROVIDED = 10_000;
  private static final int CHECKS_A_TICK = 16;

  /** A table with fewer peers is filled more often. */
  private static final int FEW = 10;

  private static final Duration SOON = Duration.ofMinutes(1);

  private final Dht dht;
  private final RoutingTable table;
  private final Refresh refresh;
  private final Duration refreshEach;
  private final Duration republishEach;
  private final Duration silence;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Map<ContentKey, Provided> provided = new ConcurrentHashMap<>();
  private Instant refreshDue;

  private record Provided(Instant until, Instant due) {}

  Upkeep(
      Dht dht,
      RoutingTable table,
      Refresh refresh,
      Periods periods,
      InstantSource clock,
      RandomGenerator random) {
    this.dht = dht;
    this.table = table;
    this.refresh = refresh;
    refreshEach = periods.refresh();
    republishEach = periods.republish();
    silence = periods.silence();
    this.clock = clock;
    this.random = random;
    refreshDue = clock.instant();
  }

  /** How often. */
  record Periods(Duration refresh, Duration republish, Duration silence) {}

  void provide(ContentKey key, Duration howLong) {
    if (provided.size() >= MAX_PROVIDED && !provided.containsKey(key)) {
      throw new IllegalArgumentException("more than " + MAX_PROVIDED + " things are provided");
    }
    Instant now = clock.instant();
    provided.put(key, new Provided(now.plus(howLong), now));
  }

  void withdraw(ContentKey key) {
    provided.remove(key);
  }

  /** Does what is due. */
  void tick() throws InterruptedException {
    Instant now = clock.instant();
    if (table.size() == 0 || !now.isBefore(refreshDue)) {
      refresh.run();
      // Not all at once: peers that started together would ask together for ever.
      refreshDue = now.plus(jittered(table.size() < FEW ? lesser(SOON, refreshEach) : refreshEach));
    }
    for (Contact contact : table.silentFor(silence).stream().limit(CHECKS_A_TICK).toList()) {
      dht.check(contact);
    }
    announce(now);
  }

  private void announce(Instant now) throws InterruptedException {
    provided.values().removeIf(each -> !each.until().isAfter(now));
    for (Map.Entry<ContentKey, Provided> entry : provided.entrySet()) {
      if (!entry.getValue().due().isAfter(now)) {
        int told = dht.provide(Multihash.of(entry.getKey()));
        LOG.debug("{} peers know that we have {}", told, entry.getKey());
        Instant next = now.plus(told == 0 ? SOON : jittered(republishEach));
        provided.replace(
            entry.getKey(), entry.getValue(), new Provided(entry.getValue().until(), next));
      }
    }
  }

  private static Duration lesser(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Duration jittered(Duration each) {
    return Duration.ofMillis((long) (each.toMillis() * random.nextDouble(0.8, 1.0)));
  }
}
