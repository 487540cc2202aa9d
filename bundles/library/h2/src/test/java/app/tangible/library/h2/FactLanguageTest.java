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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Titles in another language, also while the database that has the words is away. */
class FactLanguageTest extends FactRig {

  private static final int FILMS = 20;
  private static final URI POSTER = URI.create("https://example.org/p.jpg");
  private static final URI ART = URI.create("file:///films/poster.jpg");

  private final GatheredMetadata metadata = new GatheredMetadata(new Patient());
  private final MetadataSource good = FactLanguageTest::words;
  private long arrived;

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

  FactLanguageTest() {
    super(6);
  }

  @AfterEach
  void closeSources() {
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

  private void knownInEnglish() {
    come("tmdb", 200, good);
    finder.setMetadata(metadata);
    speak(Locale.ENGLISH);
    room.put(
        IntStream.range(0, FILMS)
            .mapToObj(number -> Room.film("Film " + number, 1999))
            .toArray(Find[]::new));
    allIn("en");
  }

  private void allIn(String language) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(names()).allMatch(name -> name.endsWith(" " + language)));
  }

  private List<String> names() {
    return room.names(Query.ALL);
  }

  private TitleId id(int number) {
    return room.id("Film " + number + ".mkv");
  }

  private void oldWordsStay() {
    speak(Locale.FRENCH);
    String[] keys =
        IntStream.range(0, FILMS)
            .mapToObj(number -> "Film " + number + ".mkv")
            .toArray(String[]::new);
    written("fr", keys);
    assertThat(names()).hasSize(FILMS).allMatch(name -> name.endsWith(" en"));
    for (int number = 0; number < FILMS; number++) {
      TitleDetail detail = room.shelf.detail(id(number)).orElseThrow();
      assertThat(detail.synopsis()).isEqualTo("In en");
    }
  }

  private void newWordsCome() {
    come("tmdb", 200, good);
    allIn("fr");
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

  @Test
  void anotherLanguageIsAskedForAnewAndTheOldTextStaysUntilItIsThere() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Sources sources = new Sources(asked);
    MetadataSource both =
        query -> {
          boolean french = query.language().startsWith("fr");
          if (french) {
            waitFor(go);
          }
          return all(french ? "Film français" : "English film", query.language());
        };
    sources.come("tmdb", both);
    finder.setMetadata(sources);
    speak(Locale.ENGLISH);
    room.put(Room.film("Film", 1999));
    settled(1);
    speak(Locale.FRENCH);
    await().atMost(Duration.ofSeconds(30)).until(() -> asked.size() == 2);
    assertThat(room.names(Query.ALL)).containsExactly("English film");
    go.countDown();
    shown("Film français");
    speak(Locale.FRENCH);
    settled(2);
    assertThat(asked).as("told twice is asked once").hasSize(2);
    close();
    open();
    finder.setMetadata(sources);
    speak(Locale.FRENCH);
    settled(2);
    assertThat(asked).as("nor after a restart").hasSize(2);
  }

  @Test
  void theOldTextStaysWhereTheNetworkIsAwayAndTheNewOneComesWhenItIsBack() {
    Sources sources = new Sources(asked);
    sources.come("tmdb", query -> all("English film", "x"));
    finder.setMetadata(sources);
    speak(Locale.ENGLISH);
    room.put(Room.film("Film", 1999));
    settled(1);
    sources.come("tmdb", FactRig::unreachable);
    speak(Locale.FRENCH);
    written("fr", "Film.mkv");
    assertThat(room.names(Query.ALL)).containsExactly("English film");
    sources.rest("tmdb");
    close();
    open();
    finder.setMetadata(sources);
    speak(Locale.FRENCH);
    assertThat(room.names(Query.ALL)).containsExactly("English film");
    sources.come("tmdb", query -> all("Film français", "x"));
    shown("Film français");
  }
}
