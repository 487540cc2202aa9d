package app.tangible.peer.libp2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimedInputTest {

  @Test
  void readsWhileThereIsTime() throws IOException {
    byte[] bytes = {1, 2, 3};
    InputStream in = new TimedInput(new ByteArrayInputStream(bytes), Duration.ofMinutes(1));
    assertThat(in.readAllBytes()).isEqualTo(bytes);
  }

  /** A peer that gives a byte now and then would hold the thread for ever. */
  @Test
  void endsWithAPeerThatNeverEnds() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 1;
          }
        };
    InputStream in = new TimedInput(endless, Duration.ofMillis(20));
    assertThatThrownBy(
            () -> {
              while (in.read() == 1) {}
            })
        .isInstanceOf(SocketTimeoutException.class);
  }
}
