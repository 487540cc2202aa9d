package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.decoder.Decoder;
import app.tangible.identity.Protection;
import app.tangible.library.Parting;
import app.tangible.library.Remark;
import app.tangible.library.WatchedFolders;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.Refusal;
import app.tangible.metadata.SourceTrouble;
import app.tangible.player.Playback;
import app.tangible.player.SubtitleStyle;
import app.tangible.store.Deal;
import app.tangible.store.DealState;
import app.tangible.store.Purchase;
import app.tangible.transfer.Progress;
import app.tangible.ui.Language;
import app.tangible.ui.Places;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text is there in English and in French, and none is there for nothing. */
class TextsTest {

  private static final Pattern HOLE = Pattern.compile("\\{\\d}");

  /** Every bundle of the screen that has texts, also one that comes tomorrow. */
  static List<String> modules() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of(".."))) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> Files.exists(file(name, "en")))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void bothLanguagesHaveTheSameTextsWithTheSameHoles(String module) throws IOException {
    Properties english = texts(module, "en");
    Properties french = texts(module, "fr");

    assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(english.getProperty(key)).as(key).isNotBlank();
      assertThat(french.getProperty(key)).as(key).isNotBlank();
      assertThat(holes(french.getProperty(key))).as(key).isEqualTo(holes(english.getProperty(key)));
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyTextIsUsed(String module) throws IOException {
    String code = code(module);
    for (String key : texts(module, "en").stringPropertyNames()) {
      boolean whole = code.contains("\"" + key + "\"");
      boolean counted =
          key.matches(".*\\.(one|many)")
              && code.contains("\"" + key.replaceAll("\\.(one|many)$", "") + "\"");
      boolean put =
          Stream.iterate(
                      key,
                      at -> at.lastIndexOf('.') > 0,
                      at -> at.substring(0, at.lastIndexOf('.')))
                  .skip(1)
                  .anyMatch(start -> code.contains("\"" + start + ".\" +"))
              || key.matches("(problem|refusal|decoder|gone|away)\\..*")
                  && code.contains("key + \".what\"")
              || key.matches(".*\\.none\\.(heading|body)")
                  && code.contains("\"" + key.replaceAll("\\.(heading|body)$", "") + "\"")
              || key.endsWith(".hint") && code.contains("\"" + key + "\"")
              || key.indexOf('.') > 0
                  && code.contains("+ \"" + key.substring(key.lastIndexOf('.')) + "\"")
                  && code.contains("\"" + key.substring(0, key.lastIndexOf('.')))
              || key.endsWith(".hint")
                  && code.contains("key + \".hint\"")
                  && code.contains("\"" + key.replaceAll("\\.hint$", "") + "\"");
      boolean part =
          key.lastIndexOf('.') > 0
              && code.contains("\"" + key.substring(0, key.indexOf('.') + 1) + "\" +");
      assertThat(whole || counted || put || part || key.equals("title"))
          .as("use of " + key)
          .isTrue();
    }
  }

  @Test
  void everyRefusalSaysWhatHappenedWhatItMeansAndWhatToDo() throws IOException {
    complete(
        "nowplaying", "refusal.", names(Refusal.values()), List.of(".what", ".means", ".todo"));
    complete(
        "nowplaying",
        "problem.",
        names(Playback.Problem.Kind.values()),
        List.of(".what", ".means", ".todo"));
  }

  @Test
  void everyStageAndStateHasItsWords() throws IOException {
    complete("storefront", "stage.", names(Purchase.Stage.values()), List.of(""));
    complete("storefront", "hint.", names(Purchase.Stage.values()), List.of(""));
    complete("api", "deal.", names(DealState.values()), List.of("", ".hint"));
    complete("home", "remark.", names(Remark.What.values()), List.of("", ".hint"));
    complete("library", "badge.", names(Parting.Kind.values()), List.of(""));
    for (String prefix : List.of("propose.", "confirm-offer.", "accept.", "means.")) {
      complete("market", prefix, names(Deal.values()), List.of(""));
    }
    complete("film", "pass.", names(Deal.values()), List.of(""));
    complete("film", "fetch.", names(Progress.State.values()), List.of(""));
    complete("film", "kind.", names(LicenceDocument.Kind.values()), List.of(""));
    complete("film", "decoder.", names(Decoder.Level.values()), List.of(""));
    complete("settings", "source.trouble.", names(SourceTrouble.Kind.values()), List.of(""));
    complete("settings", "decoder.", names(Decoder.Level.values()), List.of("", ".means"));
    complete("settings", "keys.", names(Protection.values()), List.of("", ".means"));
    complete("downloads", "state.", names(Progress.State.values()), List.of(""));
    complete("downloads", "stage.", names(Purchase.Stage.values()), List.of(""));
    complete("downloads", "route.", names(Progress.Route.values()), List.of(""));
    complete("wallet", "keys.", names(Protection.values()), List.of("", ".means"));
    complete("firstrun", "keys.", names(Protection.values()), List.of(""));
    complete("folders", "what.", names(WatchedFolders.Holds.values()), List.of(""));
    complete("folders", "place.", names(Places.Kind.values()), List.of(""));
    complete("settings", "section.", List.of("GENERAL", "ABOUT"), List.of("", ".hint"));
    complete("settings", "colour.", names(SubtitleStyle.Colour.values()), List.of(""));
    complete("settings", "ground.", names(SubtitleStyle.Ground.values()), List.of(""));
    complete("settings", "language.", names(Language.values()), List.of(""));
  }

  @Test
  void theWeakestLevelOfKeyProtectionIsCalledSo() throws IOException {
    assertThat(texts("settings", "en").getProperty("keys.MACHINE_BOUND")).contains("weakest level");
    assertThat(texts("settings", "fr").getProperty("keys.MACHINE_BOUND"))
        .contains("niveau le plus faible");
  }

  private static void complete(
      String module, String prefix, List<String> names, List<String> suffixes) throws IOException {
    Set<String> keys = texts(module, "en").stringPropertyNames();
    for (String name : names) {
      for (String suffix : suffixes) {
        assertThat(keys).contains(prefix + name + suffix);
      }
    }
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }

  private static Set<String> holes(String text) {
    Set<String> holes = new TreeSet<>();
    Matcher matcher = HOLE.matcher(text);
    while (matcher.find()) {
      holes.add(matcher.group());
    }
    return holes;
  }

  private static Path module(String module) {
    return Path.of("..", module, "src", "main");
  }

  private static Path file(String module, String language) {
    String folder = module.equals("api") ? "" : module + "/";
    return module(module)
        .resolve("resources/app/tangible/ui/" + folder + "texts_" + language + ".properties");
  }

  private static Properties texts(String module, String language) throws IOException {
    Properties texts = new Properties();
    try (Reader in = Files.newBufferedReader(file(module, language))) {
      texts.load(in);
    }
    return texts;
  }

  private static String code(String module) throws IOException {
    try (Stream<Path> files = Files.walk(module(module).resolve("java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(TextsTest::read)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
