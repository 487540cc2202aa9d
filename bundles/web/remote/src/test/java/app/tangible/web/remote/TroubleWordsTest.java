package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The phone says why a film does not play in the words of the screen, all of them. */
class TroubleWordsTest {

  private static final Pattern OF_THE_SCREEN =
      Pattern.compile("(refusal|problem|gone|away|decoder)\\..+");
  private static final Pattern LINE = Pattern.compile("  'trouble\\.([^']+)': '([^']*)',");

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void areThoseOfTheScreen(String language) throws IOException {
    assertThat(ofThePhone(language)).isEqualTo(ofTheScreen(language)).hasSizeGreaterThan(60);
  }

  private static Map<String, String> ofTheScreen(String language) throws IOException {
    Path file =
        Path.of("../../ui/nowplaying/src/main/resources/app/tangible/ui/nowplaying")
            .resolve("texts_" + language + ".properties");
    Properties all = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      all.load(in);
    }
    Map<String, String> words = new TreeMap<>();
    for (String key : all.stringPropertyNames()) {
      if (OF_THE_SCREEN.matcher(key).matches()) {
        words.put(key, all.getProperty(key));
      }
    }
    return words;
  }

  private static Map<String, String> ofThePhone(String language) {
    byte[] file = new PageShelf().find("trouble-" + language + ".js").orElseThrow().bytes();
    Map<String, String> words = new TreeMap<>();
    Matcher matcher = LINE.matcher(new String(file, StandardCharsets.UTF_8));
    while (matcher.find()) {
      words.put(matcher.group(1), matcher.group(2));
    }
    return words;
  }
}
