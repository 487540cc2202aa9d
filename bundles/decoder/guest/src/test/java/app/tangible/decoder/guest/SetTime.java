package app.tangible.decoder.guest;

import java.time.Duration;
import java.time.Instant;

/** Two clocks in a test's hands: time passes on both, the wall clock can be set. */
final class SetTime implements TimeSource {

  private Instant wall;
  private long nanos = 42;

  SetTime(Instant wall) {
    this.wall = wall;
  }

  void pass(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
  }

  void setWall(Instant to) {
    wall = to;
  }

  @Override
  public Instant wall() {
    return wall;
  }

  @Override
  public long nanos() {
    return nanos;
  }
}
