package app.tangible.library.folders;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.WatchedFolders.Holds;
import app.tangible.library.intake.Find;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as households have them; most are of the documentation of Kodi, Jellyfin and Plex. */
class NamingTest {

  private static final Path ROOT = Path.of("/films");

  private static List<Find> finds(Holds holds, String... paths) {
    return Naming.finds(ROOT, holds, Arrays.stream(paths).map(NamingTest::entry).toList());
  }

  private static Entry entry(String path) {
    return new Entry(ROOT.resolve(path), path.contains("sample") ? 1 << 20 : 1L << 30, 7);
  }

  private static String told(Find find) {
    String year = find.year().isPresent() ? " (" + find.year().getAsInt() + ")" : "";
    return switch (find.kind()) {
      case FILM -> "film " + find.name() + year + parts(find);
      case SERIES -> "series " + find.name() + year;
      case EPISODE ->
          find.parent().orElseThrow()
              + " "
              + find.season()
              + "x"
              + find.number()
              + (find.last() > find.number() ? "-" + find.last() : "")
              + (find.name().isEmpty() ? "" : " " + find.name());
      case EXTRA ->
          find.ids().get("extra") + " of " + find.parent().orElseThrow() + " " + find.name();
    };
  }

  private static String parts(Find find) {
    return find.files().size() > 1 ? " in " + find.files().size() : "";
  }

  private static List<String> all(Holds holds, String... paths) {
    return finds(holds, paths).stream().map(NamingTest::told).collect(Collectors.toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Film (1999)/Film (1999).mkv; Film; 1999",
        "Film.1999.1080p.BluRay.x264-GRP.mkv; Film; 1999",
        "The.Matrix.1999.2160p.UHD.BluRay.REMUX.HDR.HEVC.Atmos-EPSiLON.mkv; The Matrix; 1999",
        "Amélie (2001) [imdbid-tt0211915]/Amélie (2001).mkv; Amélie; 2001",
        "Le Fabuleux Destin d'Amélie Poulain.mkv; Le Fabuleux Destin d'Amélie Poulain; ",
        "Le.Fabuleux.Destin.2001.FRENCH.1080p.mkv; Le Fabuleux Destin; 2001",
        "2001 A Space Odyssey (1968).mkv; 2001 A Space Odyssey; 1968",
        "2001.A.Space.Odyssey.1968.720p.mkv; 2001 A Space Odyssey; 1968",
        "2012 (2009)/2012.mkv; 2012; 2009",
        "1917.2019.1080p.WEB-DL.mkv; 1917; 2019",
        "Blade Runner 2049 (2017).mkv; Blade Runner 2049; 2017",
        "Blade.Runner.2049.2017.MULTi.1080p.BluRay.mkv; Blade Runner 2049; 2017",
        "2012.mkv; 2012; ",
        "[GroupName] Kimi no Na wa (2016) [1080p].mkv; Kimi no Na wa; 2016",
        "www.site.org - Heat 1995 720p.avi; Heat; 1995",
        "Heat_1995_DVDRip.avi; Heat; 1995",
        "Heat - 4K.mkv; Heat; ",
        "Heat.1080p.mkv; Heat; ",
        "Heat (Director's Cut) (1995).mkv; Heat; 1995",
        "Heat (1995) {edition-Director's Cut}.mkv; Heat; 1995",
        "Heat (1995) {tmdb-949}/Heat (1995) {tmdb-949}.mkv; Heat; 1995",
        "S.W.A.T.2003.1080p.mkv; S.W.A.T.; 2003",
        "L.A.Confidential.1997.mkv; L.A. Confidential; 1997",
        "Mr. Nobody (2009).mkv; Mr. Nobody; 2009",
        "WALL·E (2008).mkv; WALL·E; 2008",
        "WALL-E.2008.mkv; WALL-E; 2008",
        "[REC] (2007).mkv; [REC]; 2007",
        "9 (2009)/9.mkv; 9; 2009",
        "300.2006.1080p.mkv; 300; 2006",
        "Se7en.1995.mkv; Se7en; 1995",
        "天空の城ラピュタ (1986).mkv; 天空の城ラピュタ; 1986",
        "Броненосец.Потёмкин.1925.mkv; Броненосец Потёмкин; 1925",
        "قلب الليل (1989).mkv; قلب الليل; 1989",
        "Crouching.Tiger.Hidden.Dragon.2000.DTS-HD.x265.10bit.mkv; Crouching Tiger Hidden Dragon;"
            + " 2000",
        "Film.Name.2010.EXTENDED.mkv; Film Name; 2010",
        "Amelie.2001.1080p.BluRay-GRP/grp-amelie.mkv; Amelie; 2001",
        "Alien (1979)/movie.mkv; Alien; 1979",
        "Alien (1979)/title00.mkv; Alien; 1979",
        "1979/Alien.mkv; Alien; 1979",
        "Action/Heat.mkv; Heat; ",
        "Collection/Alien (1979)/Alien.mkv; Alien; 1979",
        "Classics 1950/Rear Window 1954.mkv; Rear Window; 1954",
        "Film with  two   spaces (2000).mkv; Film with two spaces; 2000",
        "4x4 (2019).mkv; 4x4; 2019",
        "tt0133093.mkv; tt0133093; ",
      })
  void aFilmHasThisNameAndYear(String path, String name, Integer year) {
    List<Find> finds = finds(Holds.FILMS, path);
    assertThat(finds).hasSize(1);
    assertThat(finds.getFirst().name()).isEqualTo(name);
    assertThat(finds.getFirst().year().orElse(0)).isEqualTo(year == null ? 0 : year);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Show/Season 01/Show - S01E02 - Name.mkv; series:show 1x2 Name",
        "Show/Season 1/Show.S01E02.Name.Of.It.1080p.WEB.x264.mkv; series:show 1x2 Name Of It",
        "Show/Season 1/s01e02e03.mkv; series:show 1x2-3",
        "Show/Season 1/Show S01E02-E04.mkv; series:show 1x2-4",
        "Show/Season 1/Show S01E02-04.mkv; series:show 1x2-4",
        "Show/Season 1/Show 1x02 Name.mkv; series:show 1x2 Name",
        "Show/Season 1/1x02x03.mkv; series:show 1x2-3",
        "Show/Saison 2/Show - S02E10.avi; series:show 2x10",
        "Show/Staffel 3/05 - Der Anfang.mkv; series:show 3x5 Der Anfang",
        "Show/Season 02/Episode 7.mkv; series:show 2x7",
        "Show/Season 1/[Group] Show - 012 [1080p][ABCD1234].mkv; series:show 1x12",
        "Show/Season 1/Show - 105v2 - Title.mkv; series:show 1x105 Title",
        "Show/Season 5/Show.2019.05.03.Name.mkv; series:show 5x503 Name",
        "Show/Specials/Show S00E01 Making of.mkv; series:show 0x1 Making of",
        "Show/Specials/Show - 01 - Christmas.mkv; series:show 0x1 Christmas",
        "Show/S02/Show.S02E03.mkv; series:show 2x3",
        "Show (2005)/Season 1/Show - S01E01.mkv; series:show|2005 1x1",
        "Show (2005)/Show.S01E01.mkv; series:show|2005 1x1",
        "Show.S01E05.720p.HDTV.mkv; series:show 1x5",
        "Downloads/Show.Name.S03E05.720p.HDTV-GRP/show.name.s03e05.mkv; series:show name 3x5",
        "Downloads/The.Show.S01.1080p.WEB/The.Show.S01E09.Last.1080p.mkv; series:the show 1x9 Last",
        "Season 1/The Show S01E02.mkv; series:the show 1x2",
        "Marvel's Show/Season 1/Marvel's Show S01E01.mkv; series:marvel s show 1x1",
        "Show/Season 1/Show - s01e02 - 1984.mkv; series:show 1x2 1984",
        "Show/Season 2019/Show - S2019E03.mkv; series:show 2019x3",
        "Show/Season 1/Show S01 E02 Name.mkv; series:show 1x2 Name",
        "Show/Season 1/Show - s1ep3.mkv; series:show 1x3",
        "Les Revenants/Saison 1/Les Revenants - 1x01 - Camille.mkv; series:les revenants 1x1"
            + " Camille",
        "進撃の巨人/Season 1/進撃の巨人 - S01E01 - 二千年後の君へ.mkv; series:進撃の巨人 1x1 二千年後の君へ",
      })
  void anEpisodeIsOfThisSeriesSeasonAndNumber(String path, String told) {
    assertThat(all(Holds.BOTH, path)).hasSize(2).element(1).isEqualTo(told);
  }

  @Test
  void inAFolderOfSeriesNumbersAndDaysAreEnough() {
    assertThat(all(Holds.SERIES, "Anime/Anime - 01.mkv", "Anime/Anime - 02 - Name.mkv"))
        .containsExactly("series Anime", "series:anime 1x1", "series:anime 1x2 Name");
    assertThat(all(Holds.SERIES, "The News/The News 2024-02-29.mkv"))
        .containsExactly("series The News", "series:the news 2024x229 2024-02-29");
    assertThat(all(Holds.SERIES, "News.2024-13-45.mkv")).containsExactly("film News (2024)");
  }

  @Test
  void inAFolderOfFilmsNothingIsAnEpisode() {
    assertThat(all(Holds.FILMS, "Film S01E01.mkv")).containsExactly("film Film S01E01");
  }

  @Test
  void seasonsOfOneSeriesAreOneSeries() {
    assertThat(
            all(
                Holds.BOTH,
                "Show (2005)/Season 1/Show S01E01.mkv",
                "Show (2005)/Season 2/Show S02E01.mkv",
                "Show.S03E01.mkv"))
        .containsExactly(
            "series Show (2005)",
            "series:show|2005 3x1",
            "series:show|2005 1x1",
            "series:show|2005 2x1");
  }

  @Test
  void twoSeriesOfOneNameAreToldApartByTheirYears() {
    assertThat(all(Holds.BOTH, "Show (1978)/S01E01.mkv", "Show (2004)/S01E01.mkv"))
        .contains("series Show (1978)", "series Show (2004)")
        .contains("series:show|1978 1x1", "series:show|2004 1x1");
  }

  @Test
  void partsOfOneFilmAreOneFilm() {
    assertThat(all(Holds.FILMS, "Film (1999)/Film.cd1.avi", "Film (1999)/Film.cd2.avi"))
        .containsExactly("film Film (1999) in 2");
    assertThat(all(Holds.FILMS, "Film (1999) - disc1.mkv", "Film (1999) - disc2.mkv"))
        .containsExactly("film Film (1999) in 2");
    assertThat(
            all(
                Holds.FILMS,
                "Film (1999)/Film (1999) - part1.mkv",
                "Film (1999)/Film (1999) - part2.mkv",
                "Film (1999)/Film (1999) - part3.mkv"))
        .containsExactly("film Film (1999) in 3");
    assertThat(
            all(Holds.FILMS, "Film/Film.1999.CD1.XviD-GRP.avi", "Film/Film.1999.CD2.XviD-GRP.avi"))
        .containsExactly("film Film (1999) in 2");
  }

  @Test
  void whatIsNamedPartIsNotAlwaysAPart() {
    assertThat(all(Holds.FILMS, "Dune Part 1 (2021).mkv", "Dune Part 2 (2024).mkv"))
        .containsExactly("film Dune Part 1 (2021)", "film Dune Part 2 (2024)");
    assertThat(all(Holds.FILMS, "Dune Part 2 (2024)/Dune Part 2 (2024).mkv"))
        .containsExactly("film Dune Part 2 (2024)");
    assertThat(all(Holds.FILMS, "Kill Bill cd1.avi", "Kill Bill cd3.avi")).hasSize(2);
  }

  @Test
  void versionsAreCopiesOfOneFilm() {
    assertThat(
            all(
                Holds.FILMS,
                "Film (1999)/Film (1999) - 4K.mkv",
                "Film (1999)/Film (1999) - 1080p.mkv",
                "Film (1999)/Film (1999) [Director's Cut].mkv"))
        .containsExactly("film Film (1999)", "film Film (1999)", "film Film (1999)");
  }

  @Test
  void severalFilmsInOneFolderKeepTheirNames() {
    assertThat(
            all(
                Holds.FILMS,
                "Matrix (all)/Matrix 1999.mkv",
                "Matrix (all)/Matrix Reloaded 2003.mkv"))
        .containsExactly("film Matrix (1999)", "film Matrix Reloaded (2003)");
  }

  @Test
  void extrasBelongToTheirFilm() {
    assertThat(
            all(
                Holds.FILMS,
                "Film (1999)/Film (1999).mkv",
                "Film (1999)/Film (1999)-trailer.mp4",
                "Film (1999)/trailer.mov",
                "Film (1999)/Featurettes/The Making.mkv",
                "Film (1999)/Deleted Scenes/The.Other.End.mkv",
                "Film (1999)/Extras/deep/Blooper reel.mkv",
                "Film (1999)/sample.mkv",
                "Film (1999)/Sample/film-sample.mkv"))
        .containsExactlyInAnyOrder(
            "film Film (1999)",
            "deleted of Film (1999)/Film (1999).mkv The Other End",
            "extra of Film (1999)/Film (1999).mkv Blooper reel",
            "featurette of Film (1999)/Film (1999).mkv The Making",
            "trailer of Film (1999)/Film (1999).mkv ",
            "trailer of Film (1999)/Film (1999).mkv ");
  }

  @Test
  void anExtraInAFlatFolderBelongsToTheFilmOfItsName() {
    assertThat(all(Holds.FILMS, "Heat (1995).mkv", "Heat (1995)-trailer.mkv", "Ran (1985).mkv"))
        .contains("trailer of Heat (1995).mkv ");
    assertThat(all(Holds.FILMS, "The Long and the Short-short.mkv", "Heat.mkv"))
        .containsExactlyInAnyOrder("film The Long and the Short-short", "film Heat");
  }

  @Test
  void extrasOfASeriesBelongToTheSeries() {
    assertThat(
            all(
                Holds.BOTH,
                "Show/Season 1/Show S01E01.mkv",
                "Show/Extras/Interview with all.mkv",
                "Show/Season 1/Behind the Scenes/How.mkv"))
        .contains("extra of series:show Interview with all")
        .contains("behindthescenes of series:show How");
  }

  @Test
  void aFolderNamedLikeExtrasWithNoFilmBesideItIsAFolder() {
    assertThat(all(Holds.FILMS, "Shorts/A Trip to the Moon (1902).mkv"))
        .containsExactly("film A Trip to the Moon (1902)");
  }

  @Test
  void discsAreOneFilm() {
    assertThat(
            all(
                Holds.FILMS,
                "Film (1999)/BDMV/STREAM/00000.m2ts",
                "Film (1999)/BDMV/STREAM/00001.m2ts",
                "Film (1999)/BDMV/BACKUP/x.m2ts"))
        .containsExactly("film Film (1999)");
    assertThat(
            all(
                Holds.FILMS,
                "Film (1999)/VIDEO_TS/VIDEO_TS.VOB",
                "Film (1999)/VIDEO_TS/VTS_01_0.VOB",
                "Film (1999)/VIDEO_TS/VTS_01_1.VOB",
                "Film (1999)/VIDEO_TS/VTS_01_2.VOB",
                "Film (1999)/VIDEO_TS/VTS_02_1.VOB"))
        .containsExactly("film Film (1999) in 2");
  }

  @Test
  void numberedDiscsSideBySideAreOneFilmInTheirOrder() {
    List<Find> set =
        finds(
            Holds.BOTH,
            "Film (1999)/DVD 2/VIDEO_TS/VTS_01_1.VOB",
            "Film (1999)/DVD 1/VIDEO_TS/VTS_01_1.VOB",
            "Film (1999)/DVD 1/VIDEO_TS/VTS_01_2.VOB",
            "Film (1999)/DVD 2/VIDEO_TS/VIDEO_TS.VOB");
    assertThat(set).hasSize(1);
    assertThat(set.getFirst().name()).isEqualTo("Film");
    assertThat(set.getFirst().key()).isEqualTo("Film (1999)/DVD 1/");
    assertThat(set.getFirst().files())
        .extracting(file -> ROOT.resolve("Film (1999)").relativize(file.path()).toString())
        .containsExactly(
            "DVD 1/VIDEO_TS/VTS_01_1.VOB",
            "DVD 1/VIDEO_TS/VTS_01_2.VOB",
            "DVD 2/VIDEO_TS/VTS_01_1.VOB");
  }

  @Test
  void discsThatDoNotCountFromOneOrLieInTheWatchedFolderItselfStayApart() {
    assertThat(
            all(
                Holds.FILMS,
                "Film (1999)/Disc 2/BDMV/STREAM/00000.m2ts",
                "Film (1999)/Disc 3/BDMV/STREAM/00000.m2ts"))
        .hasSize(2);
    assertThat(
            all(
                Holds.FILMS,
                "Film (1999)/Disc 1/BDMV/STREAM/00000.m2ts",
                "Film (1999)/Disc 01/BDMV/STREAM/00000.m2ts"))
        .hasSize(2);
    assertThat(all(Holds.FILMS, "Disc 1/BDMV/STREAM/00000.m2ts", "Disc 2/BDMV/STREAM/00000.m2ts"))
        .hasSize(2);
    assertThat(
            all(
                Holds.FILMS,
                "Film (1999)/Disc 1/BDMV/STREAM/00000.m2ts",
                "Film (1999)/Disc 2/notes.mkv"))
        .as("a folder that only is called so is no disc")
        .hasSize(2);
  }

  @Test
  void picturesNotesAndSubtitlesBesideAreItsOwn() {
    Find alone =
        finds(
                Holds.FILMS,
                "Film (1999)/Film (1999).mkv",
                "Film (1999)/folder.jpg",
                "Film (1999)/fanart.png",
                "Film (1999)/movie.nfo",
                "Film (1999)/Film (1999).fr.forced.srt",
                "Film (1999)/Subs/english.ass")
            .getFirst();
    assertThat(alone.poster()).hasValue(ROOT.resolve("Film (1999)/folder.jpg"));
    assertThat(alone.backdrop()).hasValue(ROOT.resolve("Film (1999)/fanart.png"));
    assertThat(alone.notes()).isNotZero();
    assertThat(alone.files().getFirst().streams())
        .extracting(stream -> stream.codec() + " " + stream.language())
        .containsExactly("srt fr", "ass en");
  }

  @Test
  void whatLiesBesideSeveralFilmsIsOnlyWhoseNameItBears() {
    List<Find> finds =
        finds(
            Holds.FILMS,
            "Heat (1995).mkv",
            "Heat (1995)-poster.jpg",
            "Heat (1995).nfo",
            "Heat (1995).de.srt",
            "Ran (1985).mkv",
            "folder.jpg",
            "movie.nfo");
    assertThat(finds.getFirst().poster()).hasValue(ROOT.resolve("Heat (1995)-poster.jpg"));
    assertThat(finds.getFirst().notes()).isNotZero();
    assertThat(finds.getFirst().files().getFirst().streams()).hasSize(1);
    assertThat(finds.get(1).poster()).isEmpty();
    assertThat(finds.get(1).notes()).isZero();
    assertThat(finds.get(1).files().getFirst().streams()).isEmpty();
  }

  @Test
  void aSeriesHasItsFoldersPictures() {
    List<Find> finds =
        finds(
            Holds.BOTH,
            "Show/poster.jpg",
            "Show/fanart.jpg",
            "Show/tvshow.nfo",
            "Show/Season 1/Show S01E01.mkv",
            "Show/Season 1/Show S01E01-thumb.jpg",
            "Show/Season 1/Show S01E01.nfo");
    assertThat(finds.getFirst().poster()).hasValue(ROOT.resolve("Show/poster.jpg"));
    assertThat(finds.getFirst().backdrop()).hasValue(ROOT.resolve("Show/fanart.jpg"));
    assertThat(finds.getFirst().notes()).isNotZero();
    assertThat(finds.getFirst().beside()).isEqualTo(ROOT.resolve("Show"));
    assertThat(finds.get(1).poster()).hasValue(ROOT.resolve("Show/Season 1/Show S01E01-thumb.jpg"));
    assertThat(finds.get(1).notes()).isNotZero();
  }

  @Test
  void theNameTellsIds() {
    assertThat(finds(Holds.FILMS, "Heat (1995) {tmdb-949} [imdbid-tt0113277].mkv").getFirst().ids())
        .containsEntry("tmdb", "949")
        .containsEntry("imdb", "tt0113277");
  }

  @Test
  void namesOfAnyKindAreUnderstoodSomehow() {
    assertThat(
            all(
                Holds.BOTH,
                ".mkv",
                "(1999).mkv",
                "[].mkv",
                " .mkv",
                "a\u0007b\nc.mkv",
                "1080p.mkv",
                "(((((.mkv",
                "....mkv",
                "\u202Eflim.mkv",
                "x".repeat(240) + ".mkv",
                "S01E01.mkv",
                "Season 1/1.mkv",
                "S99999E99999.mkv"))
        .hasSizeGreaterThan(10)
        .allMatch(told -> told.length() > 4);
  }
}
