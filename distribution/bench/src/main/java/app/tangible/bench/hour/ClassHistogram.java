package app.tangible.bench.hour;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code jcmd GC.class_histogram} answers, which collects all garbage first.
 *
 * @param bytes of the living objects of each class
 */
record ClassHistogram(Map<String, Long> bytes) {

  private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+).*");
  private static final int MOST = 40;

  static ClassHistogram parse(String answer) {
    Map<String, Long> bytes = new TreeMap<>();
    answer
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> bytes.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum));
    if (bytes.isEmpty()) {
      throw new IllegalArgumentException("no class histogram: " + answer);
    }
    return new ClassHistogram(bytes);
  }

  long total() {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The classes that have more bytes than before, most first, a line each. */
  String growthSince(ClassHistogram before) {
    return bytes.entrySet().stream()
        .map(now -> Map.entry(now.getKey(), now.getValue() - before.of(now.getKey())))
        .filter(growth -> growth.getValue() > 0)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .map(growth -> "%,14d  %s%n".formatted(growth.getValue(), growth.getKey()))
        .collect(Collectors.joining());
  }

  private long of(String name) {
    return bytes.getOrDefault(name, 0L);
  }
}
