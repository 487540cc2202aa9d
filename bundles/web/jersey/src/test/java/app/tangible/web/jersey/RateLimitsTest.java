package app.tangible.web.jersey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // the clock may wrap
  private final RateLimits limits = new RateLimits(10, 2, nanos::get);

  @Test
  void allowsTheBurstThenTheRate() {
    assertThat(limits.allows("a")).isTrue();
    assertThat(limits.allows("a")).isTrue();
    assertThat(limits.allows("a")).isFalse();
    nanos.addAndGet(100_000_000);
    assertThat(limits.allows("a")).isTrue();
    assertThat(limits.allows("a")).isFalse();
  }

  @Test
  void countsEachAddressForItself() {
    assertThat(limits.allows("a")).isTrue();
    assertThat(limits.allows("a")).isTrue();
    assertThat(limits.allows("b")).isTrue();
  }
}
