package app.tangible.peer.libp2p.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A flood of questions, and the one that comes too early. */
class PacedAnswerTest {

  private final ScheduledExecutorService work = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger sent = new AtomicInteger();
  private final PacedAnswer answer = new PacedAnswer(work, sent::incrementAndGet);

  @AfterEach
  void close() {
    work.shutdownNow();
  }

  @Test
  void aFloodOfQuestionsIsAnsweredOnceASecond() {
    for (int i = 0; i < 10_000; i++) {
      answer.wanted();
    }
    await().atMost(Duration.ofSeconds(5)).until(() -> sent.get() == 1);
    for (int i = 0; i < 10_000; i++) {
      answer.wanted();
    }
    assertThat(sent.get()).isEqualTo(1);
    await().atMost(Duration.ofSeconds(5)).until(() -> sent.get() == 2);
  }
}
