package app.tangible.host.felix;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts environment variables in place of {@code $[env:NAME]}: the way a secret gets in. */
record Environment(Map<String, String> variables) {

  private static final Logger log = LoggerFactory.getLogger(Environment.class);
  private static final Pattern PLACE = Pattern.compile("\\$\\[env:([A-Za-z_][A-Za-z0-9_]*)]");

  /** The same values, replaced; a key that names an unset variable is left out and warned of. */
  Map<String, Object> fill(String pid, Map<String, Object> values) {
    Map<String, Object> filled = new LinkedHashMap<>();
    values.forEach(
        (key, value) ->
            unset(value)
                .ifPresentOrElse(
                    name -> log.warn("{}: {} is left out, ${} is not set", pid, key, name),
                    () -> filled.put(key, replaced(value))));
    return filled;
  }

  private Optional<String> unset(Object value) {
    return switch (value) {
      case String text ->
          PLACE
              .matcher(text)
              .results()
              .map(place -> place.group(1))
              .filter(name -> !variables.containsKey(name))
              .findFirst();
      case Object[] list ->
          Arrays.stream(list).map(this::unset).flatMap(Optional::stream).findFirst();
      default -> Optional.empty();
    };
  }

  private Object replaced(Object value) {
    return switch (value) {
      case String text -> replaced(text);
      case String[] texts -> Arrays.stream(texts).map(this::replaced).toArray(String[]::new);
      default -> value;
    };
  }

  private String replaced(String text) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(variables.get(place.group(1))));
  }
}
