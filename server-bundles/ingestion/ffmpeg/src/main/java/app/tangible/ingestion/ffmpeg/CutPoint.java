package app.tangible.ingestion.ffmpeg;

/** Where a test ends the process: it throws. */
@FunctionalInterface
interface CutPoint {

  void reached(String step);
}
