package app.tangible.bench.swarm;

import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Megabytes a second.
 *
 * @param up the median of some passes, by the clock
 * @param down the same
 * @param processor for each second that both ends together had a processor: holds on a busy machine
 */
record Speeds(double up, double down, double processor) {

  static final double MEGABYTE = 1e6;
  private static final double NANOS = 1e9;

  static double median(List<Double> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }

  static double of(long bytes, long nanos) {
    return bytes / MEGABYTE / (nanos / NANOS);
  }

  /** What this process has used up of its processors' time. */
  static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }
}
