package app.tangible.metadata;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came of one question to all sources.
 *
 * @param facts best first, as {@link Metadata#ask}
 * @param answered names of the sources that answered, also that they know nothing
 * @param failed names of those that were asked and did not
 */
public record Gathering(List<FilmFacts> facts, Set<String> answered, Set<String> failed) {

  /** Copies. */
  public Gathering {
    facts = List.copyOf(facts);
    answered = Set.copyOf(answered);
    failed = Set.copyOf(failed);
  }

  /** All facts as one: each from the best source that has it. */
  public Optional<FilmFacts> best() {
    return facts.stream().reduce(FilmFacts::or);
  }
}
