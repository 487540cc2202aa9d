package app.tangible.licence.certificate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * RFC 8785 for objects, arrays, strings, booleans and integers of at most 53 bits. Floats and null
 * are not in the subset.
 *
 * <p>Guarantee: {@code encode(decode(b))} is {@code b}; anything else is refused, so that a
 * document has one spelling only.
 */
final class CanonicalJson {

  /** RFC 7493, section 2.2. */
  static final long MAX_INTEGER = (1L << 53) - 1;

  static final int MAX_BYTES = 65_536;
  private static final int MAX_DEPTH = 4;

  // Field names are not kept in a table that foreign documents could fill.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxDocumentLength(MAX_BYTES)
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(17)
                  .maxNameLength(64)
                  .maxStringLength(MAX_BYTES)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .build();

  private CanonicalJson() {}

  /** Values are {@code Map<String, ?>}, {@code List<?>}, String, Boolean and Long. */
  static byte[] encode(Map<String, ?> object) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      write(generator, object);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter failed", e);
    }
    try {
      // A strict encoder: half a surrogate pair is refused, not replaced.
      ByteBuffer utf8 =
          StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(out.getBuffer()));
      byte[] bytes = new byte[utf8.remaining()];
      utf8.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a string holds half a surrogate pair", e);
    }
  }

  static Map<String, Object> decode(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("more than " + MAX_BYTES + " bytes: " + bytes.length);
    }
    Map<String, Object> object;
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("not a JSON object");
      }
      object = object(parser);
    } catch (IOException e) {
      // Its message quotes the document, which may hold a title.
      throw new IllegalArgumentException("not JSON within the limits");
    }
    if (!Arrays.equals(encode(object), bytes)) {
      throw new IllegalArgumentException("not in canonical form (RFC 8785)");
    }
    return object;
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> object = new TreeMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> integer(parser.getLongValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case null, default ->
          throw new IllegalArgumentException("holds " + parser.currentToken() + ", not allowed");
    };
  }

  private static void write(JsonGenerator out, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> object -> {
        out.writeStartObject();
        // RFC 8785, 3.2.3 sorts by UTF-16 code units, as String does.
        for (Map.Entry<String, Object> field : sorted(object).entrySet()) {
          out.writeFieldName(field.getKey());
          write(out, field.getValue());
        }
        out.writeEndObject();
      }
      case List<?> array -> {
        out.writeStartArray();
        for (Object element : array) {
          write(out, element);
        }
        out.writeEndArray();
      }
      case String text -> out.writeString(text);
      case Boolean flag -> out.writeBoolean(flag);
      case Long number -> out.writeNumber(integer(number));
      default -> throw new IllegalArgumentException("no canonical form of " + value.getClass());
    }
  }

  private static Map<String, Object> sorted(Map<?, ?> object) {
    Map<String, Object> sorted = new TreeMap<>();
    object.forEach((name, value) -> sorted.put((String) name, value));
    return sorted;
  }

  private static long integer(long value) {
    if (value > MAX_INTEGER || value < -MAX_INTEGER) {
      throw new IllegalArgumentException("an integer has more than 53 bits");
    }
    return value;
  }
}
