package app.tangible.ui;

/** The keys of a remote control, and of any keyboard: arrows, Enter or Space, Escape or Back. */
public enum Key {
  UP,
  DOWN,
  LEFT,
  RIGHT,
  OK,
  BACK
}
