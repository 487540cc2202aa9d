package app.tangible.library.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.Shelf.Query;
import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import app.tangible.library.intake.Find;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.MetadataException;
import app.tangible.metadata.MetadataSource;
import app.tangible.metadata.SourceTrouble.Kind;
import app.tangible.metadata.gathered.GatheredMetadata;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole library reads another language while the database that has the words is away. */
@Timeout(120)
class FactLanguageTest {

  private static final int FILMS = 20;
  private static final URI POSTER = URI.create("https://example.org/p.jpg");
  private static final URI ART = URI.create("file:///films/poster.jpg");

  @TempDir Path home;
  private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);
  private final GatheredMetadata metadata = new GatheredMetadata(new Patient());
  private final MetadataSource good = FactLanguageTest::words;
  private long arrived;
  private Room room;
  private FactFinder finder;

  @SuppressWarnings("ClassExplicitlyAnnotation")
  private record Patient() implements GatheredMetadata.Config {

    @Override
    public int limitMillis() {
      return 30_000;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return GatheredMetadata.Config.class;
    }
  }

  @SuppressWarnings("ClassExplicitlyAnnotation")
  private record Six() implements FactFinder.Config {

    @Override
    public int atOnce() {
      return 6;
    }

    @Override
    public int firstRetryMillis() {
      return 20;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return FactFinder.Config.class;
    }
  }

  @BeforeEach
  void open() {
    room = new Room(home);
    finder = new FactFinder(room.library, new Six());
  }

  @AfterEach
  void close() {
    Locale.setDefault(Locale.Category.DISPLAY, before);
    finder.close();
    room.close();
    metadata.close();
  }

  private static Optional<FilmFacts> words(FilmQuery query) {
    return Optional.of(
        FilmFacts.from("tmdb")
            .title(query.title() + " " + query.language())
            .synopsis("In " + query.language())
            .poster(POSTER)
            .build());
  }

  /** Pictures beside the film: no words in any language. */
  private static Optional<FilmFacts> art(FilmQuery query) {
    return Optional.of(FilmFacts.from("nfo").poster(ART).build());
  }

  /** As the container does when a source or its key comes. */
  private void come(String name, int ranking, MetadataSource source) {
    arrived++;
    metadata.addSource(
        source, Map.of("metadata.source", name, "service.ranking", ranking, "service.id", arrived));
  }

  private void speak(Locale locale) {
    Locale.setDefault(Locale.Category.DISPLAY, locale);
    finder.language(locale);
  }

  private void knownInEnglish() {
    come("tmdb", 200, good);
    finder.setMetadata(metadata);
    speak(Locale.ENGLISH);
    room.put(
        IntStream.range(0, FILMS)
            .mapToObj(number -> Room.film("Film " + number, 1999))
            .toArray(Find[]::new));
    shown("en");
  }

  private void shown(String language) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(names()).allMatch(name -> name.endsWith(" " + language)));
  }

  private List<String> names() {
    return room.names(Query.ALL);
  }

  /** Until an answer for that language is on the disk for each film. */
  private void written(String language) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> IntStream.range(0, FILMS).allMatch(number -> in(language, number)));
  }

  private boolean in(String language, int number) {
    TitleId id = id(number);
    return room.library
        .database()
        .read(connection -> FactRows.answer(connection, id))
        .filter(answer -> answer.language().equals(language))
        .isPresent();
  }

  private TitleId id(int number) {
    return room.id("Film " + number + ".mkv");
  }

  private void oldWordsStay() {
    speak(Locale.FRENCH);
    written("fr");
    assertThat(names()).hasSize(FILMS).allMatch(name -> name.endsWith(" en"));
    for (int number = 0; number < FILMS; number++) {
      TitleDetail detail = room.shelf.detail(id(number)).orElseThrow();
      assertThat(detail.synopsis()).isEqualTo("In en");
    }
  }

  private void newWordsCome() {
    come("tmdb", 200, good);
    shown("fr");
  }

  private MetadataSource away() {
    metadata.removeSource(good);
    MetadataSource away =
        query -> {
          throw new MetadataException(
              Kind.UNREACHABLE, "no network", Optional.of(Duration.ofHours(1)));
        };
    come("tmdb", 200, away);
    return away;
  }

  @Test
  void everyTitleIsAskedForWhenTheNetworkIsBack() {
    come("nfo", 300, query -> Optional.empty());
    knownInEnglish();
    MetadataSource away = away();
    oldWordsStay();
    metadata.removeSource(away);
    newWordsCome();
  }

  @Test
  void picturesBesideTheFilmDoNotTakeTheOldWordsAway() {
    come("nfo", 300, FactLanguageTest::art);
    knownInEnglish();
    MetadataSource away = away();
    oldWordsStay();
    metadata.removeSource(away);
    newWordsCome();
  }

  @Test
  void everyTitleIsAskedForWhenTheKeyIsThere() {
    come("nfo", 300, query -> Optional.empty());
    knownInEnglish();
    metadata.removeSource(good);
    oldWordsStay();
    newWordsCome();
  }

  @Test
  void picturesAloneDoNotTakeTheOldWordsAwayWhereTheKeyIsGone() {
    come("nfo", 300, FactLanguageTest::art);
    knownInEnglish();
    metadata.removeSource(good);
    oldWordsStay();
    newWordsCome();
  }
}
