package app.tangible.issuing.saga;

/** Where a test ends the process: it throws. */
@FunctionalInterface
interface CutPoint {

  void reached(String step);
}
