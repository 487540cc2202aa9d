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
 * @param resting names of those that are ready and were not asked, since they are left alone
 */
public record Gathering(
    List<FilmFacts> facts, Set<String> answered, Set<String> failed, Set<String> resting) {

  /** Copies. */
  public Gathering {
    facts = List.copyOf(facts);
    answered = Set.copyOf(answered);
    failed = Set.copyOf(failed);
    resting = Set.copyOf(resting);
  }

  /** Where nobody rests. */
  public Gathering(List<FilmFacts> facts, Set<String> answered, Set<String> failed) {
    this(facts, answered, failed, Set.of());
  }

  /** Whether somebody who may know it has not said so. */
  public boolean partial() {
    return !failed.isEmpty() || !resting.isEmpty();
  }

  /** All facts as one: each from the best source that has it. */
  public Optional<FilmFacts> best() {
    return facts.stream().reduce(FilmFacts::or);
  }
}
