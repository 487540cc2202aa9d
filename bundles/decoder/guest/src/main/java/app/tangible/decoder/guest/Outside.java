package app.tangible.decoder.guest;

/** What the decoder takes from the machine around it; another one only in tests, by constructor. */
record Outside(TimeSource time, BirthTimes births, CutPoint cut) {

  /** The real one. */
  static final Outside REAL = new Outside(TimeSource.SYSTEM, BirthTimes.SYSTEM, CutPoint.NONE);
}
