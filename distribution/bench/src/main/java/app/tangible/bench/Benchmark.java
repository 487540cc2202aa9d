package app.tangible.bench;

import java.util.List;

/** One thing to measure. Named in {@code META-INF/services}, it is found and run. */
public interface Benchmark {

  /** Short, lower case; names the file of its results. */
  String name();

  /** Whether it takes so long that it runs only where its whole name is asked for. */
  default boolean onlyByName() {
    return false;
  }

  /** Does the work. Runs alone; cleans up after itself. */
  List<Row> run() throws Exception;
}
