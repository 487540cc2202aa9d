package app.tangible.verify;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.licence.LicenceExport.Finding;
import app.tangible.licence.LicenceExport.Outcome;
import app.tangible.licence.LicenceExport.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program on the vector certificate-1.txt. */
class VerifyTest {

  private static final Path VECTOR =
      project()
          .resolve(
              "bundles/licence/certificate/src/test/resources/app/tangible/licence/certificate"
                  + "/certificate-1.txt");
  private static final String LOG =
      "log.tangible.example+8cebb75d+AYE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU";
  private static final String THEN = "2026-11-24T12:00:00Z";

  @TempDir Path folder;
  private String said = "";

  @Test
  void saysThatATrueCertificateHolds() {
    assertThat(verify("--log", LOG, "--at", THEN, "--lang", "en", VECTOR.toString())).isZero();
    assertThat(said)
        .contains(
            "Film: Le Château",
            "  1  holds      The certificate was made by the log you believe.",
            "  7  holds      The chain's own state at that block",
            "VALID. 0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266 owned this licence")
        .doesNotContain("NOBODY WAS NAMED", "FAILS");
  }

  @Test
  void saysItInFrench() {
    assertThat(verify("--lang", "fr", "--log", LOG, "--at", THEN, VECTOR.toString())).isZero();
    assertThat(said)
        .contains("exact", "VALABLE. 0xf39fd6", "l'arbre du point de contrôle")
        .doesNotContain("''", "holds");
  }

  @Test
  void saysWhatWasFoundInFrench() {
    verify("--lang", "fr", "--log", LOG, "--at", THEN, VECTOR.toString());
    assertThat(said)
        .contains(
            "cru\u00a0: log.tangible.example\u00a0; le certificat nomme log.tangible.example",
            "point de contrôle de",
            "entrée 6 sur",
            "propriétaire 0xf39fd6",
            "la déclaration la plus récente est du",
            "de la chaîne")
        .doesNotContain("checkpoint", "entry", "newest", "block ", "expected");
  }

  @Test
  void speaksTheLanguageOfTheEnvironment() {
    for (String french : new String[] {"fr", "fr_FR", "fr_CA.UTF-8", "fr.UTF-8"}) {
      assertThat(Words.ofTheSystem(Map.of("LANG", french)).say("outcome.HOLDS")).isEqualTo("exact");
    }
    for (String other : new String[] {"en_GB.UTF-8", "C", "POSIX", "frisian", "de"}) {
      assertThat(Words.ofTheSystem(Map.of("LANG", other)).say("outcome.HOLDS")).isEqualTo("holds");
    }
    // The first that is set counts.
    assertThat(Words.ofTheSystem(Map.of("LC_ALL", "C", "LANG", "fr")).say("outcome.HOLDS"))
        .isEqualTo("holds");
    assertThat(Words.ofTheSystem(Map.of("LC_ALL", "", "LC_MESSAGES", "fr")).say("outcome.HOLDS"))
        .isEqualTo("exact");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void hasWordsForWhateverIsFound(String language) {
    Words words = Words.of(language);
    Object[] values = {"<0>", "<1>", "<2>", "<3>"};
    Map<Finding, Integer> counts = new EnumMap<>(Finding.class);
    for (Finding finding : Finding.values()) {
      String found = words.say("finding." + finding, values);
      counts.put(finding, (int) found.chars().filter(c -> c == '<').count());
      assertThat(found).isNotBlank().doesNotContain("{", "''");
    }
    assertThat(counts)
        .containsEntry(Finding.STATE, 4)
        .containsEntry(Finding.LOG, 2)
        .containsEntry(Finding.NO_STATE_PROOF, 0);
    for (Step step : Step.values()) {
      assertThat(words.say("step." + step)).isNotBlank();
    }
    for (Outcome outcome : Outcome.values()) {
      assertThat(words.say("outcome." + outcome)).isNotBlank();
    }
  }

  @Test
  void saysWhyItCouldNotCheckInFrench() {
    assertThat(verify("--lang", "fr", "--log", "a+b+c", VECTOR.toString()))
        .isEqualTo(Verify.UNCHECKED);
    assertThat(said).contains("Impossible de vérifier\u00a0: pas la clé d'un journal\u00a0: a+b+c");
  }

  @Test
  void saysLoudlyThatNobodyWasNamedToBelieve() {
    assertThat(verify("--lang", "en", VECTOR.toString())).isEqualTo(Verify.FAILS);
    assertThat(said)
        .contains(
            "NOBODY WAS NAMED TO BELIEVE", "The file itself names another", "NOT VALID. Step 1");
  }

  @Test
  void believesAFileAsTheBackendAnswersIt() throws IOException {
    Path trust = folder.resolve("trust.json");
    Files.writeString(trust, "{\"issuer\":\"" + "8a".repeat(32) + "\",\"log\":\"" + LOG + "\"}");
    assertThat(verify("--trust", trust.toString(), VECTOR.toString(), "--at", THEN)).isZero();
  }

  @Test
  void saysWhichStepFails() {
    assertThat(
            verify("--log", LOG, "--at", "2026-11-21T12:00:00Z", "--lang", "en", VECTOR.toString()))
        .isEqualTo(Verify.FAILS);
    assertThat(said).contains("  5  FAILS", "NOT VALID. Step 5 fails.");
  }

  @Test
  void refusesAFileThatWasChanged() throws IOException {
    String text = Files.readString(VECTOR);
    for (String changed :
        new String[] {
          text.replace("Le Ch", "La Ch"),
          text.replace("\"nonce\":0", "\"nonce\":1"),
          text.substring(0, text.length() / 2),
          text + "x",
          ""
        }) {
      assertThat(
              verify("--log", LOG, "--lang", "en", file(changed.getBytes(StandardCharsets.UTF_8))))
          .isEqualTo(Verify.FAILS);
      assertThat(said).contains("NOT VALID");
    }
    assertThat(verify("--lang", "en", file(new byte[] {'T', (byte) 0xff, (byte) 0xfe})))
        .isEqualTo(Verify.FAILS);
  }

  @Test
  void saysThatItCouldNotCheck() throws IOException {
    String vector = VECTOR.toString();
    for (String[] arguments :
        new String[][] {
          {},
          {folder.resolve("nothing").toString()},
          {folder.toString()},
          {vector, vector},
          {"--log"},
          {"--log", "nonsense", vector},
          {"--log", "a+b+c", vector},
          {"--lang", "de", vector},
          {"--at", "yesterday", vector},
          {"--trust", folder.resolve("nothing").toString(), vector},
          {"--trust", vector, vector},
          {"--unknown", vector},
          {file(new byte[300_000])}
        }) {
      assertThat(verify(arguments)).as(String.join(" ", arguments)).isEqualTo(Verify.UNCHECKED);
    }
  }

  @Test
  void saysTheSameThingsInBothLanguages() {
    assertThat(keys(Locale.FRENCH)).isEqualTo(keys(Locale.ENGLISH));
    for (String key : keys(Locale.ENGLISH)) {
      assertThat(holes(Locale.FRENCH, key)).as(key).isEqualTo(holes(Locale.ENGLISH, key));
    }
  }

  private static Set<String> keys(Locale locale) {
    return bundle(locale).keySet();
  }

  private static Set<String> holes(Locale locale, String key) {
    return Pattern.compile("\\{\\d}")
        .matcher(bundle(locale).getString(key))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle("app.tangible.verify.words", locale);
  }

  private int verify(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int code = new Verify(new PrintStream(bytes, true, StandardCharsets.UTF_8)).run(arguments);
    said = bytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  private String file(byte[] content) throws IOException {
    return Files.write(folder.resolve("certificate.txt"), content).toString();
  }

  private static Path project() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("bundles/licence"))) {
        return at;
      }
    }
    throw new IllegalStateException("no project above this folder");
  }
}
