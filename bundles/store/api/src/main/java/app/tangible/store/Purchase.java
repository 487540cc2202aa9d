package app.tangible.store;

import app.tangible.licence.LicenceId;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** One purchase under way. Safe for use by several threads. */
@ProviderType
public interface Purchase {

  /** What is bought. */
  Offer offer();

  /** The offer that is taken, where another household sells, gives or lends it. */
  Optional<Resale> resale();

  /** Where it is. */
  Step step();

  /** The licence, from {@link Stage#LICENSED} on. */
  Optional<LicenceId> licence();

  /** Calls the listener with each change until the handle is closed. */
  AutoCloseable onStep(Consumer<Step> listener);

  /**
   * Where a purchase is.
   *
   * @param doneBytes of the fetch
   * @param totalBytes of the fetch, 0 before
   * @param bytesPerSecond of the fetch
   * @param problem what happened, what it means and what to do; empty while all goes well; goes on
   *     by itself where the stage is not {@link Stage#REFUSED}
   */
  record Step(
      Stage stage,
      long doneBytes,
      long totalBytes,
      long bytesPerSecond,
      Optional<String> problem) {}

  /** The stages, in order. */
  enum Stage {
    ORDERED,
    PAYING,
    PAID,
    CERTIFYING,
    LICENSED,
    FETCHING,
    OWNED,
    REFUSED
  }
}
