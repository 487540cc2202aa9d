package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.metadata.FilmFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The studio says of what kind a film is, and sources of facts say so too: a page says it once. */
class GenresTest {

  @TempDir Path folder;

  private Theatre theatre;

  @BeforeEach
  void open() throws Exception {
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    List<FilmFacts> facts =
        List.of(
            FilmFacts.from("Open Movies")
                .genres(List.of("Animation"))
                .cast("Ton Roosendaal")
                .build());
    theatre = new Theatre(folder, film, new FakePlayer(), query -> facts, "en");
    theatre.library.keep(Samples.owned(0, Duration.ZERO, true));
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  private List<String> linesWith(String text) {
    return theatre.texts().stream().filter(line -> line.contains(text)).distinct().toList();
  }

  @Test
  void theStoreSaysThemOnce() {
    theatre.awaitFocus(id -> id.startsWith("title-licence-"));
    theatre.open("store", Map.of());
    theatre.pressOn("offer-4");
    theatre.awaitText("Ton Roosendaal");
    assertThat(linesWith("Animation")).hasSize(1);
  }

  @Test
  void theFilmSaysThemOnce() {
    theatre.pressOn("title-licence-" + Samples.licence(0));
    theatre.awaitText("Ton Roosendaal");
    assertThat(linesWith("Animation")).hasSize(1);
  }
}
