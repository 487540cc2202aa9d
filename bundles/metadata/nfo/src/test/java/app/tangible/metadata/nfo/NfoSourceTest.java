package app.tangible.metadata.nfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NfoSourceTest {

  /** As Kodi 20 exports a film, shortened; the film is invented. */
  private static final String KODI =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
      <movie>
          <title>The Lighthouse Keeper&apos;s Clock</title>
          <originaltitle>L'horloge du gardien</originaltitle>
          <sorttitle></sorttitle>
          <ratings>
              <rating name="metacritic" max="100"><value>55.000000</value><votes>9</votes></rating>
              <rating name="themoviedb" max="10" default="true"><value>7.200000</value></rating>
          </ratings>
          <userrating>0</userrating>
          <outline>Short.</outline>
          <plot>A keeper finds a clock that runs backwards.</plot>
          <tagline>Time is a tide.</tagline>
          <runtime>97</runtime>
          <thumb spoof="" cache="" aspect="landscape" preview="">https://img.example/l.jpg</thumb>
          <thumb spoof="" cache="" aspect="poster" preview="https://img.example/s.jpg">https://img.example/p.jpg</thumb>
          <thumb aspect="clearlogo">https://img.example/logo.png</thumb>
          <fanart>
              <thumb colors="" preview="https://img.example/b-s.jpg">https://img.example/b.jpg</thumb>
          </fanart>
          <mpaa>Rated PG-13</mpaa>
          <uniqueid type="imdb" default="true">tt7654321</uniqueid>
          <uniqueid type="tmdb">123456</uniqueid>
          <genre>Drama</genre>
          <genre>Mystery</genre>
          <set><name>Keepers</name><overview>…</overview></set>
          <credits>Ann Writer</credits>
          <director>Dee Rector</director>
          <premiered>2011-09-02</premiered>
          <year>2011</year>
          <studio>Small House</studio>
          <trailer>plugin://plugin.video.youtube/?action=play_video&amp;videoid=AbCdEf_1234</trailer>
          <fileinfo><streamdetails><video><codec>h264</codec><title>no</title></video></streamdetails></fileinfo>
          <actor>
              <name>Ada Actor</name><role>The Keeper</role><order>0</order>
              <thumb>https://img.example/ada.jpg</thumb>
          </actor>
          <actor><name>Bo Player</name><role></role></actor>
          <actor><role>Nobody</role></actor>
      </movie>
      """;

  @TempDir Path folder;

  private Household home;

  @BeforeEach
  void house() {
    home = new Household(folder);
  }

  @Test
  void tellsAllThatKodiExports() throws IOException {
    FilmFacts facts = home.told(KODI).orElseThrow();

    assertThat(facts)
        .isEqualTo(
            FilmFacts.from("NFO")
                .title("The Lighthouse Keeper's Clock")
                .originalTitle("L'horloge du gardien")
                .year(2011)
                .tagline("Time is a tide.")
                .synopsis("A keeper finds a clock that runs backwards.")
                .cast(
                    List.of(
                        new FilmFacts.Role(
                            "Ada Actor",
                            "The Keeper",
                            Optional.of(URI.create("https://img.example/ada.jpg"))),
                        new FilmFacts.Role("Bo Player", "", Optional.empty())))
                .directors(List.of("Dee Rector"))
                .genres(List.of("Drama", "Mystery"))
                .studios(List.of("Small House"))
                .rating(7.2)
                .certificates(List.of("US:PG-13"))
                .length(Duration.ofMinutes(97))
                .ids(Map.of("imdb", "tt7654321", "tmdb", "123456"))
                .poster(URI.create("https://img.example/p.jpg"))
                .backdrop(URI.create("https://img.example/b.jpg"))
                .logo(URI.create("https://img.example/logo.png"))
                .trailer(URI.create("https://www.youtube.com/watch?v=AbCdEf_1234"))
                .build());
  }

  @Test
  void readsWhatJellyfinWrites() throws IOException {
    FilmFacts facts =
        home.told(
                """
                <?xml version="1.0" encoding="utf-8" standalone="yes"?>
                <movie>
                  <plot><![CDATA[Salt & <b>pepper</b>.]]></plot>
                  <lockdata>false</lockdata>
                  <dateadded>2024-03-01 10:00:00</dateadded>
                  <title>Salt</title>
                  <rating>6,8</rating>
                  <criticrating>80</criticrating>
                  <releasedate>1987-01-31</releasedate>
                  <imdbid>tt0090001</imdbid>
                  <tmdbid>4242</tmdbid>
                  <mpaa>DE-16</mpaa>
                  <art><poster>/config/metadata/poster.jpg</poster></art>
                  <actor><name>Cy</name><type>Actor</type><thumb>/config/people/cy.jpg</thumb></actor>
                </movie>
                """)
            .orElseThrow();

    assertThat(facts.synopsis()).isEqualTo("Salt & <b>pepper</b>.");
    assertThat(facts.year()).hasValue(1987);
    assertThat(facts.rating()).isEqualTo(6.8);
    assertThat(facts.ids()).isEqualTo(Map.of("imdb", "tt0090001", "tmdb", "4242"));
    assertThat(facts.poster()).as("a path of another machine").isEmpty();
    assertThat(facts.cast()).containsExactly(new FilmFacts.Role("Cy", "", Optional.empty()));
    assertThat(facts.certificates()).containsExactly("DE:16");
  }

  @Test
  void readsWhatXbmcWroteLongAgo() throws IOException {
    FilmFacts facts =
        home.told(
                """
                <Movie>
                <Title>Old</Title><Year>1962</Year><Rating>7.5</Rating>
                <Genre>War / Drama | Sea</Genre><Runtime>118 min</Runtime>
                <ID>tt0055555</ID><Thumb>http://img.example/old.jpg</Thumb>
                <Fanart url="http://img.example/"><thumb>one.jpg</thumb></Fanart>
                <certification>USA:R / UK:15 / Germany:16</certification>
                <Director>One, Two,</Director>
                </Movie>
                """)
            .orElseThrow();

    assertThat(facts.title()).isEqualTo("Old");
    assertThat(facts.genres()).containsExactly("War", "Drama", "Sea");
    assertThat(facts.length()).isEqualTo(Duration.ofMinutes(118));
    assertThat(facts.ids()).isEqualTo(Map.of("imdb", "tt0055555"));
    assertThat(facts.poster()).hasValue(URI.create("http://img.example/old.jpg"));
    assertThat(facts.backdrop()).hasValue(URI.create("http://img.example/one.jpg"));
    assertThat(facts.certificates()).containsExactly("US:R", "GB:15", "DE:16");
    assertThat(facts.directors()).containsExactly("One, Two");
  }

  @Test
  void takesTheNamesOutOfAFileOfAddresses() throws IOException {
    assertThat(
            home.told(
                "https://www.themoviedb.org/movie/583689-title?language=fr\r\n"
                    + "https://www.imdb.com/title/tt4154796/\r\n"))
        .map(FilmFacts::ids)
        .hasValue(Map.of("tmdb", "583689", "imdb", "tt4154796"));
  }

  @Test
  void readsAnAddressBehindTheXml() throws IOException {
    FilmFacts facts =
        home.told("<movie><title>T</title></movie>\nhttps://www.imdb.com/title/tt0000123")
            .orElseThrow();

    assertThat(facts.title()).isEqualTo("T");
    assertThat(facts.ids()).containsEntry("imdb", "tt0000123");
  }

  @Test
  void findsTheAddressInADrawnReleaseNote() throws IOException {
    byte[] note =
        "\u2588\u2580\u2584 Some Group \u2584\u2580\u2588\n iMDB: http://www.imdb.com/title/tt0111161/ \u2588"
            .getBytes(Charset.forName("IBM437"));

    assertThat(home.told(note).map(FilmFacts::ids)).hasValue(Map.of("imdb", "tt0111161"));
  }

  @Test
  void aSeriesAddressNamesNoFilm() throws IOException {
    assertThat(home.told("https://www.themoviedb.org/tv/1399")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8",
    "UTF-8, windows-1252",
    "windows-1252, UTF-8",
    "ISO-8859-2, ISO-8859-2",
    "UTF-16, UTF-16",
    "no-such-encoding, UTF-8",
    "UTF-16, UTF-16LE",
    "UTF-16, UTF-16BE",
  })
  void readsAnyEncodingWhateverItIsCalled(String called, String written) throws IOException {
    String text =
        "<?xml version='1.0' encoding='%s'?><movie><title>É-ä-ß</title></movie>".formatted(called);

    assertThat(home.told(text.getBytes(Charset.forName(written))).map(FilmFacts::title))
        .hasValue("É-ä-ß");
  }

  @Test
  void readsWhatIsNoProperXml() throws IOException {
    assertThat(home.told("<movie><title>Lilo & Stitch &copy; \u0007</title></movie>"))
        .map(FilmFacts::title)
        .hasValue("Lilo & Stitch &copy;");
  }

  @Test
  void keepsWhatCameBeforeTheBreak() throws IOException {
    assertThat(home.told("<movie><title>Cut</title><year>1999</year><plot>It beg"))
        .map(FilmFacts::year)
        .hasValue(OptionalInt.of(1999));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "<",
        "<movie>",
        "<movie/>",
        "</movie>",
        "<movie><title/></movie>",
        "no film",
        "<tvshow><title>A series</title></tvshow>",
        "<movie><year>soon</year></movie>",
        "<![CDATA[",
        "<?xml",
        "<a><movie><title>inside</title></movie></a>"
      })
  void saysNothingWhereNothingIsSaid(String nfo) throws IOException {
    assertThat(home.told(nfo)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<rating>11</rating>",
        "<rating>-1</rating>",
        "<rating>NaN</rating>",
        "<rating>good</rating>",
        "<runtime>0</runtime>",
        "<id>tt1</id>",
        "<id>12345</id>",
        "<tmdbid>0</tmdbid>",
        "<uniqueid type='imdb'>../../etc</uniqueid>",
        "<mpaa></mpaa>",
        "<thumb>file:///etc/passwd</thumb>",
        "<thumb aspect='poster'>C:\\pictures\\a.jpg</thumb>",
        "<thumb>javascript:alert(1)</thumb>",
        "<trailer>/home/me/trailer.mkv</trailer>",
        "<thumb>https://</thumb>"
      })
  void leavesOutWhatMakesNoSense(String part) throws IOException {
    assertThat(home.told("<movie><title>T</title>" + part + "</movie>"))
        .hasValue(FilmFacts.from("NFO").title("T").build());
  }

  @Test
  void readsTheSeriesOfAFolderAndOfAnEpisodeInASeason() throws IOException {
    home.file(
        "Show/tvshow.nfo",
        """
        <tvshow><title>Show</title><mpaa>TV-MA</mpaa><id>275274</id>
        <thumb aspect="poster" type="season" season="2">https://img.example/s2.jpg</thumb>
        <thumb aspect="poster">https://img.example/show.jpg</thumb></tvshow>
        https://www.thetvdb.com/?tab=series&id=1
        """);
    Path episode = home.file("Show/Season 1/Show S01E01.mkv");

    for (Path file : List.of(folder.resolve("Show"), episode)) {
      FilmFacts facts = home.series(file).orElseThrow();
      assertThat(facts.title()).isEqualTo("Show");
      assertThat(facts.certificates()).containsExactly("US:TV-MA");
      assertThat(facts.ids()).isEqualTo(Map.of("tvdb", "275274"));
      assertThat(facts.poster()).hasValue(URI.create("https://img.example/show.jpg"));
    }
  }

  @Test
  void findsTheRightOneOfSeveralEpisodesInAFile() throws IOException {
    Path file = home.file("Show S01E01-E02.mkv");
    home.file(
        "Show S01E01-E02.nfo",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <episodedetails><title>One</title><season>1</season><episode>1</episode>
          <aired>2004-07-16</aired><thumb>https://img.example/1.jpg</thumb></episodedetails>
        <?xml version="1.0" encoding="UTF-8"?>
        <episodedetails><title>Two</title><season>1</season><episode>2</episode></episodedetails>
        """);

    FilmFacts first = home.episode(1, 1, file).orElseThrow();
    assertThat(first.title()).isEqualTo("One");
    assertThat(first.year()).hasValue(2004);
    assertThat(first.backdrop()).hasValue(URI.create("https://img.example/1.jpg"));
    assertThat(first.poster()).isEmpty();
    assertThat(home.episode(1, 2, file).map(FilmFacts::title)).hasValue("Two");
    assertThat(home.episode(1, 3, file)).isEmpty();
  }

  @Test
  void takesTheOnlyEpisodeOfAFileForTheOneThatIsAsked() throws IOException {
    Path file = home.file("e7.mkv");
    home.file("e7.nfo", "<episodedetails><title>Seven</title></episodedetails>");

    assertThat(home.episode(1, 7, file).map(FilmFacts::title)).hasValue("Seven");
  }

  @Test
  void findsTheFileInAnyCaseAndForAnyPart() throws IOException {
    home.file("The Film.NFO", "<movie><title>Parts</title></movie>");

    assertThat(home.film(home.file("The Film CD2.avi")).map(FilmFacts::title)).hasValue("Parts");
  }

  @Test
  void believesTheNfoOfTheFolderOnlyWhereOneFilmLies() throws IOException {
    home.file("movie.nfo", "<movie><title>The only one</title></movie>");
    home.file("folder.jpg");
    home.file("one-trailer.mp4");
    Path one = home.file("one.mkv");

    assertThat(home.film(one).map(FilmFacts::title)).hasValue("The only one");
    assertThat(home.film(one).flatMap(FilmFacts::poster))
        .hasValue(folder.resolve("folder.jpg").toUri());

    home.file("two.mkv");
    assertThat(home.film(one)).isEmpty();
  }

  @Test
  void readsTheFolderOfADisc() throws IOException {
    home.file("Disc/VIDEO_TS/VIDEO_TS.nfo", "<movie><title>Disc</title></movie>");
    Path ifo = home.file("Disc/VIDEO_TS/VIDEO_TS.IFO");

    assertThat(home.film(ifo).map(FilmFacts::title)).hasValue("Disc");
    assertThat(home.film(folder.resolve("Disc")).map(FilmFacts::title)).hasValue("Disc");
  }

  @Test
  void prefersThePicturesBesideTheFilm() throws IOException {
    home.file("film-poster.png");
    home.file("Film-FANART.jpg");
    home.file("film-clearlogo.png");
    home.file(".actors/Ada_Actor.jpg");

    FilmFacts facts = home.told(KODI).orElseThrow();

    assertThat(facts.poster()).hasValue(folder.resolve("film-poster.png").toUri());
    assertThat(facts.backdrop()).hasValue(folder.resolve("Film-FANART.jpg").toUri());
    assertThat(facts.logo()).hasValue(folder.resolve("film-clearlogo.png").toUri());
    assertThat(facts.cast().getFirst().portrait())
        .hasValue(folder.resolve(".actors/Ada_Actor.jpg").toUri());
  }

  @Test
  void showsPicturesWithoutAnyNfo() throws IOException {
    home.file("film.jpg");

    assertThat(home.film(home.file("film.mkv")).flatMap(FilmFacts::poster))
        .hasValue(folder.resolve("film.jpg").toUri());
    home.file("Other (2001)-poster.webp");
    assertThat(home.film(home.file("Other (2001).mkv")).flatMap(FilmFacts::poster))
        .hasValue(folder.resolve("Other (2001)-poster.webp").toUri());
    home.file("Show S01E01-thumb.jpg");
    assertThat(home.episode(1, 1, home.file("Show S01E01.mkv")).flatMap(FilmFacts::backdrop))
        .hasValue(folder.resolve("Show S01E01-thumb.jpg").toUri());
  }

  @Test
  void knowsNothingOfAFilmThatIsNoFile() {
    assertThat(Household.source(1_024).lookUp(FilmQuery.film("X", OptionalInt.empty(), "en")))
        .isEmpty();
    assertThat(home.film(folder.resolve("no/such/film.mkv"))).isEmpty();
    assertThat(home.film(Path.of("/"))).isEmpty();
  }

  @Test
  void refusesABoundOfNothing() {
    assertThatThrownBy(() -> Household.source(0)).hasMessageContaining("fileBytes");
  }
}
