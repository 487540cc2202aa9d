package app.tangible.transfer.tracker;

import app.tangible.identity.OwnerAddress;
import app.tangible.peer.ContentKey;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerRecord;
import app.tangible.peer.transport.NodeIdentity;
import app.tangible.transfer.TransferException;
import app.tangible.transfer.tracker.StoreHttp.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says again and again, well before the store forgets it, which films we seed. */
final class Announcing implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Announcing.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final int MAX_SECONDS = 86_400;
  private static final int MAX_ADDRESSES = 32;

  private final PeerNode node;
  private final NodeIdentity identity;
  private final Optional<OwnerAddress> earns;
  private final StoreHttp store;
  private final ScheduledExecutorService executor;
  private final Clock clock;
  private final Map<ContentKey, Provided> provided = new ConcurrentHashMap<>();

  /** What is announced, until when at most, and which turn of the clock is its own. */
  private record Provided(Instant until, Object turn) {}

  Announcing(
      PeerNode node,
      NodeIdentity identity,
      Optional<OwnerAddress> earns,
      StoreHttp store,
      ScheduledExecutorService executor,
      Clock clock) {
    this.node = node;
    this.identity = identity;
    this.earns = earns;
    this.store = store;
    this.executor = executor;
    this.clock = clock;
  }

  void provide(ContentKey key, Duration howLong) {
    Provided one = new Provided(clock.instant().plus(howLong), new Object());
    provided.put(key, one);
    in(Duration.ZERO, key, one);
  }

  /** Where we are changed. */
  void renew() {
    provided.replaceAll((key, old) -> new Provided(old.until(), new Object()));
    provided.forEach((key, one) -> in(Duration.ZERO, key, one));
  }

  void withdraw(ContentKey key) {
    if (provided.remove(key) != null) {
      Thread.startVirtualThread(() -> takeBack(key));
    }
  }

  private void in(Duration delay, ContentKey key, Provided one) {
    try {
      executor.schedule(
          () -> Thread.startVirtualThread(() -> announce(key, one)),
          delay.toMillis(),
          TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("closed: nothing is announced");
    }
  }

  private void announce(ContentKey key, Provided one) {
    Instant now = clock.instant();
    if (provided.get(key) != one) {
      return; // withdrawn, or announced by a later turn
    }
    if (!now.isBefore(one.until())) {
      provided.remove(key, one);
      return;
    }
    in(next(key, one, now), key, one);
  }

  /** When to say it again. */
  private Duration next(ContentKey key, Provided one, Instant now) {
    try {
      List<Multiaddr> addresses = node.addresses().stream().limit(MAX_ADDRESSES).toList();
      if (addresses.isEmpty()) {
        return AFTER_FAILURE; // nobody could reach us
      }
      Answer answer =
          store.signed(
              identity, "PUT", path(key), body(addresses, Duration.between(now, one.until())));
      if (!answer.isGood()) {
        log.warn("the store does not list this seeder: {}", answer.problem());
        return AFTER_FAILURE.multipliedBy(6);
      }
      Duration listed =
          Duration.between(now, Instant.parse(answer.body().path("expires").asText()));
      Duration half = listed.dividedBy(2);
      return half.compareTo(SHORTEST) < 0 ? SHORTEST : half;
    } catch (TransferException e) {
      log.info("not announced: {}", e.getMessage());
      return AFTER_FAILURE;
    } catch (RuntimeException e) {
      log.warn("an announcement failed", e);
      return AFTER_FAILURE.multipliedBy(6);
    }
  }

  private byte[] body(List<Multiaddr> addresses, Duration left) {
    PeerRecord record =
        new PeerRecord(new PeerInfo(identity.self(), addresses), clock.instant().getEpochSecond());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "record", Base64.getUrlEncoder().withoutPadding().encodeToString(record.seal(identity)));
    earns.ifPresent(address -> body.put("earns", address.text()));
    body.put("seconds", Math.clamp(left.toSeconds(), 1, MAX_SECONDS));
    return StoreHttp.encode(body);
  }

  private String path(ContentKey key) {
    return "/v1/films/" + key.hex() + "/seeders/" + identity.self().text();
  }

  private void takeBack(ContentKey key) {
    try {
      store.signed(identity, "DELETE", path(key), new byte[0]);
    } catch (TransferException e) {
      log.debug("not taken back: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    List<ContentKey> keys = List.copyOf(provided.keySet());
    provided.clear();
    keys.stream().limit(1_000).forEach(this::takeBack);
  }
}
