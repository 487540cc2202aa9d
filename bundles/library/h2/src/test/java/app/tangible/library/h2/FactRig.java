package app.tangible.library.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.Shelf.Query;
import app.tangible.library.TitleId;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.MetadataException;
import app.tangible.metadata.SourceTrouble.Kind;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A library whose titles are asked about; what each test does with it, it says itself. */
@Timeout(120)
abstract class FactRig {

  @TempDir Path home;
  final Queue<FilmQuery> asked = new ConcurrentLinkedQueue<>();
  private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);
  private final int atOnce;
  Room room;
  FactFinder finder;

  /**
   * @param atOnce so many titles
   */
  FactRig(int atOnce) {
    this.atOnce = atOnce;
  }

  @BeforeEach
  void open() {
    room = new Room(home);
    finder = new FactFinder(room.library, new AtOnce(atOnce));
  }

  @AfterEach
  void close() {
    Locale.setDefault(Locale.Category.DISPLAY, before);
    finder.close();
    room.close();
  }

  @SuppressWarnings("ClassExplicitlyAnnotation")
  private record AtOnce(int atOnce) implements FactFinder.Config {

    @Override
    public int firstRetryMillis() {
      return 20;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return FactFinder.Config.class;
    }
  }

  void settled(int questions) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> asked.size() >= questions && room.library.unasked().idle());
  }

  static Optional<FilmFacts> all(String name, String synopsis) {
    return Optional.of(
        FilmFacts.from("test")
            .title(name)
            .synopsis(synopsis)
            .poster(URI.create("https://example.org/p.jpg"))
            .build());
  }

  void shown(String name) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() -> assertThat(room.names(Query.ALL)).containsExactly(name));
  }

  String synopsis(String key) {
    return room.shelf.detail(room.id(key)).orElseThrow().synopsis();
  }

  /** Until an answer in that language is on the disk. */
  void written(String language, String... keys) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> Stream.of(keys).allMatch(key -> answer(key).language().equals(language)));
  }

  FactRows.Answer answer(String key) {
    TitleId id = room.id(key);
    return room.library
        .database()
        .read(connection -> FactRows.answer(connection, id))
        .orElseThrow();
  }

  void speak(Locale locale) {
    Locale.setDefault(Locale.Category.DISPLAY, locale);
    finder.language(locale);
  }

  static Optional<FilmFacts> none() {
    return Optional.empty();
  }

  static void waitFor(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Optional<FilmFacts> unreachable(FilmQuery query) {
    throw new MetadataException(Kind.UNREACHABLE, "no network", Optional.empty());
  }
}
