package app.tangible.metadata.nfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import app.tangible.metadata.FilmFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** NFO files come with films from anywhere. */
@Timeout(60)
class HostileNfoTest {

  @TempDir Path folder;

  private Household home;

  @BeforeEach
  void house() {
    home = new Household(folder);
  }

  @Test
  void readsNoOtherFile() throws IOException {
    Path secret = home.file("secret.txt", "the secret");
    String attack =
        """
        <?xml version="1.0"?>
        <!DOCTYPE movie [<!ENTITY other SYSTEM "%s"><!ENTITY inner "taken in">]>
        <movie><title>&other; &inner;</title></movie>
        """
            .formatted(secret.toUri());

    assertThat(home.told(attack)).isEmpty();
    assertThat(home.told(attack.replaceFirst("<!DOCTYPE.*\\n", "")))
        .map(FilmFacts::title)
        .hasValue("&other; &inner;");
  }

  @Test
  void doesNotGrowByEntities() throws IOException {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE m [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 40; i++) {
      laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }

    assertThat(home.told(laughs + "]><movie><title>&a39;</title></movie>")).isEmpty();
  }

  @Test
  void goesNoDeeperThanAFilmNeeds() throws IOException {
    String deep = "<movie><title>T</title>" + "<a>".repeat(100_000);

    assertThat(home.told(deep).map(FilmFacts::title)).hasValue("T");
  }

  @Test
  void readsNoMoreElementsThanAFilmNeeds() throws IOException {
    String wide = "<movie><title>T</title>" + "<a/>".repeat(200_000) + "</movie>";

    assertThat(home.told(wide).map(FilmFacts::title)).hasValue("T");
  }

  @Test
  void leavesOutAFileThatIsTooLarge() throws IOException {
    assertThat(home.told("<movie><title>T</title>" + " ".repeat(1_048_576) + "</movie>")).isEmpty();
  }

  @Test
  void boundsNamesAndTexts() throws IOException {
    String many =
        "<movie><plot>"
            + "long ".repeat(20_000)
            + "</plot>"
            + "<actor><name>A%d</name></actor>".repeat(1_000)
            + "</movie>";

    FilmFacts facts = home.told(many).orElseThrow();
    assertThat(facts.synopsis()).hasSize(20_000);
    assertThat(facts.cast()).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void doesNotWaitForAPipe() throws Exception {
    Path pipe = folder.resolve("film.nfo");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(home.film(home.file("film.mkv"))).isEmpty();
  }

  @Test
  void aNameLeadsOutOfNoFolder() throws IOException {
    home.file("outside.jpg");
    Files.createDirectories(folder.resolve("films/.actors"));
    home.file("films/f.nfo", "<movie><actor><name>../../outside</name></actor></movie>");

    assertThat(home.film(home.file("films/f.mkv")).orElseThrow().cast().getFirst().portrait())
        .isEmpty();
  }

  @Test
  void survivesAnyBytes() throws IOException {
    byte[] model =
        ("<?xml version='1.0'?><movie><title>A &amp; b</title><ratings><rating max='10'"
             + " default='true'>"
             + "<value>5</value></rating></ratings><actor><name>N</name></actor><![CDATA[x]]><thumb"
             + " aspect='poster'>https://img.example/p.jpg</thumb></movie>"
             + "https://www.imdb.com/title/tt0000001")
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(20_261_121);
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = model.clone();
      for (int i = random.nextInt(12); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      String text = NfoText.decode(bytes);
      assertThatCode(
              () ->
                  NfoXml.read(text)
                      .roots()
                      .forEach(
                          root ->
                              new NfoFacts(root, app.tangible.metadata.FilmQuery.Kind.FILM, folder)
                                  .facts()))
          .as("round %d: %s", round, text)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void longRunsOfLettersAreReadInStep() throws IOException {
    long start = System.nanoTime();
    for (String run :
        new String[] {"<", "&", " / ", "<?", "<![CDATA[", "a/", "imdb.com/title/tt"}) {
      home.told("<movie><genre>" + run.repeat(1_000_000 / run.length()) + "</genre></movie>");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }
}
