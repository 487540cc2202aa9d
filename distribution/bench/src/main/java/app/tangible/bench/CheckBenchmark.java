package app.tangible.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/** The check of a licence, by JMH: each one timed, in a JVM of its own. */
public final class CheckBenchmark implements Benchmark {

  private static final double GOAL_MILLIS = 2;
  private static final double GOAL_KILOBYTES = 512;

  @Override
  public String name() {
    return "check";
  }

  @Override
  public List<Row> run() throws IOException {
    OneCheck once = new OneCheck();
    once.read();
    long start = System.nanoTime();
    once.check();
    double first = (System.nanoTime() - start) / 1e6;
    RunResult result = measured();
    Statistics times = result.getPrimaryResult().getStatistics();
    double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    return List.of(
        new Row("check, warm, median", times.getPercentile(50), "ms", "goal, at most", GOAL_MILLIS),
        new Row("check, warm, 99 %", times.getPercentile(99), "ms", "goal, at most", GOAL_MILLIS),
        new Row("check, allocated", bytes / 1e3, "kB", "goal, at most", GOAL_KILOBYTES),
        new Row("check, the first of a JVM", first, "ms", "warm, median", times.getPercentile(50)));
  }

  private static RunResult measured() {
    Options options =
        new OptionsBuilder()
            .include(OneCheck.class.getName() + ".check")
            .mode(Mode.SampleTime)
            .timeUnit(TimeUnit.MILLISECONDS)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(2))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(2))
            .forks(1)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .build();
    try {
      return new Runner(options).runSingle();
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not measure", e);
    }
  }
}
