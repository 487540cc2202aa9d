package app.tangible.identity.devicekeys;

import app.tangible.identity.PassphrasePrompt;
import app.tangible.identity.PassphrasePrompt.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The prompts that there are now. Who asks waits until one of them answers, also for one that comes
 * later; one that has declined is not asked again. One thread asks, others bring and take away.
 */
final class Prompts implements Asking, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Prompts.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<PassphrasePrompt> there = new ArrayList<>();
  private final List<PassphrasePrompt> declined = new ArrayList<>();
  private final Runnable needed;
  private final Runnable asks;
  private final BooleanSupplier complete;
  private @Nullable PassphrasePrompt asked;
  private @Nullable Thread asking;
  private boolean told;
  private boolean closed;

  /**
   * @param needed told each time that an answer is needed, before it is waited for
   * @param asks told each time before a person is asked for it
   * @param complete whether the product has started, and does not stop: where nobody asks then, it
   *     has to be told
   */
  Prompts(Runnable needed, Runnable asks, BooleanSupplier complete) {
    this.needed = needed;
    this.asks = asks;
    this.complete = complete;
  }

  void add(PassphrasePrompt prompt) {
    locked(() -> there.add(prompt));
  }

  /** Whoever waits for its answer waits for another one's. */
  void remove(PassphrasePrompt prompt) {
    locked(
        () -> {
          there.remove(prompt);
          declined.remove(prompt);
          if (asked == prompt) {
            interrupt();
          }
        });
  }

  /** The product has started. */
  void complete() {
    locked(() -> {});
  }

  @Override
  public Optional<char[]> ask(Reason reason, String otherwise) {
    needed.run();
    for (; ; ) {
      Optional<PassphrasePrompt> next = next(otherwise);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      asks.run();
      Optional<char[]> answer = ask(next.get(), reason);
      lock.lock();
      try {
        asking = null;
        asked = null;
        Thread.interrupted(); // it was for the prompt
        if (closed) {
          answer.ifPresent(typed -> Arrays.fill(typed, '\0'));
          return Optional.empty();
        }
        if (answer.isPresent()) {
          return answer;
        }
        if (there.contains(next.get())) {
          declined.add(next.get());
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private static Optional<char[]> ask(PassphrasePrompt prompt, Reason reason) {
    try {
      return prompt.ask(reason).filter(typed -> typed.length > 0);
    } catch (RuntimeException e) {
      LOG.error("what asks for the passphrase failed", e);
      return Optional.empty();
    }
  }

  /** The one to ask; empty when it is over. */
  private Optional<PassphrasePrompt> next(String otherwise) {
    lock.lock();
    try {
      for (; ; ) {
        if (closed) {
          return Optional.empty();
        }
        Optional<PassphrasePrompt> next =
            there.stream().filter(prompt -> !declined.contains(prompt)).findFirst();
        if (next.isPresent()) {
          asked = next.get();
          asking = Thread.currentThread();
          return next;
        }
        if (!told && complete.getAsBoolean()) {
          told = true;
          LOG.error(otherwise);
        }
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Tells all of them how it ended. */
  void tell(Consumer<PassphrasePrompt> outcome) {
    List<PassphrasePrompt> all;
    lock.lock();
    try {
      all = List.copyOf(there);
    } finally {
      lock.unlock();
    }
    for (PassphrasePrompt prompt : all) {
      try {
        outcome.accept(prompt);
      } catch (RuntimeException e) {
        LOG.error("what asked for the passphrase failed", e);
      }
    }
  }

  /** Nobody will answer any more. */
  @Override
  public void close() {
    locked(
        () -> {
          closed = true;
          interrupt();
        });
  }

  private void interrupt() {
    Thread waiting = asking;
    if (waiting != null) {
      waiting.interrupt();
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
