package app.tangible.ui;

/** In which language the screen speaks. */
public enum Language {
  /** The system's, where it is one of the others; else English. */
  SYSTEM,
  EN,
  FR
}
