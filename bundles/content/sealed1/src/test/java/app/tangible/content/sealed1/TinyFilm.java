package app.tangible.content.sealed1;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A Matroska film of a few kilobytes that no player plays but every demuxer reads: the same bytes
 * on every machine, for tests that visit each of them.
 */
final class TinyFilm {

  static final String TITLE = "A Title Nobody May Read";
  static final int VIDEO = 1;
  static final int AUDIO = 2;
  static final int TEXT = 3;

  private final Random random;
  private final EbmlWriter clusters = new EbmlWriter();
  private final List<byte[]> before = new ArrayList<>();
  private EbmlWriter cluster = new EbmlWriter();
  private boolean unknownSizes;

  TinyFilm(long seed) {
    random = new Random(seed);
    before.add(element(Ids.VOID, new byte[17]));
    before.add(
        element(
            Ids.INFO,
            new EbmlWriter()
                .uint(Ids.TIMESTAMP_SCALE, 1_000_000)
                .text(0x4D80, "tiny")
                .text(0x5741, "tiny")
                .text(0x7BA9, TITLE)
                .real(Ids.DURATION, 3000)
                .bytes()));
    before.add(
        element(
            Ids.TRACKS,
            new EbmlWriter()
                .raw(track(VIDEO, 1, "V_UNCOMPRESSED"))
                .raw(track(AUDIO, 2, "A_PCM/INT/LIT"))
                .raw(track(TEXT, 17, "S_TEXT/UTF8"))
                .bytes()));
  }

  private static byte[] track(int number, int type, String codec) {
    return element(
        Ids.TRACK_ENTRY,
        new EbmlWriter()
            .uint(Ids.TRACK_NUMBER, number)
            .uint(0x73C5, number)
            .uint(Ids.TRACK_TYPE, type)
            .text(0x86, codec)
            .bytes());
  }

  /** Three seconds: a keyframe and three frames a second, sound between them, a line of text. */
  static byte[] threeSeconds(long seed) {
    TinyFilm film = new TinyFilm(seed);
    film.tags();
    for (int second = 0; second < 3; second++) {
      film.cluster(second * 1000L);
      for (int frame = 0; frame < 4; frame++) {
        int at = frame * 250;
        film.simple(VIDEO, at, frame == 0, film.noise(frame == 0 ? 600 : 120));
        film.simple(AUDIO, at + 10, true, film.noise(40));
        film.simple(AUDIO, at + 130, true, film.noise(41));
      }
      film.group(TEXT, 500, 400, "line".getBytes());
    }
    return film.bytes();
  }

  TinyFilm unknownSizes() {
    unknownSizes = true;
    return this;
  }

  TinyFilm tags() {
    byte[] simple =
        element(0x67C8, new EbmlWriter().text(0x45A3, "TITLE").text(0x4487, TITLE).bytes());
    return top(element(Ids.TAGS, element(0x7373, simple)));
  }

  /** Adds an element of the Segment before the clusters. */
  TinyFilm top(byte[] element) {
    before.add(element);
    return this;
  }

  TinyFilm cluster(long timestamp) {
    endCluster();
    cluster.uint(Ids.TIMESTAMP, timestamp);
    return this;
  }

  TinyFilm simple(int track, int relative, boolean keyframe, byte[] frame) {
    return inCluster(element(Ids.SIMPLE_BLOCK, block(track, relative, keyframe ? 0x80 : 0, frame)));
  }

  TinyFilm group(int track, int relative, int duration, byte[] frame) {
    return inCluster(
        element(
            Ids.BLOCK_GROUP,
            new EbmlWriter()
                .uint(Ids.BLOCK_DURATION, duration)
                .raw(element(Ids.BLOCK, block(track, relative, 0, frame)))
                .raw(element(Ids.VOID, new byte[3]))
                .bytes()));
  }

  TinyFilm inCluster(byte[] element) {
    cluster.raw(element);
    return this;
  }

  static byte[] block(int track, int relative, int flags, byte[] frame) {
    return new EbmlWriter()
        .size(track)
        .bigEndian(relative & 0xFFFF, 2)
        .bigEndian(flags, 1)
        .raw(frame)
        .bytes();
  }

  static byte[] element(int id, byte[] content) {
    return new EbmlWriter().binary(id, content).bytes();
  }

  byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private void endCluster() {
    byte[] content = cluster.bytes();
    if (content.length > 0) {
      clusters.id(Ids.CLUSTER);
      if (unknownSizes) {
        clusters.bigEndian(0xFF, 1);
      } else {
        clusters.size(content.length);
      }
      clusters.raw(content);
    }
    cluster = new EbmlWriter();
  }

  byte[] bytes() {
    endCluster();
    EbmlWriter content = new EbmlWriter();
    before.forEach(content::raw);
    content.raw(clusters.bytes());
    byte[] header =
        element(
            Ids.EBML,
            new EbmlWriter()
                .text(Ids.DOC_TYPE, "matroska")
                .uint(Ids.DOC_TYPE_VERSION, 4)
                .uint(Ids.DOC_TYPE_READ_VERSION, 2)
                .bytes());
    EbmlWriter film = new EbmlWriter().raw(header).id(Ids.SEGMENT);
    if (unknownSizes) {
      film.size8((1L << 56) - 1);
    } else {
      film.size(content.bytes().length);
    }
    return film.raw(content.bytes()).bytes();
  }
}
