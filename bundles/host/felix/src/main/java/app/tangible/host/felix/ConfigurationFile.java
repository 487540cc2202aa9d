package app.tangible.host.felix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code conf/<pid>.json}: a flat object of strings, numbers, booleans and arrays of one of
 * these.
 */
final class ConfigurationFile {

  /** The file cannot be used; the message says where and why, and never quotes a value. */
  static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1;

    BrokenException(String message) {
      super(message);
    }
  }

  private static final int MAX_BYTES = 64 * 1024;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ConfigurationFile() {}

  /** The values by key, in the file's order; empty without the file; a null value drops a key. */
  static Map<String, Optional<Object>> read(Path file) throws BrokenException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException missing) {
      return Map.of();
    } catch (IOException failure) {
      throw new BrokenException("cannot be read: " + failure);
    }
    if (bytes.length > MAX_BYTES) {
      throw new BrokenException("is larger than " + MAX_BYTES + " bytes");
    }
    return values(parse(bytes));
  }

  private static JsonNode parse(byte[] bytes) throws BrokenException {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException wrong) {
      var where = wrong.getLocation();
      throw new BrokenException(
          "is no JSON: line %d, column %d".formatted(where.getLineNr(), where.getColumnNr()));
    } catch (IOException failure) {
      throw new BrokenException("cannot be read: " + failure);
    }
  }

  private static Map<String, Optional<Object>> values(JsonNode root) throws BrokenException {
    if (!root.isObject()) {
      throw new BrokenException("is not one JSON object");
    }
    Map<String, Optional<Object>> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : root.properties()) {
      values.put(property.getKey(), value(property.getKey(), property.getValue()));
    }
    return values;
  }

  static Optional<Object> value(String key, JsonNode node) throws BrokenException {
    if (node.isNull()) {
      return Optional.empty();
    }
    return Optional.of(node.isArray() ? array(key, node) : scalar(key, node));
  }

  private static Object scalar(String key, JsonNode node) throws BrokenException {
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    if (node.isFloatingPointNumber()) {
      return node.doubleValue();
    }
    throw new BrokenException("has a value of no known kind: key " + key);
  }

  private static Object array(String key, JsonNode array) throws BrokenException {
    List<Object> values = new ArrayList<>();
    for (JsonNode node : array) {
      values.add(scalar(key, node));
    }
    Class<?> type = values.isEmpty() ? String.class : values.getFirst().getClass();
    if (!values.stream().allMatch(type::isInstance)) {
      throw new BrokenException("has an array of mixed kinds: key " + key);
    }
    return values.toArray(length -> (Object[]) java.lang.reflect.Array.newInstance(type, length));
  }
}
