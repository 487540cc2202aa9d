package app.tangible.metadata.tmdb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** One film or series that a search has found. */
record Candidate(long id, List<String> titles, OptionalInt year, long votes) {

  private static final int MAX_CANDIDATES = 20;
  private static final double NEAR = 0.85;

  /** How many times as many votes make one of the same name the one that is meant. */
  private static final long KNOWN_BETTER = 10;

  Candidate {
    titles = List.copyOf(titles);
  }

  static List<Candidate> of(JsonNode answer) {
    List<Candidate> candidates = new ArrayList<>();
    for (JsonNode result : answer.path("results")) {
      if (candidates.size() < MAX_CANDIDATES && result.path("id").asLong() > 0) {
        candidates.add(one(result));
      }
    }
    return candidates;
  }

  private static Candidate one(JsonNode result) {
    List<String> titles = new ArrayList<>();
    for (String field : List.of("title", "original_title", "name", "original_name")) {
      String title = result.path(field).asText("");
      if (!title.isEmpty()) {
        titles.add(title);
      }
    }
    String date = result.path("release_date").asText(result.path("first_air_date").asText(""));
    return new Candidate(
        result.path("id").asLong(), titles, Year.of(date), result.path("vote_count").asLong());
  }

  /**
   * The one that is meant, or nobody: first the same title of the same year, then of a year beside
   * it (festivals), then nearly the same title of the same year. Without a year only the same title
   * counts. Among equals one is taken only when it is far better known.
   */
  static Optional<Candidate> meant(String title, OptionalInt year, List<Candidate> found) {
    Predicate<Candidate> same = candidate -> candidate.likeness(title) == 1;
    Predicate<Candidate> near = candidate -> candidate.likeness(title) >= NEAR;
    if (year.isEmpty()) {
      return clear(found.stream().filter(same).toList());
    }
    List<Predicate<Candidate>> tries =
        List.of(
            same.and(candidate -> candidate.within(0, year)),
            same.and(candidate -> candidate.within(1, year)),
            near.and(candidate -> candidate.within(0, year)));
    for (Predicate<Candidate> rule : tries) {
      List<Candidate> fitting = found.stream().filter(rule).toList();
      if (!fitting.isEmpty()) {
        return clear(fitting);
      }
    }
    return Optional.empty();
  }

  private static Optional<Candidate> clear(List<Candidate> equals) {
    List<Candidate> best =
        equals.stream().sorted((one, other) -> Long.compare(other.votes, one.votes)).toList();
    if (best.size() > 1 && best.getFirst().votes < KNOWN_BETTER * Math.max(1, best.get(1).votes)) {
      return Optional.empty();
    }
    return best.stream().findFirst();
  }

  boolean within(int years, OptionalInt wanted) {
    return year.isPresent() && Math.abs(year.getAsInt() - wanted.getAsInt()) <= years;
  }

  private double likeness(String title) {
    return titles.stream().mapToDouble(own -> Titles.likeness(own, title)).max().orElse(0);
  }
}
