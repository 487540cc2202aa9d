package app.tangible.bench;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results for people and for programs. */
final class Report {

  private Report() {}

  static String table(String name, List<Row> rows) {
    StringBuilder table = new StringBuilder(name).append('\n');
    table.append(line("work", "figure", "unit", "baseline", "", "ratio"));
    for (Row row : rows) {
      table.append(
          line(
              row.work(),
              number(row.figure()),
              row.unit(),
              row.baseline(),
              number(row.baselineFigure()),
              String.format(Locale.ROOT, "%.2f", row.ratio())));
    }
    return table.toString();
  }

  private static String line(
      String work, String figure, String unit, String baseline, String of, String ratio) {
    return String.format(
        Locale.ROOT, "  %-44s %10s %-5s %-36s %10s %8s%n", work, figure, unit, baseline, of, ratio);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
  }

  static String json(String name, Instant at, List<Row> rows) {
    String machine =
        Runtime.getRuntime().availableProcessors()
            + " processors, "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + ", Java "
            + System.getProperty("java.version")
            + ", load "
            + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return rows.stream()
        .map(Report::json)
        .collect(
            Collectors.joining(
                ",\n    ",
                "{\n  \"benchmark\": "
                    + quoted(name)
                    + ",\n  \"at\": "
                    + quoted(at.toString())
                    + ",\n  \"machine\": "
                    + quoted(machine)
                    + ",\n  \"rows\": [\n    ",
                "\n  ]\n}\n"));
  }

  private static String json(Row row) {
    return "{\"work\": "
        + quoted(row.work())
        + ", \"figure\": "
        + row.figure()
        + ", \"unit\": "
        + quoted(row.unit())
        + ", \"baseline\": "
        + quoted(row.baseline())
        + ", \"baselineFigure\": "
        + row.baselineFigure()
        + ", \"ratio\": "
        + row.ratio()
        + "}";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
