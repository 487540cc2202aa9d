package app.tangible.seeding.rest;

import app.tangible.content.FilmId;
import java.util.List;
import java.util.Map;

/** How many peers seed a film. */
public record SeededBody(String film, long live) {

  /** All films on sale. */
  public record Page(List<SeededBody> films) {}

  static Page of(Map<FilmId, Long> counts) {
    return new Page(
        counts.entrySet().stream()
            .map(entry -> new SeededBody(entry.getKey().hex(), entry.getValue()))
            .toList());
  }
}
