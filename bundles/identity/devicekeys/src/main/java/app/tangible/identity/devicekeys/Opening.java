package app.tangible.identity.devicekeys;

import app.tangible.identity.IdentityException;
import app.tangible.identity.PassphrasePrompt;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the keys on a thread of its own and offers them once they are open: at once where nobody
 * has to be asked, else when the right answer has come. Nobody else waits for the person.
 */
final class Opening implements AutoCloseable {

  /** Where the keys are offered. */
  interface Ground {

    /** Makes the keys known, which starts all that needs them; returns what takes them back. */
    Runnable offer(DeviceKeysIdentity keys);

    /** Whether a person is being waited for. */
    void waits(boolean forSomebody);

    /** Whether the product has started, and does not stop. */
    boolean runs();
  }

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

  private final Prompts prompts;
  private final Ground ground;
  private final Thread thread;

  /** With the keys when they were opened by themselves, empty when somebody has to be asked. */
  private final CompletableFuture<Optional<DeviceKeysIdentity>> byThemselves =
      new CompletableFuture<>();

  private @Nullable DeviceKeysIdentity identity; // under this, like the others
  private @Nullable Runnable withdraw;
  private boolean closed;

  /**
   * @param keys opened by this, which asks the prompts
   */
  Opening(Function<Asking, Supplier<DeviceKeysIdentity>> keys, Ground ground) {
    this.ground = ground;
    prompts = new Prompts(this::asked, () -> ground.waits(true), ground::runs);
    Supplier<DeviceKeysIdentity> opened = keys.apply(prompts);
    thread = Thread.ofVirtual().name("keys").unstarted(() -> run(opened));
  }

  Prompts prompts() {
    return prompts;
  }

  private void asked() {
    byThemselves.complete(Optional.empty());
  }

  /**
   * Returns when the keys are offered, or somebody is asked for what opens them.
   *
   * @throws RuntimeException when they do not open, and nobody could help by typing
   */
  void start() {
    thread.start();
    try {
      byThemselves.join().ifPresent(this::offer);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException why ? why : e;
    }
  }

  private void run(Supplier<DeviceKeysIdentity> opened) {
    try {
      DeviceKeysIdentity keys = opened.get();
      if (!byThemselves.complete(Optional.of(keys))) {
        offer(keys);
        prompts.tell(PassphrasePrompt::opened);
      }
    } catch (RuntimeException e) {
      if (byThemselves.completeExceptionally(e) || isClosed()) {
        return;
      }
      LOG.error("the keys stay closed: {}", e.getMessage(), e);
      if (e instanceof IdentityException why) {
        prompts.tell(prompt -> prompt.failed(why));
      }
    } catch (Error e) {
      byThemselves.completeExceptionally(e); // or who starts would wait for ever
      throw e;
    } finally {
      ground.waits(false);
    }
  }

  private void offer(DeviceKeysIdentity keys) {
    synchronized (this) {
      if (closed) {
        keys.close();
        return;
      }
      identity = keys;
    }
    Runnable taken = ground.offer(keys);
    synchronized (this) {
      if (!closed) {
        withdraw = taken;
        return;
      }
    }
    taken.run();
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Asks nobody any more, takes the keys back and wipes them. */
  @Override
  public void close() {
    Runnable taken;
    DeviceKeysIdentity keys;
    synchronized (this) {
      closed = true;
      taken = withdraw;
      keys = identity;
    }
    prompts.close();
    await();
    if (taken != null) {
      taken.run();
    }
    if (keys != null) {
      keys.close();
    }
  }

  private void await() {
    try {
      if (thread.getState() != Thread.State.NEW && !thread.join(PATIENCE)) {
        LOG.warn("the keys are still being opened after {}", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
