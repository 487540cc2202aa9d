package app.tangible.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The steps that ran: a line each on the console, all of them in {@code report.json}. */
final class Report {

  private final Path file;
  private final PrintStream out;
  private final List<Step> steps = new ArrayList<>();
  private final Instant began = Instant.now();

  Report(Path file, PrintStream out) {
    this.file = file;
    this.out = out;
  }

  /** One thing that the demo does. Puts what it found into the facts; throws when it fails. */
  @FunctionalInterface
  interface Work {
    void run(Map<String, Object> facts) throws Exception;
  }

  private record Step(String name, boolean passed, long milliseconds, Map<String, Object> facts) {}

  /**
   * Runs a step and writes the report so far.
   *
   * @throws StepFailed when the work threw
   */
  void step(String name, Work work) throws IOException, StepFailed {
    Map<String, Object> facts = new LinkedHashMap<>();
    long start = System.nanoTime();
    Exception failure = null;
    try {
      work.run(facts);
    } catch (Exception e) {
      failure = e;
      facts.put("problem", e.toString());
    }
    long milliseconds = (System.nanoTime() - start) / 1_000_000;
    steps.add(new Step(name, failure == null, milliseconds, facts));
    out.println(line(steps.getLast()));
    write();
    if (failure != null) {
      throw new StepFailed(name, failure);
    }
  }

  boolean allPassed() {
    return !steps.isEmpty() && steps.stream().allMatch(Step::passed);
  }

  /** {@code N passed, N failed}. */
  String closingLine() {
    long passed = steps.stream().filter(Step::passed).count();
    return passed + " passed, " + (steps.size() - passed) + " failed";
  }

  private static String line(Step step) {
    StringBuilder facts = new StringBuilder();
    step.facts()
        .forEach(
            (key, value) -> {
              String text = String.valueOf(value);
              if (text.length() <= 90) {
                facts.append("  ").append(key).append('=').append(text);
              }
            });
    return String.format(
        Locale.ROOT,
        "%-6s %-34s %7d ms%s",
        step.passed() ? "ok" : "FAILED",
        step.name(),
        step.milliseconds(),
        facts);
  }

  private void write() throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("began", began.toString());
    report.put("java", System.getProperty("java.vendor.version", Runtime.version().toString()));
    report.put("processors", Runtime.getRuntime().availableProcessors());
    report.put("passed", steps.stream().filter(Step::passed).count());
    report.put("failed", steps.stream().filter(step -> !step.passed()).count());
    report.put("steps", steps);
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(draft.toFile(), report);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A step failed; the ones behind it make no sense. */
  static final class StepFailed extends Exception {
    private static final long serialVersionUID = 1L;

    StepFailed(String step, Exception cause) {
      super(step + ": " + cause, cause);
    }
  }
}
