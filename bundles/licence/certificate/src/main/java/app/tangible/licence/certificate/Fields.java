package app.tangible.licence.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The fields of one JSON object, taken one by one; {@link #end} refuses what nobody took. All
 * methods throw {@link IllegalArgumentException}, whose message names the field and no value.
 */
final class Fields {

  static final Pattern CONTRACT = Pattern.compile("0x[0-9a-f]{40}");
  static final Pattern TRANSACTION = Pattern.compile("0x[0-9a-f]{64}");
  static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,77}");
  static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /** The last second of the year 9999. */
  static final long MAX_SECONDS = 253_402_300_799L;

  private final String where;
  private final Map<String, Object> left;

  private Fields(String where, Map<?, ?> object) {
    this.where = where;
    this.left = new TreeMap<>();
    object.forEach((name, value) -> left.put((String) name, value));
  }

  static Fields of(String where, byte[] document) {
    try {
      return new Fields(where, CanonicalJson.decode(document));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  /** Refuses any version but this one. */
  Fields version(long expected) {
    if (number("version", 0, CanonicalJson.MAX_INTEGER) != expected) {
      throw bad("version", "must be " + expected);
    }
    return this;
  }

  String text(String name, int maxChars) {
    if (take(name) instanceof String text && text.length() <= maxChars) {
      return text;
    }
    throw bad(name, "must be a string of at most " + maxChars + " characters");
  }

  String text(String name, Pattern form) {
    if (take(name) instanceof String text && form.matcher(text).matches()) {
      return text;
    }
    throw bad(name, "must match " + form);
  }

  long number(String name, long min, long max) {
    if (take(name) instanceof Long number && number >= min && number <= max) {
      return number;
    }
    throw bad(name, "must be an integer from " + min + " to " + max);
  }

  boolean flag(String name) {
    if (take(name) instanceof Boolean flag) {
      return flag;
    }
    throw bad(name, "must be true or false");
  }

  <T extends Enum<T>> T constant(String name, Class<T> type) {
    if (take(name) instanceof String text) {
      for (T constant : type.getEnumConstants()) {
        if (constant.name().equals(text)) {
          return constant;
        }
      }
    }
    throw bad(name, "must be one of " + List.of(type.getEnumConstants()));
  }

  Instant time(String name) {
    return Instant.ofEpochSecond(number(name, 0, MAX_SECONDS));
  }

  Optional<Instant> optionalTime(String name) {
    return left.containsKey(name) ? Optional.of(time(name)) : Optional.empty();
  }

  Duration seconds(String name, long min) {
    return Duration.ofSeconds(number(name, min, MAX_SECONDS));
  }

  Fields object(String name) {
    if (take(name) instanceof Map<?, ?> object) {
      return new Fields(where + "." + name, object);
    }
    throw bad(name, "must be an object");
  }

  List<Fields> objects(String name, int max) {
    return list(name, max).stream()
        .map(
            element -> {
              if (element instanceof Map<?, ?> object) {
                return new Fields(where + "." + name, object);
              }
              throw bad(name, "must hold objects");
            })
        .toList();
  }

  List<String> texts(String name, int max, Pattern form) {
    return list(name, max).stream()
        .map(
            element -> {
              if (element instanceof String text && form.matcher(text).matches()) {
                return text;
              }
              throw bad(name, "must hold strings that match " + form);
            })
        .toList();
  }

  List<List<?>> lists(String name, int max) {
    List<List<?>> lists = new ArrayList<>();
    for (Object element : list(name, max)) {
      if (!(element instanceof List<?> inner)) {
        throw bad(name, "must hold arrays");
      }
      lists.add(inner);
    }
    return lists;
  }

  boolean has(String name) {
    return left.containsKey(name);
  }

  /** Refuses fields that nobody took. */
  void end() {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(where + ": " + left.size() + " unknown fields");
    }
  }

  private List<?> list(String name, int max) {
    if (take(name) instanceof List<?> list && list.size() <= max) {
      return list;
    }
    throw bad(name, "must be an array of at most " + max);
  }

  private Object take(String name) {
    Object value = left.remove(name);
    if (value == null) {
      throw bad(name, "is missing");
    }
    return value;
  }

  private IllegalArgumentException bad(String name, String why) {
    return new IllegalArgumentException(where + "." + name + " " + why);
  }
}
