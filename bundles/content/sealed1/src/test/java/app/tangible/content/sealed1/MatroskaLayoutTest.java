package app.tangible.content.sealed1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.content.SealedFilmException;
import app.tangible.content.SealedFilmException.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where things stand in the view, and what is no film. */
class MatroskaLayoutTest {

  @TempDir Path folder;

  @Test
  void cuesStandBeforeTheClustersAndPointAtThem() throws IOException {
    byte[] view = view(TinyFilm.threeSeconds(1));
    List<Element> elements = topElements(view);
    assertThat(elements.stream().map(Element::id))
        .containsExactly(
            Ids.SEEK_HEAD,
            Ids.INFO,
            Ids.TRACKS,
            Ids.TAGS,
            Ids.CUES,
            Ids.CLUSTER,
            Ids.CLUSTER,
            Ids.CLUSTER);
    assertThat(elements).allMatch(Element::sized);
    assertThat(elements.getLast().end()).isEqualTo(view.length);
    long segmentData = elements.getFirst().position();
    assertThat(positionsIn(view, elements.get(4), Ids.CUE_CLUSTER_POSITION))
        .containsExactlyElementsOf(
            elements.stream()
                .filter(element -> element.id() == Ids.CLUSTER)
                .map(element -> element.position() - segmentData)
                .toList());
    assertThat(positionsIn(view, elements.getFirst(), Ids.SEEK_POSITION))
        .containsExactlyElementsOf(
            elements.subList(1, 5).stream()
                .map(element -> element.position() - segmentData)
                .toList());
  }

  @Test
  void aViewLaidOutAgainIsItself() throws IOException {
    byte[] view = view(TinyFilm.threeSeconds(1));
    assertThat(view(view)).isEqualTo(view);
  }

  @Test
  void clustersAreCutAtKeyframesOnceASecondHasPassed() throws IOException {
    TinyFilm film = new TinyFilm(1).cluster(0);
    for (int i = 0; i < 12; i++) {
      film.simple(TinyFilm.VIDEO, i * 400, i % 2 == 0, film.noise(10));
    }
    // keyframes at 0, 800, 1600, 2400, 3200, 4000 ms
    assertThat(clusterTimes(film.bytes())).containsExactly(0L, 1600L, 3200L);
  }

  @Test
  void aLongGroupOfPicturesIsCutWhereItsTimestampsWouldNotFit() throws IOException {
    TinyFilm film = new TinyFilm(1);
    for (int i = 0; i < 7; i++) {
      film.cluster(i * 10_000L).simple(TinyFilm.VIDEO, 0, i == 0, film.noise(10));
    }
    assertThat(clusterTimes(film.bytes())).containsExactly(0L, 40_000L);
  }

  @Test
  void aBlockBeforeItsClusterKeepsItsTime() throws IOException {
    TinyFilm film = new TinyFilm(1).cluster(100);
    film.simple(TinyFilm.VIDEO, 0, true, film.noise(10));
    film.simple(TinyFilm.AUDIO, -150, true, film.noise(10));
    BlockWalker walker = new BlockWalker(new SourceBytes(new Bytes(view(film.bytes())), 512));
    List<Long> times = new ArrayList<>();
    for (Block block = walker.next(); block != null; block = walker.next()) {
      times.add(block.timestamp());
    }
    assertThat(times).containsExactly(100L, -50L);
  }

  @Test
  void aFilmOfUnknownSizesGetsSizesAndADuration() throws IOException {
    TinyFilm film = new TinyFilm(1).unknownSizes();
    film.cluster(0).simple(TinyFilm.VIDEO, 0, true, film.noise(10));
    film.cluster(1000).simple(TinyFilm.VIDEO, 0, true, film.noise(10));
    assertThat(topElements(view(film.bytes()))).allMatch(Element::sized);
  }

  @Test
  void noRecordHoldsMoreThanItsLimitOrASecondFrame() throws IOException {
    TinyFilm film = new TinyFilm(1).cluster(0);
    film.simple(TinyFilm.VIDEO, 0, true, new byte[200_000]);
    film.simple(TinyFilm.VIDEO, 40, false, new byte[10]);
    film.simple(TinyFilm.AUDIO, 40, true, new byte[2_000]);
    film.simple(TinyFilm.AUDIO, 60, true, new byte[2_000]);
    film.simple(TinyFilm.AUDIO, 80, true, new byte[2_000]);
    film.simple(TinyFilm.VIDEO, 80, false, new byte[10]);
    BlockWalker walker = new BlockWalker(new SourceBytes(new Bytes(film.bytes()), 512));
    Records records = new ClusterCutter(walker).next().records();
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < records.count(); i++) {
      lengths.add(records.length(i));
    }
    assertThat(lengths)
        .containsExactly(65_536, 65_536, 65_536, 3_392 + 8 + 15, 16, 4_014, 2_007, 16);
  }

  @Test
  void refusesWhatIsNoFilm() {
    refuses("it is not a Matroska file", new byte[0]);
    refuses("it is not a Matroska file", "\0\0\0\30ftypisom\0\0\0\0\0\0\0\0".getBytes());
    refuses("it has no Tracks", noTracks());
    refuses("no keyframe", onlyFrames(TinyFilm.VIDEO, false));
    refuses("no keyframe", onlyFrames(TinyFilm.AUDIO, true));
    refuses("no keyframe", new TinyFilm(1).bytes());
    refuses("unknown track", onlyFrames(9, true));
    refuses(
        "before the timestamp",
        new TinyFilm(1)
            .inCluster(
                TinyFilm.element(
                    Ids.SIMPLE_BLOCK, TinyFilm.block(TinyFilm.VIDEO, 0, 0x80, new byte[3])))
            .bytes());
    refuses(
        "encrypted",
        new TinyFilm(1)
            .cluster(0)
            .inCluster(TinyFilm.element(Ids.ENCRYPTED_BLOCK, new byte[3]))
            .bytes());
  }

  @Test
  void refusesAnElementThatReachesOutOfItsParent() {
    byte[] tooLarge =
        new EbmlWriter()
            .id(Ids.BLOCK)
            .size(200)
            .raw(TinyFilm.block(TinyFilm.VIDEO, 0, 0, new byte[20]))
            .bytes();
    TinyFilm film = new TinyFilm(1).cluster(0);
    film.inCluster(TinyFilm.element(Ids.BLOCK_GROUP, tooLarge));
    film.simple(TinyFilm.VIDEO, 0, true, film.noise(1_000));
    refuses("larger than its parent", film.bytes());
  }

  @Test
  void refusesASecondSegment() {
    byte[] one = TinyFilm.threeSeconds(1);
    refuses("more than one Segment", new EbmlWriter().raw(one).raw(one).bytes());
  }

  @Test
  void refusesAFilmWithoutVideo() {
    byte[] film = TinyFilm.threeSeconds(1);
    int at = indexOf(film, new byte[] {(byte) Ids.TRACK_TYPE, (byte) 0x81, 1});
    film[at + 2] = 2;
    refuses("it has no video track", film);
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    int at = 0;
    while (!Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
      at++;
    }
    return at;
  }

  private static byte[] noTracks() {
    byte[] film = TinyFilm.threeSeconds(1);
    int at = indexOf(film, new EbmlWriter().id(Ids.TRACKS).bytes());
    // an id of the same length that no one knows
    film[at + 3] ^= 1;
    return film;
  }

  private static byte[] onlyFrames(int track, boolean keyframes) {
    TinyFilm film = new TinyFilm(1).cluster(0);
    return film.simple(track, 0, keyframes, film.noise(10))
        .simple(track, 40, keyframes, film.noise(10))
        .bytes();
  }

  private static void refuses(String why, byte[] film) {
    assertThatThrownBy(() -> ViewPlan.of(new Bytes(film)))
        .isInstanceOfSatisfying(
            SealedFilmException.class, e -> assertThat(e.check()).isEqualTo(Check.SOURCE))
        .hasMessageContaining(why);
  }

  private byte[] view(byte[] matroska) throws IOException {
    return SealedTiny.of(folder, Publisher.FIRST, SealedTiny.FILM, matroska).view();
  }

  private List<Long> clusterTimes(byte[] matroska) throws IOException {
    byte[] view = view(matroska);
    List<Long> times = new ArrayList<>();
    for (Element element : topElements(view)) {
      if (element.id() == Ids.CLUSTER) {
        times.addAll(positionsIn(view, element, Ids.TIMESTAMP));
      }
    }
    return times;
  }

  private static List<Element> topElements(byte[] film) throws IOException {
    EbmlReader ebml = new EbmlReader(new SourceBytes(new Bytes(film), 512));
    Element segment = ebml.element(ebml.element(0, film.length).end(), film.length);
    return children(ebml, segment);
  }

  private static List<Element> children(EbmlReader ebml, Element parent) throws IOException {
    List<Element> children = new ArrayList<>();
    for (long at = parent.data(); at < parent.end(); ) {
      children.add(ebml.element(at, parent.end()));
      at = children.getLast().end();
    }
    return children;
  }

  /** Values of the unsigned integers of that id below the element, up to two levels down. */
  private static List<Long> positionsIn(byte[] film, Element parent, int id) throws IOException {
    EbmlReader ebml = new EbmlReader(new SourceBytes(new Bytes(film), 512));
    List<Long> values = new ArrayList<>();
    for (Element child : children(ebml, parent)) {
      if (child.id() == id) {
        values.add(ebml.uint(child, Long.MAX_VALUE));
      } else if (child.id() == Ids.SEEK
          || child.id() == Ids.CUE_POINT
          || child.id() == Ids.CUE_TRACK_POSITIONS) {
        values.addAll(positionsIn(film, child, id));
      }
    }
    return values;
  }
}
