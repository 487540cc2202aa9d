package app.tangible.metadata.gathered;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.Metadata;
import app.tangible.metadata.MetadataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
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

  private final int limitMillis;
  private final SortedMap<Place, MetadataSource> sources = new ConcurrentSkipListMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  // Those that did not give back the thread of an earlier question are not asked another one.
  private final Set<MetadataSource> late = ConcurrentHashMap.newKeySet();

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
    late.remove(source);
  }

  @Override
  public List<FilmFacts> ask(FilmQuery query) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
    List<Question> questions = new ArrayList<>();
    for (MetadataSource source : sources.values()) {
      if (!late.contains(source)) {
        Question question = new Question(source, query);
        question.answer = threads.submit(question::ask);
        questions.add(question);
      }
    }
    List<FilmFacts> known = new ArrayList<>();
    for (Question question : questions) {
      question.answer(deadline).ifPresent(known::add);
    }
    return known;
  }

  /** One source, asked one thing. */
  private final class Question {

    private final MetadataSource source;
    private final FilmQuery query;
    private final AtomicReference<Wait> wait = new AtomicReference<>(Wait.IN_TIME);
    private Future<Optional<FilmFacts>> answer =
        CompletableFuture.completedFuture(Optional.empty());

    Question(MetadataSource source, FilmQuery query) {
      this.source = source;
      this.query = query;
    }

    Optional<FilmFacts> ask() {
      try {
        return source.lookUp(query);
      } finally {
        if (wait.getAndSet(Wait.OVER) == Wait.LATE) {
          late.remove(source);
        }
      }
    }

    Optional<FilmFacts> answer(long deadline) {
      try {
        long left = Math.max(0, deadline - System.nanoTime());
        Optional<FilmFacts> facts = answer.get(left, TimeUnit.NANOSECONDS);
        return facts == null ? Optional.empty() : facts; // a plug-in may break its promise
      } catch (ExecutionException e) {
        LOG.warn("the metadata source {} failed", source.getClass().getName(), e.getCause());
      } catch (TimeoutException e) {
        giveUp();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Optional.empty();
    }

    private void giveUp() {
      late.add(source);
      if (!wait.compareAndSet(Wait.IN_TIME, Wait.LATE)) {
        late.remove(source); // it has just answered
      }
      answer.cancel(true);
      LOG.warn(
          "the metadata source {} did not answer in {} ms; it is not asked again until it does",
          source.getClass().getName(),
          limitMillis);
    }
  }

  private enum Wait {
    IN_TIME,
    LATE,
    OVER
  }

  /** Waits for nobody. */
  @Deactivate
  public void close() {
    threads.shutdownNow();
  }
}
