package app.tangible.indexer.sql;

/** Where a test ends the process: it throws. */
@FunctionalInterface
interface CutPoint {

  void reached(String step);
}
