package app.tangible.bench.hour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Measures a process from outside: what lives in its heap, and what the kernel says of it. */
final class Vitals {

  private static final double KIBIBYTES = 1024;
  private static final double MEBIBYTE = 1024 * 1024;
  private static final int LIMIT_SECONDS = 60;

  private final long pid;
  private final long begin = System.nanoTime();

  Vitals(long pid) {
    this.pid = pid;
  }

  /**
   * One measurement.
   *
   * @param minutes since the first one was asked for
   * @param heap mebibytes of living objects, after a full collection
   * @param resident mebibytes
   * @param children processes that it started and that still run
   */
  record Sample(
      double minutes,
      double heap,
      double resident,
      double threads,
      double descriptors,
      double children) {}

  /** Everything that lives in the heap. */
  ClassHistogram histogram() throws IOException, InterruptedException {
    Path answer = Files.createTempFile("histogram", ".txt");
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile())
            .start();
    try {
      if (!jcmd.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("jcmd gave no histogram within " + LIMIT_SECONDS + " s");
      }
      return ClassHistogram.parse(Files.readString(answer));
    } finally {
      jcmd.destroyForcibly();
      Files.delete(answer);
    }
  }

  Sample sample(ClassHistogram heap) throws IOException {
    return new Sample(
        (System.nanoTime() - begin) / 60e9,
        heap.total() / MEBIBYTE,
        status("VmRSS:") / KIBIBYTES,
        status("Threads:"),
        descriptors(),
        ProcessHandle.of(pid).orElseThrow().children().count());
  }

  private double status(String name) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow(() -> new IOException("the process " + pid + " has no " + name));
    }
  }

  private double descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return open.count();
    }
  }
}
