package app.tangible.peer.interop;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What was measured, as the suite wants it: quartiles of what is no outlier, and all of it.
 *
 * @param all in {@code unit}
 * @param unit of each
 */
record Samples(List<Double> all, String unit) {

  private static final double FAR = 1.5;

  Samples {
    all = all.stream().sorted().toList();
  }

  /** A block of YAML. */
  String yaml(String name) {
    double spread = quantile(0.75) - quantile(0.25);
    double low = quantile(0.25) - FAR * spread;
    double high = quantile(0.75) + FAR * spread;
    List<Double> near = all.stream().filter(each -> each >= low && each <= high).toList();
    List<Double> far = all.stream().filter(each -> each < low || each > high).toList();
    return name
        + ":\n  iterations: "
        + all.size()
        + "\n  min: "
        + number(near.getFirst())
        + "\n  q1: "
        + number(quantile(0.25))
        + "\n  median: "
        + number(quantile(0.5))
        + "\n  q3: "
        + number(quantile(0.75))
        + "\n  max: "
        + number(near.getLast())
        + "\n  outliers: "
        + numbers(far)
        + "\n  samples: "
        + numbers(all)
        + "\n  unit: "
        + unit
        + "\n";
  }

  private double quantile(double part) {
    double at = part * (all.size() - 1);
    int below = (int) at;
    int above = Math.min(below + 1, all.size() - 1);
    return all.get(below) + (at - below) * (all.get(above) - all.get(below));
  }

  private static String numbers(List<Double> values) {
    return values.stream().map(Samples::number).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
