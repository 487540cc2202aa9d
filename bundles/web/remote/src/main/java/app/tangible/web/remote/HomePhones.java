package app.tangible.web.remote;

import app.tangible.host.HouseRules;
import app.tangible.host.ProductHome;
import app.tangible.web.phones.Phones;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may steer, and who wants to. */
@Component(
    service = {Phones.class, HomePhones.class},
    configurationPid = "app.tangible.web.remote")
public final class HomePhones implements Phones {

  private static final Logger log = LoggerFactory.getLogger(HomePhones.class);
  private static final int MOST = 32;
  private static final Duration SEEN_WRITTEN_EACH = Duration.ofHours(1);
  private static final String FRAGMENT = "/#pair=";

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, Instant> seen = new HashMap<>();
  private final Map<String, Integer> here = new HashMap<>();
  private final Secrets secrets = new Secrets();
  private final InstantSource clock;
  private final PhoneBook book;
  private final Pairing pairing;
  private PhoneBook.Content content;
  private List<URI> addresses = List.of();
  private @Nullable String trouble;

  /** Who may let phones in; nobody to ask while the library is not open. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable HouseRules rules;

  /** One that was let in. */
  record Known(String id, String name) {}

  /** Refuses an invitation that is good for no time. */
  @Activate
  public HomePhones(@Reference ProductHome home, Settings settings) {
    this(home, Duration.ofSeconds(settings.invitationSeconds()), InstantSource.system());
  }

  /** With a clock of the test. */
  HomePhones(ProductHome home, Duration validity, InstantSource clock) {
    if (!validity.isPositive()) {
      throw new IllegalArgumentException("invitationSeconds is at least 1, got " + validity);
    }
    this.clock = clock;
    book = new PhoneBook(home.folder("phones").resolve("phones.json"));
    pairing = new Pairing(secrets, clock, validity);
    content = book.read();
    content.phones().forEach(each -> seen.put(each.id(), Instant.ofEpochMilli(each.seen())));
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable work) {
    locked(
        () -> {
          work.run();
          return true;
        });
    tell();
  }

  private void tell() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) { // one that fails must not keep the others from hearing
        log.error("a listener of the phones failed", e);
      }
    }
  }

  private void keep(PhoneBook.Content next) {
    book.write(next);
    content = next;
  }

  @Override
  public State state() {
    return locked(
        () ->
            new State(
                content.on(),
                addresses,
                Optional.ofNullable(trouble),
                addresses.isEmpty() ? Optional.empty() : pairing.invited().map(this::invitation),
                pairing.waiting().map(each -> new Asking(each.name(), each.number())),
                content.phones().stream().map(this::phone).toList(),
                pairing.lockedUntil()));
  }

  private Invitation invitation(Pairing.Invited invited) {
    URI address = URI.create(addresses.getFirst() + FRAGMENT + invited.code());
    return new Invitation(address, invited.code(), invited.until());
  }

  private Phone phone(PhoneBook.Entry entry) {
    return new Phone(
        entry.id(),
        entry.name(),
        Instant.ofEpochMilli(entry.since()),
        seen.getOrDefault(entry.id(), Instant.ofEpochMilli(entry.seen())),
        here.getOrDefault(entry.id(), 0) > 0);
  }

  @Override
  public void serve(boolean wanted) {
    HouseRules.check(rules);
    change(
        () -> {
          pairing.end();
          if (content.on() != wanted) {
            keep(content.on(wanted));
          }
        });
  }

  @Override
  public void invite() {
    HouseRules.check(rules);
    change(
        () -> {
          if (content.on() && !addresses.isEmpty() && content.phones().size() < MOST) {
            pairing.invite();
          }
        });
  }

  @Override
  public void withdraw() {
    change(pairing::withdraw);
  }

  @Override
  public void answer(boolean yes) {
    if (yes) {
      HouseRules.check(rules);
    }
    change(() -> pairing.answer(yes));
  }

  @Override
  public void remove(String phone) {
    HouseRules.check(rules);
    leave(phone);
  }

  /** It goes of its own accord. */
  void leave(String phone) {
    change(
        () -> {
          keep(
              content.phones(
                  content.phones().stream().filter(each -> !each.id().equals(phone)).toList()));
          seen.remove(phone);
        });
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Where the server is found now, or why not. */
  void reachable(List<URI> found, @Nullable String why) {
    change(
        () -> {
          addresses = List.copyOf(found);
          trouble = why;
          if (found.isEmpty()) {
            pairing.end();
          }
        });
  }

  boolean on() {
    return locked(content::on);
  }

  /** A phone asks to be let in. */
  Pairing.Try ask(String code, String name) {
    Pairing.Try outcome = locked(() -> pairing.ask(code, name));
    tell();
    return outcome;
  }

  Pairing.Answer collect(String ticket) {
    Pairing.Answer answer = locked(() -> pairing.collect(ticket));
    if (!(answer instanceof Pairing.Answer.Waiting)) {
      tell();
    }
    return answer;
  }

  /**
   * Lets one in.
   *
   * @return its token, which is kept nowhere here
   */
  String admit(String name) {
    String token = secrets.token();
    change(
        () -> {
          long now = clock.millis();
          List<PhoneBook.Entry> phones = new ArrayList<>(content.phones());
          phones.add(new PhoneBook.Entry(secrets.id(), name, now, now, Secrets.hash(token)));
          keep(content.phones(phones));
        });
    return token;
  }

  /** The phone whose token this is; it was seen now. */
  Optional<Known> known(String token) {
    String hash = Secrets.hash(token);
    return locked(
        () -> {
          Optional<PhoneBook.Entry> found =
              content.phones().stream().filter(each -> each.hash().equals(hash)).findFirst();
          found.ifPresent(this::seenNow);
          return found.map(each -> new Known(each.id(), each.name()));
        });
  }

  boolean isKnown(String id) {
    return locked(() -> content.phones().stream().anyMatch(each -> each.id().equals(id)));
  }

  private void seenNow(PhoneBook.Entry entry) {
    Instant now = clock.instant();
    seen.put(entry.id(), now);
    if (Duration.between(Instant.ofEpochMilli(entry.seen()), now).compareTo(SEEN_WRITTEN_EACH)
        > 0) {
      keep(content.phones(content.phones().stream().map(this::withSeen).toList()));
    }
  }

  private PhoneBook.Entry withSeen(PhoneBook.Entry entry) {
    Instant last = seen.getOrDefault(entry.id(), Instant.ofEpochMilli(entry.seen()));
    return new PhoneBook.Entry(
        entry.id(), entry.name(), entry.since(), last.toEpochMilli(), entry.hash());
  }

  /** It is connected by one more stream, or one less. */
  void here(String id, int change) {
    change(() -> here.merge(id, change, Integer::sum));
  }
}
