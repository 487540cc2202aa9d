package app.tangible.sample.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class EveningTest {

  private static final Clock EIGHT =
      Clock.fixed(Instant.parse("2026-11-21T20:00:00Z"), ZoneOffset.UTC);

  @Test
  void tellsTheTimeAsItIsWrittenInTheLanguage() {
    assertThat(new Evening(EIGHT, Locale.FRANCE).end(Duration.ofMinutes(90))).isEqualTo("21:30");
    assertThat(new Evening(EIGHT, Locale.US).end(Duration.ofMinutes(90))).startsWith("9:30");
  }

  @Test
  void goesBeyondMidnight() {
    assertThat(new Evening(EIGHT, Locale.FRANCE).end(Duration.ofHours(5))).isEqualTo("01:00");
  }
}
