package app.tangible.bench.hour;

import app.tangible.bench.hour.Vitals.Sample;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How one of the figures went: the line through them by least squares. */
record Trend(double first, double last, double anHour) {

  private static final double MINUTES = 60;

  /** Of at least one sample. */
  static Trend of(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    double meanTime = samples.stream().mapToDouble(Sample::minutes).average().orElseThrow();
    double mean = samples.stream().mapToDouble(figure).average().orElseThrow();
    double along = 0;
    double square = 0;
    for (Sample sample : samples) {
      double time = sample.minutes() - meanTime;
      along += time * (figure.applyAsDouble(sample) - mean);
      square += time * time;
    }
    return new Trend(
        figure.applyAsDouble(samples.getFirst()),
        figure.applyAsDouble(samples.getLast()),
        square == 0 ? 0 : along / square * MINUTES);
  }
}
