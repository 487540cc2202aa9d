package app.tangible.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

final class RowsAtOnceTest {

  @Test
  void worksOffAllRowsSideBySide() {
    CyclicBarrier all = new CyclicBarrier(3);
    Set<String> done = ConcurrentHashMap.newKeySet();

    boolean whole =
        DueWork.atOnce(
            List.of("a", "b", "c"),
            row -> {
              try {
                all.await(); // each waits for the others: one after the other would never end
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              done.add(row);
            });

    assertThat(whole).isTrue();
    assertThat(done).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void saysWhenItWasInterruptedAfterWhatRanHasEnded() {
    Thread caller = Thread.currentThread();
    Set<String> done = ConcurrentHashMap.newKeySet();
    caller.interrupt();

    boolean whole =
        DueWork.atOnce(
            List.of("a"),
            row -> {
              while (caller.isInterrupted()) {
                Thread.onSpinWait(); // until the wait for this row was broken off
              }
              done.add(row);
            });

    assertThat(whole).isFalse();
    assertThat(done).containsExactly("a");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void bringsOurMistakesToLight() {
    IllegalArgumentException mistake = new IllegalArgumentException("ours");

    assertThatThrownBy(
            () ->
                DueWork.atOnce(
                    List.of("a"),
                    row -> {
                      throw mistake;
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasCause(mistake);
  }
}
