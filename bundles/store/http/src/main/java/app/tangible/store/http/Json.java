package app.tangible.store.http;

import app.tangible.store.StoreException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;

/** Reads foreign JSON: every field is asked for by name and form, every length has a bound. */
final class Json {

  private static final int MAX_DEPTH = 16;
  private static final int MAX_DETAIL = 300;
  private static final long LAST_SECOND = 253_402_300_799L; // of the year 9999
  private static final String PROBLEM = "urn:tangible:problem:";
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(MAX_DEPTH)
                      .maxStringLength(StoreClient.MAX_JSON_BYTES)
                      .build())
              .build());

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (IOException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /**
   * @throws StoreException when it is no JSON object
   */
  static JsonNode read(byte[] bytes) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (IOException e) {
      throw unreadable();
    }
    throw unreadable();
  }

  static StoreException unreadable() {
    return new StoreException(Messages.text("unreadable"), true);
  }

  static String text(JsonNode in, String field, int maxLength) {
    JsonNode value = in.path(field);
    if (!value.isTextual() || value.textValue().length() > maxLength) {
      throw unreadable();
    }
    return value.textValue();
  }

  static long number(JsonNode in, String field) {
    JsonNode value = in.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw unreadable();
    }
    return value.longValue();
  }

  static Instant time(JsonNode in, String field) {
    long seconds = number(in, field);
    if (seconds > LAST_SECOND) {
      throw unreadable();
    }
    return Instant.ofEpochSecond(seconds);
  }

  static URI address(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (java.net.URISyntaxException e) {
      throw unreadable();
    }
    throw unreadable();
  }

  /** The last part of the type of a problem document (RFC 9457); blank where it has none. */
  static String kind(byte[] body) {
    try {
      String type = read(body).path("type").asText("");
      return type.matches(PROBLEM + "[a-z-]{1,60}") ? type.substring(PROBLEM.length()) : "";
    } catch (StoreException none) {
      return "";
    }
  }

  /** What a problem document (RFC 9457) says to a person; the status where it says nothing. */
  static String problem(byte[] body, int status) {
    try {
      JsonNode problem = read(body);
      String said = problem.path("detail").asText(problem.path("title").asText(""));
      if (!said.isBlank()) {
        String clean = said.replaceAll("\\p{Cntrl}", " ");
        return clean.length() > MAX_DETAIL ? clean.substring(0, MAX_DETAIL) + "…" : clean;
      }
    } catch (StoreException none) {
      // Not every gateway answers with a problem document.
    }
    return "status " + status;
  }
}
