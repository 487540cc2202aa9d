package app.tangible.metadata.gathered;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.Metadata;
import app.tangible.metadata.MetadataSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Asks all sources at once, each on its own thread, for a bounded time. */
@Component(configurationPid = "app.tangible.metadata.gathered")
@Designate(ocd = GatheredMetadata.Config.class)
public final class GatheredMetadata implements Metadata {

  /** Settings of {@code app.tangible.metadata.gathered}. */
  @ObjectClassDefinition(name = "Film facts")
  public @interface Config {

    @AttributeDefinition(description = "How long all sources together are waited for")
    int limitMillis() default 3000;
  }

  private final int limitMillis;
  private final SortedMap<Place, MetadataSource> sources = new ConcurrentSkipListMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Standing standing = new Standing();

  @Activate
  public GatheredMetadata(Config config) {
    if (config.limitMillis() < 1 || config.limitMillis() > 60_000) {
      throw new IllegalArgumentException("limitMillis is 1 to 60000, got " + config.limitMillis());
    }
    limitMillis = config.limitMillis();
  }

  /** Where a source stands among the others: the best ranking first, then who came first. */
  private record Place(int ranking, long arrival) implements Comparable<Place> {

    static Place of(Map<String, Object> properties) {
      int ranking = properties.get("service.ranking") instanceof Integer given ? given : 0;
      return new Place(ranking, (Long) properties.get("service.id"));
    }

    @Override
    public int compareTo(Place other) {
      int better = Integer.compare(other.ranking, ranking);
      return better != 0 ? better : Long.compare(arrival, other.arrival);
    }
  }

  /** A source appears. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void addSource(MetadataSource source, Map<String, Object> properties) {
    sources.put(Place.of(properties), source);
  }

  /** A source is gone. */
  public void removeSource(MetadataSource source) {
    sources.values().remove(source);
    standing.forget(source);
  }

  /**
   * In two rounds: who knew nothing, or spoke of another film than a better source names, is asked
   * again with the names that were found, and not believed where it still speaks of another.
   */
  @Override
  public List<FilmFacts> ask(FilmQuery query) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
    List<MetadataSource> asked = List.copyOf(sources.values());
    List<Optional<FilmFacts>> answers = ask(query, asked, deadline);
    Names names = Names.of(query, answers);
    if (!names.ids().isEmpty()) {
      askAgain(names, query, asked, answers, deadline);
    }
    return answers.stream().flatMap(Optional::stream).toList();
  }

  private void askAgain(
      Names names,
      FilmQuery query,
      List<MetadataSource> asked,
      List<Optional<FilmFacts>> answers,
      long deadline) {
    FilmQuery named = names.into(query);
    List<Integer> again =
        IntStream.range(0, asked.size())
            .filter(place -> !answers.get(place).filter(names::agree).isPresent())
            .boxed()
            .toList();
    List<Optional<FilmFacts>> second =
        named.equals(query)
            ? Collections.nCopies(again.size(), Optional.empty())
            : ask(named, again.stream().map(asked::get).toList(), deadline);
    for (int i = 0; i < again.size(); i++) {
      answers.set(again.get(i), second.get(i).filter(names::agree));
    }
  }

  /** One answer for each source, in their order. */
  private List<Optional<FilmFacts>> ask(
      FilmQuery query, List<MetadataSource> asked, long deadline) {
    List<Optional<Question>> questions =
        asked.stream()
            .map(
                source ->
                    standing.late().contains(source)
                        ? Optional.<Question>empty()
                        : Optional.of(new Question(source, query, standing, threads)))
            .toList();
    List<Optional<FilmFacts>> answers = new ArrayList<>();
    for (Optional<Question> question : questions) {
      answers.add(question.flatMap(put -> put.answer(deadline)));
    }
    return answers;
  }

  /** Waits for nobody. */
  @Deactivate
  public void close() {
    threads.shutdownNow();
  }
}
