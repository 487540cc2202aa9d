package app.tangible.library.h2;

import app.tangible.host.LanguageListener;
import app.tangible.library.LibraryException;
import app.tangible.library.TitleId;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.Gathering;
import app.tangible.metadata.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
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
    service = {FactFinder.class, LanguageListener.class},
    immediate = true,
    configurationPid = "app.tangible.library.facts")
@Designate(ocd = FactFinder.Config.class)
public final class FactFinder implements LanguageListener {

  private static final Logger LOG = LoggerFactory.getLogger(FactFinder.class);

  /** Settings of {@code app.tangible.library.facts}. */
  @ObjectClassDefinition(name = "Facts about titles")
  public @interface Config {

    @AttributeDefinition(description = "How many titles are asked about at the same time")
    int atOnce() default 6;

    @AttributeDefinition(
        description =
            "How long a title is left alone after a source failed; twice as long each time")
    int firstRetryMillis() default 5000;
  }

  private static final Gathering NOBODY = new Gathering(List.of(), Set.of(), Set.of());

  private final OpenLibrary library;
  private final Semaphore free;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Alarm alarm;
  private final Answers answers;
  private final ReentrantLock looking = new ReentrantLock();
  private final AtomicBoolean refused = new AtomicBoolean();
  private volatile Optional<Followed> sources = Optional.empty();

  /** Who is asked, and by what it tells of changes. */
  private record Followed(Metadata metadata, AutoCloseable changes) {}

  /** On an open library. */
  @Activate
  public FactFinder(@Reference OpenLibrary library, Config config) {
    if (config.atOnce() < 1 || config.atOnce() > 64) {
      throw new IllegalArgumentException("atOnce is 1 to 64, got " + config.atOnce());
    }
    if (config.firstRetryMillis() < 1) {
      throw new IllegalArgumentException(
          "firstRetryMillis is at least 1, got " + config.firstRetryMillis());
    }
    this.library = library;
    library.unasked().firstWait(Duration.ofMillis(config.firstRetryMillis()));
    free = new Semaphore(config.atOnce());
    alarm = new Alarm(this::wake);
    answers = new Answers(library, alarm::at, () -> refused.set(false));
    library.unasked().onMore(this::ask);
  }

  /** There is somebody to ask. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public void setMetadata(Metadata metadata) {
    AutoCloseable changes = metadata.onChange(() -> look(metadata));
    Optional<Followed> before = sources; // which goes after the new one has come
    sources = Optional.of(new Followed(metadata, changes));
    before.ifPresent(FactFinder::leave);
    look(metadata);
    ask();
  }

  /** There is nobody any more. */
  public void unsetMetadata(Metadata metadata) {
    Optional<Followed> gone = sources.filter(current -> current.metadata() == metadata);
    if (gone.isPresent()) {
      sources = Optional.empty();
      leave(gone.get());
    }
  }

  private static void leave(Followed gone) {
    try {
      gone.changes().close();
    } catch (Exception e) {
      LOG.debug("a listener stayed", e);
    }
  }

  /** Who can be asked now. */
  private void look(Metadata metadata) {
    looking.lock(); // who saw less must not have the last word
    try {
      if (sources.filter(current -> current.metadata() == metadata).isEmpty()) {
        return; // replaced while it told of a change
      }
      library
          .unasked()
          .open(
              metadata.sources().stream()
                  .filter(Metadata.Source::open)
                  .map(Metadata.Source::name)
                  .collect(Collectors.toSet()));
    } finally {
      looking.unlock();
    }
  }

  private void wake() {
    library.unasked().wake();
    library.unasked().next().ifPresent(alarm::at);
  }

  /** What is known in another language is shown until it is there in this one. */
  @Override
  public void language(Locale locale) {
    String code = locale.getLanguage();
    if (library.unasked().language(code)) {
      try {
        threads.execute(() -> askAnew(code));
      } catch (RejectedExecutionException e) {
        LOG.debug("closed meanwhile", e);
      }
    }
  }

  private void askAnew(String code) {
    try {
      library.database().write(connection -> FactRows.adopt(connection, code));
    } catch (LibraryException e) {
      tell(e); // a full disk is no reason to ask for nothing in this language
    }
    try {
      if (library.database().read(connection -> FactRows.inOthers(connection, code))) {
        library.reconsider();
      }
    } catch (LibraryException e) {
      tell(e);
    }
  }

  /** Once until it can be written again: a disk that is full refuses ten thousand titles. */
  private void tell(LibraryException e) {
    if (threads.isShutdown()) {
      LOG.debug("the library was closed meanwhile", e);
    } else if (!refused.getAndSet(true)) {
      // Not the cause: it may hold what is in the row.
      LOG.warn("facts about titles cannot be kept and are asked for again: {}", e.getMessage());
    }
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
      library.index(); // until every title is known
      for (Optional<Followed> asked = sources; asked.isPresent(); asked = sources) {
        Optional<Map.Entry<TitleId, Long>> next = library.unasked().take();
        if (next.isEmpty()) {
          library.unasked().next().ifPresent(alarm::at);
          return;
        }
        ask(); // another one beside this one, where there is room
        ask(asked.get().metadata(), next.get().getKey(), next.get().getValue());
      }
    } catch (LibraryException e) {
      tell(e);
    }
  }

  private void ask(Metadata metadata, TitleId id, long notes) {
    Optional<Questions.Question> question;
    try {
      question = library.database().read(connection -> Questions.about(connection, id));
    } catch (RuntimeException e) {
      answers.done(id, true);
      throw e;
    }
    if (question.isEmpty()) {
      library.unasked().gone(id);
      return;
    }
    FilmQuery query = question.get().query();
    Gathering found = NOBODY;
    boolean failed = true;
    boolean partial = true;
    try {
      found = metadata.gather(query);
      failed = !found.failed().isEmpty();
      partial = found.partial();
    } catch (RuntimeException e) {
      LOG.warn("the metadata sources failed", e);
    }
    FactRows.Answer answer =
        new FactRows.Answer(
            notes,
            Instant.now(),
            Locale.forLanguageTag(query.language()).getLanguage(),
            found.answered(),
            false,
            found.best().map(Remembered::of));
    answers.keep(new Answers.Answered(id, question.get(), answer, failed, partial));
  }

  /** Asks nobody any more. */
  @Deactivate
  public void close() {
    library.unasked().onMore(() -> {});
    sources.ifPresent(followed -> unsetMetadata(followed.metadata()));
    alarm.close();
    threads.shutdownNow();
  }
}
