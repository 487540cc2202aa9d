package app.tangible.ui.unlock;

import app.tangible.identity.IdentityException;
import app.tangible.identity.PassphrasePrompt;
import app.tangible.ui.Page;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The question and how far it is. What was typed is handed on once and not kept. Safe for use by
 * several threads.
 */
public final class UnlockPage implements Page, PassphrasePrompt, AutoCloseable {

  /** What the screen shows. */
  enum Step {
    CHOOSE,
    OPEN,
    WRONG,
    /** What was typed is tried, and then the product starts. */
    CHECKING,
    FAILED
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Consumer<Boolean> shown;
  private final List<Runnable> watching = new CopyOnWriteArrayList<>();
  private Step step = Step.CHECKING; // under the lock, like the others
  private Optional<char[]> answer = Optional.empty();
  private String problem = "";
  private boolean closed;

  /**
   * One that is to be on the screen, or not any more, as {@code shown} is told; never on the JavaFX
   * thread.
   */
  public UnlockPage(Consumer<Boolean> shown) {
    this.shown = shown;
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return new UnlockView(screen, this);
  }

  @Override
  public Optional<char[]> ask(Reason reason) {
    step(
        switch (reason) {
          case CHOOSE -> Step.CHOOSE;
          case OPEN -> Step.OPEN;
          case OPEN_AFTER_A_WRONG_ONE -> Step.WRONG;
        });
    shown.accept(true);
    lock.lock();
    try {
      while (answer.isEmpty() && !closed) {
        changed.await();
      }
      if (!closed) {
        return answer;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      answer = Optional.empty(); // whoever asked has it, and wipes it
      lock.unlock();
    }
    shown.accept(false);
    return Optional.empty();
  }

  /**
   * What was typed; dropped where nobody waits for it.
   *
   * @param typed wiped by whoever gets it
   */
  void answer(char[] typed) {
    lock.lock();
    try {
      if (!asks(step)) {
        Arrays.fill(typed, '\0');
        return;
      }
      answer = Optional.of(typed);
      step = Step.CHECKING;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    watching.forEach(Runnable::run);
  }

  static boolean asks(Step step) {
    return step == Step.CHOOSE || step == Step.OPEN || step == Step.WRONG;
  }

  @Override
  public void opened() {
    shown.accept(false);
  }

  @Override
  public void failed(IdentityException why) {
    lock.lock();
    try {
      problem = String.valueOf(why.getMessage());
    } finally {
      lock.unlock();
    }
    step(Step.FAILED);
  }

  private void step(Step next) {
    lock.lock();
    try {
      step = next;
    } finally {
      lock.unlock();
    }
    watching.forEach(Runnable::run);
  }

  Step step() {
    lock.lock();
    try {
      return step;
    } finally {
      lock.unlock();
    }
  }

  /** Why the keys stay closed, for {@link Step#FAILED}. */
  String problem() {
    lock.lock();
    try {
      return problem;
    } finally {
      lock.unlock();
    }
  }

  /** Tells it of each further step, on some thread, until the handle is closed. */
  Runnable watch(Runnable told) {
    watching.add(told);
    return () -> watching.remove(told);
  }

  /** Whoever asks gets no answer. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    shown.accept(false);
  }
}
