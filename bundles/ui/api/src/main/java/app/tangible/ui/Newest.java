package app.tangible.ui;

import java.util.function.Consumer;

/**
 * Keeps an answer that was asked for earlier from replacing one that was asked for later. On the
 * JavaFX thread.
 */
public final class Newest {

  private long asked;
  private long answered;

  /** Call it where something is asked: what it returns passes the answer on unless it is late. */
  public <T> Consumer<T> of(Consumer<? super T> then) {
    asked++;
    long question = asked;
    return answer -> {
      if (question > answered) {
        answered = question;
        then.accept(answer);
      }
    };
  }
}
