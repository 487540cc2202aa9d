package app.tangible.metadata.nfo;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A folder with a few files, and the source that looks into it. */
record Household(Path folder) {

  private record Settings(int fileBytes) implements NfoSource.Config {
    @Override
    public Class<? extends Annotation> annotationType() {
      return NfoSource.Config.class;
    }
  }

  static NfoSource source(int fileBytes) {
    return new NfoSource(new Settings(fileBytes));
  }

  Path file(String name) throws IOException {
    return file(name, new byte[0]);
  }

  Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path file(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  Optional<FilmFacts> film(Path file) {
    return ask(FilmQuery.Kind.FILM, Optional.empty(), file);
  }

  Optional<FilmFacts> series(Path file) {
    return ask(FilmQuery.Kind.SERIES, Optional.empty(), file);
  }

  Optional<FilmFacts> episode(int season, int number, Path file) {
    return ask(FilmQuery.Kind.EPISODE, Optional.of(new FilmQuery.Episode(season, number)), file);
  }

  private static Optional<FilmFacts> ask(
      FilmQuery.Kind kind, Optional<FilmQuery.Episode> episode, Path file) {
    return source(1_048_576)
        .lookUp(
            new FilmQuery(
                kind, "Any", OptionalInt.empty(), "en", episode, Map.of(), Optional.of(file)));
  }

  /** What a film's NFO file of this text tells. */
  Optional<FilmFacts> told(String nfo) throws IOException {
    return told(nfo.getBytes(StandardCharsets.UTF_8));
  }

  Optional<FilmFacts> told(byte[] nfo) throws IOException {
    file("film.nfo", nfo);
    return film(file("film.mkv"));
  }
}
