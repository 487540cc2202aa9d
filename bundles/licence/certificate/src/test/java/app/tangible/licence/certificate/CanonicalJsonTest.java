package app.tangible.licence.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  @Test
  void writesStringsAsRfc8785Does() {
    // The string of the example in RFC 8785, section 3.2.2, and its form in 3.2.4.
    Map<String, String> string = Map.of("string", "\u20ac$\017\nA'B\"\\\\\"/");
    assertThat(text(string)).isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    assertThat(text(Map.of("a", "\b\t\f\r\u0001\u001f\u007f\u2028\ud83d\ude02")))
        .isEqualTo("{\"a\":\"\\b\\t\\f\\r\\u0001\\u001f\u007f\u2028\ud83d\ude02\"}");
  }

  @Test
  void sortsNamesAsRfc8785Does() {
    // RFC 8785, section 3.2.3: by UTF-16 code units, so the emoji comes before U+FB33.
    Map<String, String> names =
        Map.of(
            "\u20ac", "Euro Sign",
            "\r", "Carriage Return",
            "\ufb33", "Hebrew Letter Dalet With Dagesh",
            "1", "One",
            "\ud83d\ude00", "Emoji: Grinning Face",
            "\u0080", "Control",
            "\u00f6", "Latin Small Letter O With Diaeresis");
    assertThat(text(names).replaceAll("\"[^\"]*\":\"([^\"]*)\"", "$1"))
        .isEqualTo(
            "{Carriage Return,One,Control,Latin Small Letter O With Diaeresis,Euro Sign,"
                + "Emoji: Grinning Face,Hebrew Letter Dalet With Dagesh}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":0}",
        "{\"a\":-1,\"b\":9007199254740991,\"c\":-9007199254740991}",
        "{\"a\":[],\"b\":[1,\"2\",{\"c\":true}],\"d\":{\"e\":false}}",
        "{\"\":\"\"}",
      })
  void readsWhatIsCanonical(String json) {
    assertThat(text(CanonicalJson.decode(bytes(json)))).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " {}",
        "{} ",
        "{}{}",
        "\ufeff{}",
        "[]",
        "1",
        "{\"a\": 1}",
        "{\"b\":1,\"a\":2}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,}",
        "{\"a\":null}",
        "{\"a\":1.0}",
        "{\"a\":1e3}",
        "{\"a\":-0}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":NaN}",
        "{\"a\":9007199254740992}",
        "{\"a\":-9007199254740992}",
        "{\"a\":99999999999999999999}",
        "{\"a\":\"\\u0041\"}",
        "{\"a\":\"\\/\"}",
        "{\"a\":\"\\u000F\"}",
        "{\"a\":\"\\u000a\"}",
        "{\"a\":\"\\ud83d\\ude02\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\t\"}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1/**/}",
        "{\"a\":{\"b\":{\"c\":{\"d\":{}}}}}",
        "{\"a\":[[[[1]]]]}",
        "{\"a\":",
        "{\"a\":[1,",
        "{\"a\"",
      })
  void refusesAnyOtherSpelling(String json) {
    assertThatThrownBy(() -> CanonicalJson.decode(bytes(json)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    for (String hex :
        List.of(
            "7b2261223a22c0af227d", // overlong
            "7b2261223a22eda080227d", // half a surrogate pair
            "7b2261223a22f4908080227d", // beyond U+10FFFF
            "7b2261223a22ff227d",
            "7b2261223a22c3",
            "007b0000007d")) {
      assertThatThrownBy(() -> CanonicalJson.decode(Household.hex(hex)))
          .as(hex)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> CanonicalJson.decode("{}".getBytes(StandardCharsets.UTF_16BE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesTooMuch() {
    String big = "{\"a\":\"" + "x".repeat(CanonicalJson.MAX_BYTES) + "\"}";
    assertThatThrownBy(() -> CanonicalJson.decode(bytes(big)))
        .isInstanceOf(IllegalArgumentException.class);
    String deep = "{\"a\":" + "[".repeat(10_000);
    assertThatThrownBy(() -> CanonicalJson.decode(bytes(deep)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsNothingOfTheDocumentInItsMessage() {
    assertThatThrownBy(() -> CanonicalJson.decode(bytes("{\"title\":\"A secret film\" x}")))
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void refusesToWriteWhatItCannotRead() {
    assertThatThrownBy(() -> CanonicalJson.encode(Map.of("a", 1L << 53)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.encode(Map.of("a", 1.5)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.encode(Map.of("a", "\ud800")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String text(Map<String, ?> object) {
    return new String(CanonicalJson.encode(object), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
