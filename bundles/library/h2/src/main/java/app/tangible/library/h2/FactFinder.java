package app.tangible.library.h2;

import app.tangible.library.LibraryException;
import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.Metadata;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks metadata sources about titles that are on the shelf already, and remembers the answers. */
@Component(
    service = FactFinder.class,
    immediate = true,
    configurationPid = "app.tangible.library.facts")
@Designate(ocd = FactFinder.Config.class)
public final class FactFinder {

  private static final Logger LOG = LoggerFactory.getLogger(FactFinder.class);

  /** Settings of {@code app.tangible.library.facts}. */
  @ObjectClassDefinition(name = "Facts about titles")
  public @interface Config {

    @AttributeDefinition(description = "How many titles are asked about at the same time")
    int atOnce() default 6;
  }

  private static final int BATCH = 200;
  private static final long MOMENT_NANOS = 500_000_000;

  private final OpenLibrary library;
  private final Semaphore free;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicLong kept = new AtomicLong(System.nanoTime());
  private volatile Optional<Metadata> sources = Optional.empty();

  private record Answered(TitleId id, FactRows.Answer answer) {}

  /** On an open library. */
  @Activate
  public FactFinder(@Reference OpenLibrary library, Config config) {
    if (config.atOnce() < 1 || config.atOnce() > 64) {
      throw new IllegalArgumentException("atOnce is 1 to 64, got " + config.atOnce());
    }
    this.library = library;
    free = new Semaphore(config.atOnce());
    library.unasked().onMore(this::ask);
  }

  /** There is somebody to ask. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void setMetadata(Metadata metadata) {
    sources = Optional.of(metadata);
    ask();
  }

  /** There is nobody any more. */
  public void unsetMetadata(Metadata metadata) {
    sources = sources.filter(current -> current != metadata);
  }

  private void ask() {
    if (sources.isPresent() && free.tryAcquire()) {
      try {
        threads.execute(
            () -> {
              try {
                askAll();
              } finally {
                free.release();
              }
            });
      } catch (RejectedExecutionException e) {
        free.release(); // closed
      }
    }
  }

  private void askAll() {
    try {
      while (sources.isPresent()) {
        Optional<Map.Entry<TitleId, Long>> next = library.unasked().take();
        if (next.isEmpty()) {
          return;
        }
        ask(); // another one beside this one, where there is room
        ask(next.get().getKey(), next.get().getValue());
      }
    } catch (LibraryException e) {
      LOG.debug("the library was closed meanwhile", e);
    }
  }

  private void ask(TitleId id, long notes) {
    Optional<Metadata> asked = sources;
    Optional<FilmQuery> query =
        library.database().read(connection -> Questions.about(connection, id));
    if (asked.isEmpty() || query.isEmpty()) {
      library.unasked().done(id);
      return;
    }
    Optional<Facts> facts = Optional.empty();
    try {
      facts = asked.get().best(query.get()).map(FactFinder::remembered);
    } catch (RuntimeException e) {
      LOG.warn("the metadata sources failed", e);
    }
    answers.add(new Answered(id, new FactRows.Answer(notes, Instant.now(), facts)));
    keep();
  }

  /** Whoever comes while another one writes, or a moment after, leaves his answer to the next. */
  private void keep() {
    while (!answers.isEmpty() && due() && writing.tryLock()) {
      try {
        kept.set(System.nanoTime());
        List<Answered> batch = new ArrayList<>();
        for (Answered one = answers.poll(); one != null; one = answers.poll()) {
          batch.add(one);
        }
        library.write(
            connection -> {
              List<TitleId> ids = new ArrayList<>();
              for (Answered one : batch) {
                FactRows.keep(connection, one.id(), one.answer());
                ids.add(one.id());
              }
              return ids;
            });
        batch.forEach(one -> library.unasked().done(one.id()));
      } finally {
        writing.unlock();
      }
    }
  }

  private boolean due() {
    return !library.unasked().waits()
        || answers.size() >= BATCH
        || System.nanoTime() - kept.get() > MOMENT_NANOS;
  }

  private static Facts remembered(FilmFacts facts) {
    return new Facts(
        Bounds.line(facts.title()),
        Bounds.line(facts.originalTitle()),
        facts.year(),
        Bounds.line(facts.tagline()),
        Bounds.text(facts.synopsis()),
        facts.cast().stream()
            .limit(Bounds.PERSONS)
            .map(
                role ->
                    new TitleDetail.Role(
                        Bounds.line(role.person()),
                        Bounds.line(role.character()),
                        picture(role.portrait())))
            .toList(),
        Bounds.lines(facts.directors()),
        Bounds.lines(facts.genres()),
        Bounds.lines(facts.studios()),
        facts.rating(),
        facts.certificates().isEmpty() ? "" : Bounds.line(facts.certificates().getFirst()),
        FilmFacts.minimumAge(facts.certificates()),
        facts.length(),
        Bounds.map(facts.ids()),
        picture(facts.poster()),
        picture(facts.backdrop()),
        picture(facts.logo()));
  }

  private static Optional<URI> picture(Optional<URI> address) {
    return address.filter(Bounds::picture);
  }

  /** Asks nobody any more. */
  @Deactivate
  public void close() {
    library.unasked().onMore(() -> {});
    threads.shutdownNow();
  }
}
