package app.tangible.ingestion.ffmpeg;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A few short facts in one column: {@code name=value} lines. */
final class Facts {

  private Facts() {}

  static String encode(Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(fact -> fact.getKey() + "=" + fact.getValue().replaceAll("\\s+", " "))
        .collect(Collectors.joining("\n"));
  }

  static Map<String, String> decode(String lines) {
    Map<String, String> facts = new LinkedHashMap<>();
    Arrays.stream(lines.split("\n"))
        .filter(line -> line.contains("="))
        .forEach(
            line ->
                facts.put(
                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
    return facts;
  }
}
