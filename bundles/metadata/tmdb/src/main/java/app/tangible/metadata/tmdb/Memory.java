package app.tangible.metadata.tmdb;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last answers, also those that nothing is known; a bounded number for a bounded time. */
final class Memory {

  private record Remembered(Optional<FilmFacts> facts, long untilNanos) {}

  private final int titles;
  private final Duration time;
  private final Map<FilmQuery, Remembered> answers = new LinkedHashMap<>(16, 0.75f, true);

  Memory(int titles, Duration time) {
    this.titles = titles;
    this.time = time;
  }

  /** Empty where it is not remembered. */
  synchronized Optional<Optional<FilmFacts>> of(FilmQuery query) {
    Remembered found = answers.get(key(query));
    if (found == null || found.untilNanos - System.nanoTime() < 0) {
      return Optional.empty();
    }
    return Optional.of(found.facts);
  }

  synchronized void keep(FilmQuery query, Optional<FilmFacts> facts) {
    answers.put(key(query), new Remembered(facts, System.nanoTime() + time.toNanos()));
    if (answers.size() > titles) {
      answers.remove(answers.keySet().iterator().next());
    }
  }

  /** Where the file lies changes no answer. */
  private static FilmQuery key(FilmQuery query) {
    return new FilmQuery(
        query.kind(),
        query.title(),
        query.year(),
        query.language(),
        query.episode(),
        query.ids(),
        Optional.empty());
  }
}
