package app.tangible.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The best of several passes of work in bytes, by the clock and by the processor time of this
 * thread: the second holds on a busy machine too.
 */
final class Best {

  private static final double NANOS_TO_MEGABYTES_A_SECOND = 1e3;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long startWall;
  private long startProcessor;
  private double wall;
  private double processor;

  void start() {
    startProcessor = threads.getCurrentThreadCpuTime();
    startWall = System.nanoTime();
  }

  void done(long bytes) {
    double wallNanos = System.nanoTime() - startWall;
    double processorNanos = threads.getCurrentThreadCpuTime() - startProcessor;
    wall = Math.max(wall, bytes / wallNanos * NANOS_TO_MEGABYTES_A_SECOND);
    processor = Math.max(processor, bytes / processorNanos * NANOS_TO_MEGABYTES_A_SECOND);
  }

  /** Megabytes a second. */
  double wall() {
    return wall;
  }

  /** Megabytes a second of processor time. */
  double processor() {
    return processor;
  }
}
