package app.tangible.bench.swarm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How long something took, and how much of processors at both ends. */
record Took(double seconds, double processorSeconds) {

  /** What is measured. */
  interface Work {
    Took once() throws Exception;
  }

  /** The median by the clock, and the median of what it cost. */
  static Took median(int passes, Work work) throws Exception {
    List<Took> all = new ArrayList<>();
    for (int i = 0; i < passes; i++) {
      all.add(work.once());
    }
    return new Took(
        middle(all, Comparator.comparingDouble(Took::seconds)).seconds(),
        middle(all, Comparator.comparingDouble(Took::processorSeconds)).processorSeconds());
  }

  private static Took middle(List<Took> all, Comparator<Took> by) {
    return all.stream().sorted(by).toList().get(all.size() / 2);
  }
}
