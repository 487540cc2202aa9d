package app.tangible.metadata.gathered;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.Gathering;
import app.tangible.metadata.Metadata;
import app.tangible.metadata.MetadataSource;
import app.tangible.metadata.gathered.Question.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all sources at once, each on its own thread, for a bounded time. */
@Component(configurationPid = "app.tangible.metadata.gathered")
@Designate(ocd = GatheredMetadata.Config.class)
public final class GatheredMetadata implements Metadata {

  private static final Logger LOG = LoggerFactory.getLogger(GatheredMetadata.class);

  /** Settings of {@code app.tangible.metadata.gathered}. */
  @ObjectClassDefinition(name = "Film facts")
  public @interface Config {

    @AttributeDefinition(description = "How long all sources together are waited for")
    int limitMillis() default 3000;
  }

  private static final Duration FIRST_REST = Duration.ofSeconds(5);
  private static final int NAME = 200;

  private final int limitMillis;
  private final SortedMap<Place, MetadataSource> sources = new ConcurrentSkipListMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Standing standing;

  @Activate
  public GatheredMetadata(Config config) {
    this(config, FIRST_REST);
  }

  GatheredMetadata(Config config, Duration firstRest) {
    if (config.limitMillis() < 1 || config.limitMillis() > 60_000) {
      throw new IllegalArgumentException("limitMillis is 1 to 60000, got " + config.limitMillis());
    }
    limitMillis = config.limitMillis();
    standing = new Standing(firstRest, this::tell);
  }

  /** Where a source stands among the others: the best ranking first, then who came first. */
  private record Place(int ranking, long arrival, String name) implements Comparable<Place> {

    static Place of(MetadataSource source, Map<String, Object> properties) {
      int ranking = properties.get("service.ranking") instanceof Integer given ? given : 0;
      String name =
          properties.get("metadata.source") instanceof String given && !given.isBlank()
              ? given
              : source.getClass().getName();
      return new Place(ranking, (Long) properties.get("service.id"), bounded(name));
    }

    /** Names are remembered with each title: a longer one, or one of two lines, would be lost. */
    private static String bounded(String name) {
      String line = name.replaceAll("\\p{Cntrl}", " ").strip();
      return line.length() > NAME ? line.substring(0, NAME) : line;
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
    sources.put(Place.of(source, properties), source);
    tell();
  }

  /** A source is gone. */
  public void removeSource(MetadataSource source) {
    sources.values().remove(source);
    standing.forget(source);
    tell();
  }

  private void tell() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) { // one that fails must not keep the others from hearing
        LOG.error("a listener of the metadata sources failed", e);
      }
    }
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public List<Source> sources() {
    List<Source> all = new ArrayList<>();
    sources.forEach(
        (place, source) -> {
          if (ready(source)) {
            all.add(new Source(place.name(), standing.open(source), standing.trouble(source)));
          }
        });
    return all;
  }

  private static boolean ready(MetadataSource source) {
    try {
      return source.ready();
    } catch (RuntimeException | LinkageError e) { // of a plug-in
      LOG.debug("a metadata source does not say whether it can be asked", e);
      return false;
    }
  }

  @Override
  public List<FilmFacts> ask(FilmQuery query) {
    return gather(query).facts();
  }

  /**
   * In two rounds: who knew nothing, or spoke of another film than a better source names, is asked
   * again with the names that were found, and not believed where it still speaks of another.
   */
  @Override
  public Gathering gather(FilmQuery query) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
    List<String> names = new ArrayList<>();
    List<MetadataSource> asked = new ArrayList<>();
    Set<String> resting = new HashSet<>();
    sources.forEach(
        (place, source) -> {
          if (ready(source)) {
            if (standing.open(source)) {
              names.add(place.name());
              asked.add(source);
            } else {
              resting.add(place.name());
            }
          }
        });
    List<Outcome> answers = ask(query, asked, deadline);
    Names found = Names.of(query, answers.stream().map(Outcome::facts).toList());
    if (!found.ids().isEmpty()) {
      askAgain(found, query, asked, answers, deadline);
    }
    Set<String> answered = new HashSet<>();
    Set<String> failed = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      (answers.get(i).answered() ? answered : failed).add(names.get(i));
    }
    return new Gathering(
        answers.stream().flatMap(outcome -> outcome.facts().stream()).toList(),
        answered,
        failed,
        resting);
  }

  private void askAgain(
      Names names,
      FilmQuery query,
      List<MetadataSource> asked,
      List<Outcome> answers,
      long deadline) {
    FilmQuery named = names.into(query);
    List<Integer> again =
        IntStream.range(0, asked.size())
            .filter(place -> answers.get(place).answered())
            .filter(place -> answers.get(place).facts().filter(names::agree).isEmpty())
            .boxed()
            .toList();
    List<Outcome> second =
        named.equals(query)
            ? Collections.nCopies(again.size(), new Outcome(Optional.empty(), true))
            : ask(named, again.stream().map(asked::get).toList(), deadline);
    for (int i = 0; i < again.size(); i++) {
      Outcome outcome = second.get(i);
      answers.set(
          again.get(i), new Outcome(outcome.facts().filter(names::agree), outcome.answered()));
    }
  }

  /** One outcome for each source, in their order. */
  private List<Outcome> ask(FilmQuery query, List<MetadataSource> asked, long deadline) {
    List<Question> questions =
        asked.stream().map(source -> new Question(source, query, standing, threads)).toList();
    List<Outcome> answers = new ArrayList<>();
    for (Question question : questions) {
      answers.add(question.answer(deadline));
    }
    return answers;
  }

  /** Waits for nobody. */
  @Deactivate
  public void close() {
    standing.close();
    threads.shutdownNow();
  }
}
