package app.tangible.metadata.gathered;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.FilmQuery.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What others call the film that is asked about: by the query, and by the best who knows. */
record Names(Map<String, String> ids) {

  Names {
    ids = Map.copyOf(ids);
  }

  /** An answer about an episode names the episode, where the query names its series. */
  static Names of(FilmQuery query, List<Optional<FilmFacts>> answers) {
    if (query.kind() == Kind.EPISODE) {
      return new Names(Map.of());
    }
    Map<String, String> ids =
        answers.stream()
            .flatMap(Optional::stream)
            .map(FilmFacts::ids)
            .filter(known -> !known.isEmpty())
            .findFirst()
            .map(HashMap::new)
            .orElseGet(HashMap::new);
    ids.putAll(query.ids());
    return new Names(ids);
  }

  /** Whether they are about the same film, as far as can be told. */
  boolean agree(FilmFacts facts) {
    return facts.ids().entrySet().stream()
        .allMatch(name -> ids.getOrDefault(name.getKey(), name.getValue()).equals(name.getValue()));
  }

  FilmQuery into(FilmQuery query) {
    return new FilmQuery(
        query.kind(),
        query.title(),
        query.year(),
        query.language(),
        query.episode(),
        ids,
        query.file());
  }
}
