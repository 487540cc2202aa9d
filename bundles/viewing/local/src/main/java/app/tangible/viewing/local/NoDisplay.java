package app.tangible.viewing.local;

import app.tangible.player.Display;
import java.util.Optional;

/** Where nobody knows the display. */
final class NoDisplay implements Display {

  @Override
  public Optional<Mode> now() {
    return Optional.empty();
  }

  @Override
  public boolean canSwitch() {
    return false;
  }

  @Override
  public boolean follows() {
    return false;
  }

  @Override
  public void follow(boolean wanted) {}

  @Override
  public void suit(double framesPerSecond) {}

  @Override
  public void restore() {}
}
