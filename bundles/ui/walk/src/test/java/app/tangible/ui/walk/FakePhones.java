package app.tangible.ui.walk;

import app.tangible.web.phones.Phones;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Phones as a test says; letting one in needs a yes. */
final class FakePhones implements Phones {

  private static final URI ADDRESS = URI.create("http://192.168.1.20:8471");
  private static final String CODE = "K7QF3M2PX9";

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<Phone> paired = new ArrayList<>();
  private boolean on;
  private Optional<String> trouble = Optional.empty();
  private boolean invited;
  private Optional<Asking> asking = Optional.empty();
  private Optional<Instant> lockedUntil = Optional.empty();

  private void change(Runnable change) {
    synchronized (this) {
      change.run();
    }
    listeners.forEach(Runnable::run);
  }

  void trouble(String why) {
    change(() -> trouble = Optional.of(why));
  }

  void lock(Instant until) {
    change(
        () -> {
          invited = false;
          lockedUntil = Optional.of(until);
        });
  }

  void ask(String name, String number) {
    change(
        () -> {
          invited = false;
          asking = Optional.of(new Asking(name, number));
        });
  }

  @Override
  public synchronized State state() {
    return new State(
        on,
        on && trouble.isEmpty() ? List.of(ADDRESS) : List.of(),
        trouble,
        invited
            ? Optional.of(
                new Invitation(
                    URI.create(ADDRESS + "/#pair=" + CODE), CODE, Instant.now().plusSeconds(299)))
            : Optional.empty(),
        asking,
        paired,
        lockedUntil);
  }

  @Override
  public void serve(boolean wanted) {
    change(() -> on = wanted);
  }

  @Override
  public void invite() {
    change(() -> invited = on && trouble.isEmpty() && lockedUntil.isEmpty());
  }

  @Override
  public void withdraw() {
    change(
        () -> {
          invited = false;
          asking = Optional.empty();
        });
  }

  @Override
  public void answer(boolean yes) {
    change(
        () -> {
          if (yes) {
            Instant now = Instant.now();
            paired.add(
                new Phone(
                    String.valueOf(paired.size()), asking.orElseThrow().name(), now, now, true));
          }
          asking = Optional.empty();
        });
  }

  @Override
  public void remove(String phone) {
    change(() -> paired.removeIf(each -> each.id().equals(phone)));
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  int listeners() {
    return listeners.size();
  }
}
