package app.tangible.bench.swarm;

import java.util.List;

/** Megabytes a second, each the median of some passes. */
record Speeds(double up, double down) {

  static Speeds medians(List<Double> up, List<Double> down) {
    return new Speeds(median(up), median(down));
  }

  static double median(List<Double> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }
}
