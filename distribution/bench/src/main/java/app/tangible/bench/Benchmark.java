package app.tangible.bench;

import java.util.List;

/** One thing to measure. Named in {@code META-INF/services}, it is found and run. */
public interface Benchmark {

  /** Short, lower case; names the file of its results. */
  String name();

  /** Does the work. Runs alone; cleans up after itself. */
  List<Row> run() throws Exception;
}
