package app.tangible.ui.firstrun;

/** The steps of the first minutes, in order. */
enum Step {
  LANGUAGE,
  NAME,
  KEYS,
  FOLDER,
  READY;

  Step next() {
    return this == READY ? READY : values()[ordinal() + 1];
  }

  Step before() {
    return this == LANGUAGE ? LANGUAGE : values()[ordinal() - 1];
  }
}
