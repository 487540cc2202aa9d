package app.tangible.web.phones;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The remote control that phones open in their browser. Nothing listens until a person switches it
 * on, at the screen; nobody gets in but by an {@link Invitation} that the screen shows and a person
 * who says yes there. Where who watches has an age limit, nothing is switched, let in or removed: a
 * {@code NotAllowedException}. Safe for use by several threads.
 */
@ProviderType
public interface Phones {

  /** How things are. */
  State state();

  /** Switches it on or off; remembered over restarts. Listening begins and ends soon after. */
  void serve(boolean wanted);

  /**
   * Opens the door for one phone and some minutes; the invitation before is void. Does nothing
   * while it is switched off, nobody can be reached, or too many wrong codes were tried.
   */
  void invite();

  /** Closes the door: what was shown is void, and who asks now is refused. */
  void withdraw();

  /** What the person at the screen says to {@link State#asking}; nothing happens where none is. */
  void answer(boolean yes);

  /** Forgets a phone: it is out at once. */
  void remove(String phone);

  /** Calls the listener after each change of the state until the handle is closed. */
  AutoCloseable onChange(Runnable listener);

  /**
   * A moment.
   *
   * @param on whether it is switched on
   * @param addresses where phones find it now, best first; empty while nothing listens
   * @param trouble why nothing listens although it is switched on: {@code port-taken}, {@code
   *     no-network}
   * @param invitation what the screen may show now
   * @param asking who wants in
   * @param paired in the order in which they came
   * @param lockedUntil until when nobody is invited, after too many wrong codes
   */
  record State(
      boolean on,
      List<URI> addresses,
      Optional<String> trouble,
      Optional<Invitation> invitation,
      Optional<Asking> asking,
      List<Phone> paired,
      Optional<Instant> lockedUntil) {

    /** Copies. */
    public State {
      addresses = List.copyOf(addresses);
      paired = List.copyOf(paired);
    }
  }

  /**
   * Lets one phone ask, once.
   *
   * @param address for the QR code: the secret is in its fragment, which no browser sends
   * @param code the same secret to be typed by hand: ten letters and digits
   */
  record Invitation(URI address, String code, Instant until) {

    /** Without the secret. */
    @Override
    public String toString() {
      return "Invitation[until=" + until + "]";
    }
  }

  /**
   * A phone that knew the secret.
   *
   * @param name what it calls itself
   * @param number four digits that it shows too, for the person to compare
   */
  record Asking(String name, String number) {}

  /**
   * One that was let in.
   *
   * @param seen when it spoke last
   * @param here whether it is connected now
   */
  record Phone(String id, String name, Instant since, Instant seen, boolean here) {}
}
