package app.tangible.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.player.Playback.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockTest {

  private static final long SECOND = 1_000_000_000L;

  private final Clock playing =
      Clock.opening(Duration.ofSeconds(5)).ofLength(Duration.ofSeconds(60)).in(State.PLAYING, 0);

  @Test
  void estimatesBetweenTwoReports() {
    assertThat(playing.positionAt(SECOND / 5)).isEqualTo(Duration.ofMillis(5200));
  }

  @Test
  void waitsWhenNoReportComes() {
    assertThat(playing.positionAt(10 * SECOND)).isEqualTo(Duration.ofMillis(5500));
  }

  @Test
  void neverRunsBeyondTheEnd() {
    Clock late = playing.at(Duration.ofMillis(59_900), 0);
    assertThat(late.positionAt(SECOND / 2)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void standsStillWhilePaused() {
    Clock paused = playing.in(State.PAUSED, SECOND / 4);
    assertThat(paused.positionAt(9 * SECOND)).isEqualTo(Duration.ofMillis(5250));
  }
}
