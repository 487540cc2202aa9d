package app.tangible.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The design's names are there, used, and can be read from three metres. */
class ThemeTest {

  private static final Path FOLDER = Path.of("src/main/resources/app/tangible/ui/shell/theme");
  private static final Pattern COLOUR =
      Pattern.compile(
          "^\\s*-([a-z0-9-]+)\\s*:\\s*#([0-9a-f]{6})([0-9a-f]{2})?;", Pattern.MULTILINE);

  /** Web Content Accessibility Guidelines 2.2, 1.4.3: 4.5 to 1 for what is read. */
  @ParameterizedTest
  @CsvSource({
    "ink, night",
    "ink, deep",
    "ink, surface",
    "ink, raised",
    "soft, night",
    "soft, deep",
    "soft, surface",
    "soft, raised",
    "faint, night",
    "faint, surface",
    "gold, night",
    "gold, surface",
    "gold, raised",
    "good, night",
    "good, surface",
    "bad, night",
    "bad, surface",
    "bad, raised",
    "night, ink",
    "night, gold",
    "night, bad",
    "night, good",
    "night, viewer-0",
    "night, viewer-1",
    "night, viewer-2",
    "night, viewer-3",
    "night, viewer-4",
    "night, viewer-5",
    "night, viewer-6",
    "night, viewer-7"
  })
  void whatIsReadStandsOutFromItsGround(String words, String ground) throws IOException {
    Map<String, Integer> colours = colours();
    assertThat(contrast(colours.get(words), colours.get(ground))).isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void whatIsReadSecondInARowThatIsChosenStandsOutToo() throws IOException {
    assertThat(contrast(0x454c5c, colours().get("ink"))).isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void everyNameThatIsUsedIsThere() throws IOException {
    String tokens = Files.readString(FOLDER.resolve("tokens.css"));
    Set<String> unknown = new TreeSet<>();
    for (Path file : sheets()) {
      Matcher used =
          Pattern.compile("[:\\s,(]-(?!fx-)([a-z][a-z0-9-]*)(?=[\\s,;)])")
              .matcher(Files.readString(file).replaceAll("/\\*(?s:.*?)\\*/", ""));
      while (used.find()) {
        if (!tokens.contains("-" + used.group(1) + ":")) {
          unknown.add(file + ": -" + used.group(1));
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void nothingThatIsReadIsSmallerThanTwentyFour() throws IOException {
    Theme theme = new Theme();
    for (Path file : sheets()) {
      Matcher sizes =
          Pattern.compile("-fx-font-size:\\s*(\\d+)px")
              .matcher(theme.filled(Files.readString(file)));
      while (sizes.find()) {
        assertThat(Integer.parseInt(sizes.group(1))).as(file.toString()).isGreaterThanOrEqualTo(24);
      }
    }
  }

  @Test
  void sizesArePutWhereTheyAreNamedAndNowhereElse() {
    Theme theme = new Theme();
    assertThat(theme.filled("a { -fx-spacing: -space-3; -fx-font-size: -size-body; }"))
        .isEqualTo("a { -fx-spacing: 20px; -fx-font-size: 26px; }");
    assertThat(theme.filled("-fx-font-family: -font-strong;"))
        .isEqualTo("-fx-font-family: \"Inter SemiBold\", \"Inter\";");
    assertThat(theme.filled("-fx-x: -space-none;")).isEqualTo("-fx-x: -space-none;");
  }

  private static List<Path> sheets() throws IOException {
    try (Stream<Path> theme = Files.list(FOLDER);
        Stream<Path> pages = Files.walk(Path.of(".."), 12)) {
      return Stream.concat(
              theme.filter(file -> !file.endsWith("tokens.css")),
              pages.filter(file -> file.endsWith("page.css") && file.toString().contains("src")))
          .toList();
    }
  }

  private static Map<String, Integer> colours() throws IOException {
    Map<String, Integer> colours = new HashMap<>();
    Matcher matcher = COLOUR.matcher(Files.readString(FOLDER.resolve("tokens.css")));
    while (matcher.find()) {
      colours.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
    }
    return colours;
  }

  private static double contrast(int one, int other) {
    double light = Math.max(luminance(one), luminance(other));
    double dark = Math.min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
  }

  /** Relative luminance, as the guidelines define it. */
  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
